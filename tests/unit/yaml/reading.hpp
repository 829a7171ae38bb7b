// Reading a text and telling its events: what the tests of the reader share.
#pragma once

#include <catch2/catch.hpp>
#include <initializer_list>
#include <string>
#include <string_view>

#include "text/line_index.hpp"
#include "tools/events.hpp"
#include "yaml/reader.hpp"

namespace dek::tests {

struct Sample {
  std::string_view shows;
  std::string yaml;
  std::string events;  // in the notation of the YAML test suite, joined by blanks
};

/// Events of all documents, joined by blanks.
inline std::string read_events(std::string_view yaml) {
  std::string joined;
  for (const auto& document : yaml::parse({}, yaml).documents) {
    for (const Event& event : events_of(*document)) joined += (joined.empty() ? "" : " ") + to_string(event);
  }
  return joined;
}

inline void check_all(std::initializer_list<Sample> samples) {
  for (const Sample& sample : samples) {
    INFO(sample.shows);
    CHECK(yaml::parse({}, sample.yaml, yaml::Indentation::strict).diagnostics.empty());
    CHECK(read_events(sample.yaml) == sample.events);
  }
}

/// "2:5 message" of the first finding; "" when there is none.
inline std::string first_finding(std::string_view yaml) {
  const yaml::Parsed parsed = yaml::parse({}, yaml);
  if (parsed.diagnostics.empty()) return {};
  const diag::Diagnostic& found = parsed.diagnostics.front();
  const text::Position at = text::LineIndex(yaml).position(found.span.begin);
  return std::to_string(at.line) + ":" + std::to_string(at.column) + " " + found.message;
}

}  // namespace dek::tests

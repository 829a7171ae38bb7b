// The events of a read document, as the public YAML test suite and libyaml count them: what two readers can be compared
// by.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tree/document.hpp"

namespace dek::tests {

enum class EventKind : std::uint8_t {
  document_start,
  document_end,
  map_start,
  map_end,
  list_start,
  list_end,
  scalar,
  alias
};

struct Event {
  EventKind kind{};
  std::string value;   // of a scalar; name of an alias
  std::string anchor;  // without the ampersand
  std::string tag;     // resolved: "tag:yaml.org,2002:str"
  tree::Style style = tree::Style::plain;
  bool is_explicit = false;  // of documents: `---` or `...` is written
  std::uint32_t begin = 0;   // byte offset, anchor and tag included

  friend bool operator==(const Event&, const Event&) = default;
};

/// All events of one document, its start and end included.
[[nodiscard]] std::vector<Event> events_of(const tree::Document& document);

/// One event in the notation of the YAML test suite, without a line end: `+MAP {} &a`, `=VAL :x`.
[[nodiscard]] std::string to_string(const Event& event);

}  // namespace dek::tests

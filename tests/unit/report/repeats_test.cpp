// Which findings are told together.
#include "report/repeats.hpp"

#include <catch2/catch.hpp>

#include "text/store.hpp"

namespace {

using namespace dek;

struct Sample {
  text::TextStore store;
  text::TextId file = store.add_file("pools.yaml", "a\nb\nc\nd\ne\n");
  std::vector<diag::Diagnostic> diagnostics;
  std::vector<report::Finding> findings;

  void add(const std::string& message, const std::string& note = "") {
    diag::Diagnostic& diagnostic = diagnostics.emplace_back();
    diagnostic.rule = "syntax/yaml";
    diagnostic.message = message;
    const auto begin = static_cast<std::uint32_t>(2 * (diagnostics.size() - 1));
    diagnostic.span = {file, begin, begin + 1};
    if (!note.empty()) diagnostic.notes.push_back(note);
  }

  /// The lines of each group, the first one's first.
  std::vector<std::vector<std::uint32_t>> together() {
    findings = report::in_order(diagnostics, store);
    std::vector<std::vector<std::uint32_t>> lines;
    for (const report::Told& told : report::told_together(findings)) {
      lines.push_back({told.finding->location.begin.line});
      for (const report::Finding* again : told.again) lines.back().push_back(again->location.begin.line);
    }
    return lines;
  }
};

using Lines = std::vector<std::vector<std::uint32_t>>;

}  // namespace

TEST_CASE("what says the same three times is told with the first") {
  Sample sample;
  for (const char* message : {"same", "other", "same", "same", "other"}) sample.add(message);
  CHECK(sample.together() == Lines{{1, 3, 4}, {2}, {5}});
}

TEST_CASE("a fact of its own keeps a finding apart") {
  Sample sample;
  for (const char* note : {"", "2 types", "", ""}) sample.add("same", note);
  CHECK(sample.together() == Lines{{1, 3, 4}, {2}});
}

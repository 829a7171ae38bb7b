// Keys that stand twice are found in maps of every size and style, with both places.
#include "reading.hpp"

namespace {

std::vector<std::string> duplicates(const std::string& yaml) {
  std::vector<std::string> found;
  const dek::text::LineIndex lines(yaml);
  for (const auto& finding : dek::yaml::parse({}, yaml).diagnostics) {
    REQUIRE(finding.rule == "syntax/duplicate-key");
    const auto first = lines.position(finding.related.at(0).span.begin);
    const auto again = lines.position(finding.span.begin);
    found.push_back(std::to_string(first.line) + ":" + std::to_string(first.column) + " " + std::to_string(again.line) +
                    ":" + std::to_string(again.column));
  }
  return found;
}

using Places = std::vector<std::string>;

}  // namespace

TEST_CASE("a repeated key is reported at both places, and the document is still read") {
  CHECK(duplicates("a: 1\nb: 2\na: 3\n") == Places{"1:1 3:1"});
  CHECK(duplicates("x: {a: 1, a: 2}\n") == Places{"1:5 1:11"});
  CHECK(dek::yaml::parse({}, "a: 1\na: 2\n").documents.at(0)->root()["a"].raw() == "1");
}

TEST_CASE("keys are compared by value, not by spelling") {
  CHECK(duplicates("a: 1\n\"a\": 2\n'a': 3\n") == Places{"1:1 2:1", "1:1 3:1"});
  CHECK(duplicates("\"\\x61\": 1\na: 2\n") == Places{"1:1 2:1"});
  CHECK(duplicates("a: 1\nA: 2\n").empty());
}

TEST_CASE("each map counts for itself") {
  CHECK(duplicates("a: {a: 1}\nb: {a: 2}\n").empty());
  CHECK(duplicates("- a: 1\n- a: 2\n").empty());
  CHECK(duplicates("a: 1\n---\na: 2\n").empty());
}

TEST_CASE("merge keys may not stand twice, and override nothing by mistake") {
  CHECK(duplicates("x: &x {a: 1}\ny:\n  <<: *x\n  a: 2\n").empty());
  CHECK(duplicates("x: &x {a: 1}\ny:\n  <<: *x\n  <<: *x\n") == Places{"3:3 4:3"});
}

TEST_CASE("empty keys and keys that are collections") {
  CHECK(duplicates("{: a, : b}\n") == Places{"1:2 1:7"});
  CHECK(duplicates("[a]: 1\n[a]: 2\n").empty());
}

TEST_CASE("large maps") {
  std::string yaml;
  for (int i = 0; i < 1000; ++i) yaml += "key" + std::to_string(i) + ": x\n";
  CHECK(duplicates(yaml).empty());
  CHECK(duplicates(yaml + "key999: y\nkey0: y\n") == Places{"1000:1 1001:1", "1:1 1002:1"});
}

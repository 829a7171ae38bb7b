// Decoded scalars back to the bytes they are written with.
#include "tree/runs.hpp"

#include <catch2/catch.hpp>

#include "text/store.hpp"
#include "yaml/reader.hpp"

using namespace dek;

namespace {

/// Each run as it is decoded and, behind `@`, the offset it is written at; runs must agree with the source.
std::string runs(const std::string& yaml) {
  const yaml::Parsed parsed = yaml::parse(text::TextId{}, yaml);
  const tree::Node scalar = parsed.documents.at(0)->root()["a"];
  std::string out;
  for (const tree::Run& run : tree::runs_of(scalar)) {
    const std::string decoded(scalar.raw().substr(run.begin, run.from.end - run.from.begin));
    CHECK(decoded == yaml.substr(run.from.begin, decoded.size()));
    out += (out.empty() ? "" : " ") + decoded + "@" + std::to_string(run.from.begin);
  }
  return out;
}

}  // namespace

TEST_CASE("plain and quoted scalars on one line are one run") {
  CHECK(runs("a: bcd") == "bcd@3");
  CHECK(runs("a: 'bcd'") == "bcd@4");
  CHECK(runs("a: \"bcd\"") == "bcd@4");
  CHECK(runs("a:").empty());
  CHECK(runs("a: [b]").empty());
}

TEST_CASE("escapes and doubled quotes part the runs") {
  CHECK(runs("a: 'it''s'") == "it'@4 s@8");
  CHECK(runs("a: \"b\\tc\"") == "b@4 c@7");
  CHECK(runs("a: \"b\\u00e9c\\x41d\"") == "b@4 c@11 d@16");
  CHECK(runs("a: \"b\\ud83d\\ude00c\"") == "b@4 c@17");
  CHECK(runs("a: \"b\\\n   c\"") == "b@4 c@10");
}

TEST_CASE("literal lines lose their indentation") {
  CHECK(runs("a: |\n  b\n\n    c\n  d\n") == "b\n\n@7   c\n@12 d\n@18");
  CHECK(runs("a: |-\n  b: 1\n  c: 2\n") == "b: 1\n@8 c: 2@15");
  CHECK(runs("a: |\r\n  b\r\n  c\r\n") == "b@8 c@13");
  CHECK(runs("a: |2\n   b\n") == " b\n@8");
}

TEST_CASE("folded lines are parted where they were joined") {
  CHECK(runs("a: >\n  b\n  c\n") == "b@7 c@11");
  CHECK(runs("a: b\n  c\n") == "b@3 c@7");
  CHECK(runs("a: \"b\n  c\"\n") == "b@4 c@8");
}

// One mistake costs one item: the rest of the file is read, and nothing that large or deep breaks the reader.
#include <catch2/catch.hpp>

#include "unit/hcl/show.hpp"

using namespace dek::hcl;
using test::findings;
using Strings = std::vector<std::string>;

namespace {

Strings block_types(std::string_view text) {
  Strings out;
  const Parsed parsed = parse({}, text);
  for (const Block& block : parsed.file->body.blocks) out.push_back(block.type.text);
  return out;
}

std::string repeat(std::string_view text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

}  // namespace

TEST_CASE("a bad argument does not silence its block or the next one") {
  const std::string text = "x \"a\" {\n  b = [1, 2\n  c = 3\n}\ny {\n  d = }\n  e = 1\n}\nz {}\n";
  CHECK(findings(text).size() == 2);
  CHECK(block_types(text) == Strings{"x", "y", "z"});
  const Parsed parsed = parse({}, text);
  CHECK(parsed.file->body.blocks[0].body.incomplete);
  CHECK(parsed.file->body.blocks[1].body.attribute("e") != nullptr);
  CHECK_FALSE(parsed.file->body.blocks[2].body.incomplete);
}

TEST_CASE("the next item is found behind brackets that were never closed") {
  CHECK(block_types("a = f(1,\nb {\n}\nc {\n}\n") == Strings{"b", "c"});
  CHECK(block_types("x {\n  y = {\n    k = 1\n}\nz {\n}\n") == Strings{"x", "z"});
  CHECK(block_types("x {\n  inner {\n    k = 1\n}\nz \"l\" {\n}\n") == Strings{"x", "z"});
}

TEST_CASE("a string ends with its line") {
  const std::string text = "x {\n  a = \"open\n  b = 1\n}\ny {\n}\n";
  CHECK(findings(text) == Strings{"2:7 string is not closed on its line"});
  CHECK(block_types(text) == Strings{"x", "y"});
  CHECK(findings("a = \"${\"\nb = 1\n") == Strings{"1:6 `${` is not closed before its string ends"});
  CHECK(findings("a = \"x ${b\"\nb = 1\n") == Strings{"1:8 `${` is not closed before its string ends"});
  CHECK(findings("a = \"${f(\"x)}\"\nb = 1\n").size() == 1);
}

TEST_CASE("a heredoc that is never closed is named at its start") {
  CHECK(findings("a = 1\nb = <<EOT\nx\n") == Strings{"2:5 heredoc `EOT` is never closed"});
  const std::string text = "b = <<EOT\nx\nEOT";
  const Parsed parsed = parse({}, text);
  REQUIRE(parsed.diagnostics.size() == 1);
  CHECK(parsed.diagnostics[0].message == "heredoc is closed on a line that does not end");
  REQUIRE(parsed.diagnostics[0].fix);
  CHECK(parsed.diagnostics[0].fix->edits[0].replacement == "\n");
}

TEST_CASE("a sequence that is never closed is named at its start") {
  CHECK(findings("a = \"x ${b\n") != Strings{});
  CHECK(findings("a = <<EOT\n${b\nEOT\n").size() == 1);
}

TEST_CASE("characters of other languages are named once a line") {
  CHECK(findings("a = 'x'\n") == Strings{"1:5 single quotes do not enclose strings in HCL"});
  CHECK(findings("a = b & c\n") == Strings{"1:7 `&` is not an operator of HCL"});
  CHECK(findings("a = ${b}\n") == Strings{"1:5 template sequence outside of a string"});
  CHECK(findings("a = \"\xff\"\n") == Strings{"1:6 text is not UTF-8"});
  CHECK(findings("a = \xe2\x80\x9cx\xe2\x80\x9d\n") == Strings{"1:5 typographic quotes do not enclose strings in HCL"});
}

TEST_CASE("findings about a foreign file are bounded") {
  CHECK(findings(repeat("%\n", 5000)).size() <= 100);
}

TEST_CASE("nesting without end ends in a finding") {
  for (const char* opener : {"[", "(", "{a=", "-", "f(", "\"${", "a ? ", "[for x in ", "a[", "x[*]", "<<E\n${"}) {
    CAPTURE(opener);
    CHECK_FALSE(findings("a = " + repeat(opener, 100000) + "\n").empty());
  }
  CHECK_FALSE(findings(repeat("a {\n", 100000)).empty());
  CHECK_FALSE(findings("a = 1" + repeat(" + 1", 100000)).empty());
  CHECK_FALSE(findings("a = b" + repeat(".c", 100000)).empty());
  CHECK_FALSE(findings("a = <<E\n" + repeat("%{ if a }", 100000) + "\nE\n").empty());
}

TEST_CASE("what people nest is read") {
  CHECK(findings("a = " + repeat("[", 60) + repeat("]", 60) + "\n").empty());
  CHECK(findings("a = 1" + repeat(" + 1", 400) + "\n").empty());
  CHECK(findings(repeat("a {\n", 60) + repeat("}\n", 60)).empty());
}

TEST_CASE("a heredoc of 50 MB ends in a finding") {
  const std::string text = "a = <<E\n" + std::string(50'000'000, 'x') + "\nE\n";
  CHECK(findings(text) == Strings{"1:1 file is too large to be read as HCL"});
}

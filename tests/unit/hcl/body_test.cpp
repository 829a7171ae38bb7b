// Arguments, blocks, comments, and what HashiCorp's specification suite says of their structure.
#include <catch2/catch.hpp>

#include "unit/hcl/show.hpp"

using namespace dek::hcl;
using test::findings;
using Strings = std::vector<std::string>;

TEST_CASE("comments of all three forms") {
  const std::string text = "# one\n// two\n/* three\n four */ a = 1 # five\nb /* six */ = 2\n#last";
  const Parsed parsed = parse({}, text);
  CHECK(parsed.diagnostics.empty());
  CHECK(parsed.file->body.attributes.size() == 2);
  Strings comments;
  for (const dek::tree::Comment& c : parsed.file->comments) comments.push_back(text.substr(c.begin, c.end - c.begin));
  CHECK(comments == Strings{"# one", "// two", "# five", "#last"});
  CHECK(findings("a = 1 /* open") == Strings{"1:7 comment is never closed"});
}

TEST_CASE("an empty file is a body") {
  for (const char* text : {"", "\n\n", "\xef\xbb\xbf", "# only a comment"}) CHECK(findings(text).empty());
}

TEST_CASE("blocks with labels, nested and of one line") {
  const std::string text = "resource \"aws_eks_addon\" cni {\n  timeouts { create = \"5m\" }\n  a = 1\n}\nx {}\n";
  const Parsed parsed = parse({}, text);
  REQUIRE(parsed.diagnostics.empty());
  const Block& block = parsed.file->body.blocks[0];
  CHECK(block.type.text == "resource");
  CHECK(block.labels[0].text == "aws_eks_addon");
  CHECK(block.labels[1].text == "cni");
  CHECK(text.substr(block.labels[0].begin, block.labels[0].end - block.labels[0].begin) == "\"aws_eks_addon\"");
  CHECK(text.substr(block.begin, block.header_end - block.begin) == "resource \"aws_eks_addon\" cni {");
  CHECK(text[block.end - 1] == '}');
  CHECK(block.body.blocks[0].body.attribute("create") != nullptr);
  CHECK(block.body.attribute("a") != nullptr);
  CHECK(block.body.attribute("b") == nullptr);
}

TEST_CASE("an argument ends with its line") {
  CHECK(findings("a = \"a value\", b = \"b value\"\n") ==
        Strings{"1:14 expected the end of the line behind the argument, found `,`"});
  CHECK(findings("a = 1 b = 2\n") == Strings{"1:7 expected the end of the line behind the argument, found `b`"});
  CHECK(findings("a = \n 1\n") == Strings{"1:5 expected a value, found the end of the line",
                                          "2:2 expected the name of an argument or a block, found `1`"});
}

TEST_CASE("a block of one line holds one argument") {
  CHECK(findings("a { b = \"foo\" }\n").empty());
  CHECK(findings("a { b = \"foo\", c = \"bar\" }\n") ==
        Strings{"1:14 expected `}` behind the argument of a block of one line, found `,`"});
  CHECK(findings("a { b = \"foo\"\n}\n") ==
        Strings{"1:14 expected `}` behind the argument of a block of one line, found the end of the line"});
  CHECK(findings("a { b = \"foo\"\n  c = \"bar\" }\nx = 1\n").size() == 1);
  CHECK(findings("a { d {} }\n") == Strings{"1:5 block inside a block of one line"});
}

TEST_CASE("blocks that are not closed, and braces that close nothing") {
  CHECK(findings("a {\n") == Strings{"1:3 block is never closed"});
  CHECK(findings("a {\n  b {\n") == Strings{"2:5 block is never closed"});
  CHECK(findings("}\na = 1\n") == Strings{"1:1 `}` closes nothing"});
  CHECK(findings("a {\n} b {\n}\n") == Strings{"2:3 expected the end of the line behind the block, found `b`"});
}

TEST_CASE("names of arguments are neither quoted nor repeated nor dotted") {
  CHECK(findings("\"a\" = 1\n") == Strings{"1:1 expected the name of an argument or a block, found a string"});
  CHECK(findings("a.b = 1\n") == Strings{"1:2 expected `=` or a block behind `a`, found `.`"});
  const std::string text = "a = 1\na = 2\n";
  const Parsed parsed = parse({}, text);
  REQUIRE(parsed.diagnostics.size() == 1);
  CHECK(parsed.diagnostics[0].message == "argument `a` is set twice");
  CHECK(parsed.diagnostics[0].related[0].text == "first set here");
  CHECK(parsed.file->body.attributes.size() == 1);
}

TEST_CASE("labels are plain") {
  CHECK(findings("a \"b${c}\" {\n}\n") == Strings{"1:5 template sequence in a label"});
  CHECK(findings("a \"b\"\n{\n}\n") == Strings{"1:6 expected a label or `{` behind `a`, found the end of the line",
                                               "2:1 expected the name of an argument or a block, found `{`"});
}

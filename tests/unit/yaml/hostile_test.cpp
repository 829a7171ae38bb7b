// Input made to hurt ends in a clear finding or in a tree, in time and memory that grow with its size alone.
#include "reading.hpp"

using dek::tests::first_finding;
using dek::tree::Kind;

namespace {

std::string repeat(std::string_view part, std::size_t times) {
  std::string text;
  text.reserve(part.size() * times);
  for (std::size_t i = 0; i < times; ++i) text += part;
  return text;
}

constexpr std::size_t kMany = 100'000;

}  // namespace

TEST_CASE("nesting of any kind ends at 512 levels with a plain message") {
  CHECK(first_finding(repeat("[", kMany)).find("nesting is deeper than 512 levels") != std::string::npos);
  CHECK(first_finding(repeat("[", kMany) + repeat("]", kMany)).find("nesting is deeper") != std::string::npos);
  CHECK(first_finding(repeat("{a: ", kMany)).find("nesting is deeper") != std::string::npos);
  CHECK(first_finding(repeat("- ", kMany)).find("nesting is deeper") != std::string::npos);
  CHECK(first_finding(repeat("? ", kMany)).find("nesting is deeper") != std::string::npos);
  CHECK(first_finding(repeat("[? ", kMany)).find("nesting is deeper") != std::string::npos);
  std::string maps;
  for (std::size_t i = 0; i < 3000; ++i) maps += std::string(i, ' ') + "a:\n";
  CHECK(first_finding(maps).find("nesting is deeper") != std::string::npos);
}

TEST_CASE("512 levels are read") {
  const std::string list = repeat("[", 512) + repeat("]", 512);
  CHECK(first_finding(list).empty());
  CHECK(first_finding("a: [" + list + "]").find("nesting") != std::string::npos);
}

TEST_CASE("wide flow collections take linear time") {
  CHECK(first_finding("[" + repeat("[], ", kMany) + "]").empty());
  CHECK(first_finding("[" + repeat("[a]: b, ", kMany) + "]").empty());
  CHECK(first_finding("[" + repeat("{{a: b}: c}, ", kMany) + "]").empty());
}

TEST_CASE("aliases are references, never copies") {
  std::string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 30; ++i) {
    const std::string alias = "*a" + std::to_string(i - 1);
    bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + repeat(alias + ", ", 9) + "]\n";
  }
  const auto parsed = dek::yaml::parse({}, bomb);
  REQUIRE(parsed.documents.size() == 1);
  CHECK(parsed.documents[0]->nodes.size() < 1000);
  CHECK(parsed.documents[0]->root()["a29"].size() == 9);
}

TEST_CASE("a node cannot hold itself") {
  CHECK(first_finding("a: &a {b: *a}\n") == "1:11 the alias `*a` refers to a node it stands in");
  CHECK(first_finding("&a [*a]: b\n") == "1:5 the alias `*a` refers to a node it stands in");
  CHECK(first_finding("a: &a\n  - b: *a\n") == "2:8 the alias `*a` refers to a node it stands in");
}

TEST_CASE("100,000 keys, anchors and documents") {
  std::string keys;
  std::string anchors;
  for (std::size_t i = 0; i < kMany; ++i) {
    keys += "key" + std::to_string(i) + ": x\n";
    anchors += "- &a" + std::to_string(i) + " x\n- *a" + std::to_string(i) + "\n";
  }
  CHECK(dek::yaml::parse({}, keys).diagnostics.empty());
  CHECK(dek::yaml::parse({}, anchors).diagnostics.empty());
  CHECK(dek::yaml::parse({}, repeat("--- x\n", kMany)).documents.size() == kMany);
  CHECK(dek::yaml::parse({}, repeat("--- [\n", kMany)).diagnostics.size() == kMany);
}

TEST_CASE("a key repeated 100,000 times is reported for each") {
  CHECK(dek::yaml::parse({}, repeat("a: x\n", kMany)).diagnostics.size() == kMany - 1);
}

TEST_CASE("large scalars") {
  const std::string line(10'000'000, 'x');
  for (const char* head : {"a: |\n  ", "a: >\n  ", "a: ", "a:\n  "}) CHECK(first_finding(head + line + "\n").empty());
  CHECK(first_finding("a: \"" + line + "\"\n").empty());
  CHECK(first_finding(line + ": a\n").empty());
  CHECK(first_finding("a: |\n" + repeat("  text\n", 1'000'000)).empty());
  CHECK(first_finding("a: \"" + repeat("x\n\n ", 1'000'000) + "\"\n").empty());
  CHECK(first_finding("a: |\n" + repeat("\n", 1'000'000)).empty());
}

TEST_CASE("lines that only look like templates stay linear") {
  CHECK_FALSE(first_finding("a: [" + repeat("{{a", kMany) + "\n").empty());
  CHECK(first_finding("a: x " + repeat("{{", 1'000'000) + "\n").empty());
  CHECK_FALSE(first_finding("a: [" + repeat("${", kMany) + "\n").empty());
}

TEST_CASE("comments with every line end") {
  CHECK(first_finding(repeat("# a\r", kMany) + "a: b\r").empty());
  CHECK(first_finding(repeat("# a\r\n", kMany) + "a: b\r\n").empty());
}

// A quoted scalar reads back as the same string, whatever it holds.
#include "yaml/emit.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "yaml/reader.hpp"

using dek::yaml::quote_scalar;

namespace {

// Reads `text` back through the reader, as a value, as an item of a list in brackets, and as a key.
void check_round_trip(const std::string& text) {
  const std::string quoted = quote_scalar(text);
  INFO(quoted);
  CHECK(quoted.find('\n') == std::string::npos);
  const std::string yaml = "a: " + quoted + "\nb: [" + quoted + ", x]\n" + quoted + ": c\n";
  const auto parsed = dek::yaml::parse({}, yaml);
  REQUIRE(parsed.documents.size() == 1);
  const dek::tree::Node root = parsed.documents[0]->root();
  const auto is_text = [&](dek::tree::Node node) {
    const bool is_string = node.is_unknown() || node.type() == dek::tree::ScalarType::string;
    return node.is_scalar() && is_string && node.raw() == text;
  };
  CHECK(is_text(root["a"]));
  CHECK(is_text(*root["b"].items().begin()));
  CHECK(root["b"].size() == 2);
  CHECK(root[text].raw() == (text == "a" ? text : text == "b" ? "" : "c"));
}

}  // namespace

TEST_CASE("names stay plain") {
  for (const char* text : {"name", "spark-driver", "m5.large", "karpenter.sh/v1", "100m", "10Gi", "/var/lib", "_x",
                           "a b", "arn:aws:iam::1:role/x", "v1.30", "1.2.3", "http://host:80/p"}) {
    CHECK(quote_scalar(text) == text);
    check_round_trip(text);
  }
}

TEST_CASE("what a reader could take for something else is quoted") {
  for (const char* text :
       {"",    "yes",  "No",   "on", "y",    "true", "null",     "~",          "012", "0x1F",    "1e3", "1_000", ".5",
        "5.",  "1.10", "-1",   "+1", ".inf", ".nan", "12:30:45", "2024-01-31", "=",   "<<",      "-",   "- a",   "? a",
        ": a", "a: b", "a #b", "#a", " a",   "a ",   "a:",       "[a]",        "{a}", "a, b",    "&a",  "*a",    "!a",
        "|",   ">",    "%a",   "@a", "`a`",  "'a'",  "\"a\"",    "---",        "...", "{{ x }}", "a\\b"}) {
    INFO(text);
    CHECK(quote_scalar(text).front() == '"');
    check_round_trip(text);
  }
}

TEST_CASE("characters that cannot be seen become escapes") {
  CHECK(quote_scalar("a\nb\tc\r") == R"("a\nb\tc\r")");
  CHECK(quote_scalar(std::string("\0\x1b\x7f", 3)) == R"("\x00\x1b\x7f")");
  CHECK(quote_scalar("\xc2\x85\xe2\x80\xa8\xef\xbb\xbf") == R"("\x85\u2028\ufeff")");
  CHECK(quote_scalar("h\xc3\xa4user \xf0\x9f\x98\x80") == "\"h\xc3\xa4user \xf0\x9f\x98\x80\"");
  for (int c = 0; c < 0x80; ++c) {
    check_round_trip(std::string(1, static_cast<char>(c)));
    check_round_trip("x" + std::string(1, static_cast<char>(c)) + "y");
    check_round_trip("x " + std::string(1, static_cast<char>(c)) + " y");
  }
}

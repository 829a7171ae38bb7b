// Quoting: what YAML would read as something else is quoted, and reading gives the text back.
#include "render/quote.hpp"

#include <catch2/catch.hpp>

#include "yaml/reader.hpp"

using namespace dek;

TEST_CASE("quoted or plain, YAML reads back the same string") {
  for (const std::string text :
       {"plain", "a b",  "",      " ",   "a ",         "- a",      "-1", "1",     "012",   "1e3",    "0x1F",
        "yes",   "NO",   "null",  "~",   "true",       "a: b",     "a:", "a #b",  "#a",    "{a",     "[a]",
        "*a",    "&a",   "!a",    "|",   ">",          "%a",       "@a", "`a`",   "\"a\"", "'a'",    "a\nb",
        "a\tb",  "${x}", "{{x}}", "é",   "2024-01-01", "12:30:45", ".5", "1_000", "a\\b",  "a\x01z", "<<",
        "=",     "?",    "? a",   "---", "...",        "a,b",      "a]b"}) {
    CAPTURE(text);
    const std::string source = "k: [" + render::quote_yaml(text) + "]\n";
    const yaml::Parsed parsed = yaml::parse(text::TextId{}, source);
    REQUIRE(parsed.diagnostics.empty());
    REQUIRE(parsed.documents.size() == 1);
    const tree::Node list = parsed.documents[0]->root()["k"];
    REQUIRE(list.size() == 1);
    CHECK((*list.items().begin()).raw() == text);
    const tree::Node item = *list.items().begin();
    CHECK((item.is_unknown() ||
           item.type() == tree::ScalarType::string));  // `${x}` is a string whose value a tool fills in
  }
}

TEST_CASE("identifiers stay readable") {
  CHECK(render::quote_yaml("s3a://bucket/spark-events/") == "s3a://bucket/spark-events/");
  CHECK(render::quote_yaml("100.64.0.0/16") == "100.64.0.0/16");
  CHECK(render::quote_yaml("10%") == "10%");
  CHECK(render::quote_yaml("111122223333") == "\"111122223333\"");
}

TEST_CASE("HCL templates lose their meaning") {
  CHECK(render::escape_hcl("${a} %{b} $a 100% \"c\"\n") == "$${a} %%{b} $a 100% \\\"c\\\"\\n");
}

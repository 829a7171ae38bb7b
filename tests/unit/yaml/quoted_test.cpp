// Quoted scalars: escapes, folding, and what stays literal.
#include <catch2/catch.hpp>

#include "reading.hpp"

using dek::tests::check_all;
using dek::tests::Sample;

TEST_CASE("quoted scalars are read as YAML 1.2 reads them") {
  check_all({
      {"empty", "- \"\"\n- ''\n", "+DOC +SEQ =VAL \" =VAL ' -SEQ -DOC"},
      {"two apostrophes are one", "- 'it''s'\n- ''''\n", "+DOC +SEQ =VAL 'it's =VAL '' -SEQ -DOC"},
      {"a backslash in single quotes", "- 'a\\nb'\n", "+DOC +SEQ =VAL 'a\\\\nb -SEQ -DOC"},
      {"short escapes", "- \"\\b\\t\\n\\r\\ \\\"\\/\\\\\"\n", "+DOC +SEQ =VAL \"\\b\\t\\n\\r \"/\\\\ -SEQ -DOC"},
      {"named Unicode escapes", "- \"\\N\\_\\L\\P\"\n",
       "+DOC +SEQ =VAL \"\xc2\x85\xc2\xa0\xe2\x80\xa8\xe2\x80\xa9 -SEQ -DOC"},
      {"hexadecimal escapes", "- \"\\x41\\u00e4\\U0001F600\"\n",
       "+DOC +SEQ =VAL \"A\xc3\xa4\xf0\x9f\x98\x80 -SEQ -DOC"},
      {"JSON's surrogate pairs", "- \"\\ud83d\\ude00\"\n", "+DOC +SEQ =VAL \"\xf0\x9f\x98\x80 -SEQ -DOC"},
      {"an escaped tab character", "- \"a\\\tb\"\n", "+DOC +SEQ =VAL \"a\\tb -SEQ -DOC"},
      {"lines join with a blank", "a: \"b\n  c\n\n  d\"\n", "+DOC +MAP =VAL :a =VAL \"b c\\nd -MAP -DOC"},
      {"lines of single quotes join", "a: 'b\n  c\n\n  d'\n", "+DOC +MAP =VAL :a =VAL 'b c\\nd -MAP -DOC"},
      {"an escaped break joins without a blank", "a: \"b\\\n   c\"\n", "+DOC +MAP =VAL :a =VAL \"bc -MAP -DOC"},
      {"blanks before an escaped break stay", "a: \"b \\\n   c\"\n", "+DOC +MAP =VAL :a =VAL \"b c -MAP -DOC"},
      {"an escaped blank begins the text of a line", "a: \"b\n   \\ c\"\n", "+DOC +MAP =VAL :a =VAL \"b  c -MAP -DOC"},
      {"blanks before a break go, an escaped tab stays", "a: \"b\\t \n   c\"\n",
       "+DOC +MAP =VAL :a =VAL \"b\\t c -MAP -DOC"},
      {"an escaped line feed before a break", "a: \"b\\n\n   c\"\n", "+DOC +MAP =VAL :a =VAL \"b\\n c -MAP -DOC"},
      {"blank lines behind an escaped break stay", "a: \"b\\\n\n   c\"\n", "+DOC +MAP =VAL :a =VAL \"b\\nc -MAP -DOC"},
      {"only a break", "a: \"\n  \"\n", "+DOC +MAP =VAL :a =VAL \"  -MAP -DOC"},
      {"only breaks", "a: \"\n\n  \"\nb: '\n\n\n  '\n", "+DOC +MAP =VAL :a =VAL \"\\n =VAL :b =VAL '\\n\\n -MAP -DOC"},
      {"comments and colons inside", "- \"a # b: c\"\n- '- # d: e'\n",
       "+DOC +SEQ =VAL \"a # b: c =VAL '- # d: e -SEQ -DOC"},
      {"tabs inside", "- \"\ta\tb\t\"\n", "+DOC +SEQ =VAL \"\\ta\\tb\\t -SEQ -DOC"},
      {"dashes that begin no line of their own", "a: \"b\n  --- c\n ...\"\n",
       "+DOC +MAP =VAL :a =VAL \"b --- c ... -MAP -DOC"},
      {"a comment behind", "- \"a\" # b\n- 'c' # d\n", "+DOC +SEQ =VAL \"a =VAL 'c -SEQ -DOC"},
      {"as a key and as a value", " \"a\" : \"b\"\n", "+DOC +MAP =VAL \"a =VAL \"b -MAP -DOC"},
  });
}

TEST_CASE("a placeholder hidden in escapes leaves the value unknown") {
  const auto value = [](std::string_view yaml) {
    const auto parsed = dek::yaml::parse({}, yaml);
    return parsed.documents.at(0)->root()["a"].is_unknown();
  };
  CHECK(value("a: \"\\x24{NAME}\"\n"));
  CHECK(value("a: \"$\\\n  {NAME}\"\n"));
  CHECK(value("a: \"\\x25{ if x }\"\n"));
  CHECK_FALSE(value("a: b\n---\na: ${NAME}\n"));  // which stands in another document
}

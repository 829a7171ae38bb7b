// Masking keeps the length, the lines and everything that is no sequence.
#include "text/mask.hpp"

#include <catch2/catch.hpp>

using dek::text::mask;

TEST_CASE("sequences beside text become a filler of their length") {
  CHECK(mask("a: ${x}-b").bytes == "a: $___-b");
  CHECK(mask("a: ${ {x = \"}\"} }!").bytes == "a: $_____________!");
  CHECK(mask("a: {{ .Values.x }}").bytes == "a: $______________");
  CHECK(mask("a: {{ \"}}\" }}b").bytes == "a: $_________b");
  CHECK(mask("a: %{ if x }b%{ endif }").bytes == "a: $________b$_________");
}

TEST_CASE("sequences alone on their lines become blanks") {
  const auto masked = mask("a:\n  %{ if x }\n  b: 1\n{{- end }} {{ y }}\r\n${z}");
  CHECK(masked.bytes == "a:\n           \n  b: 1\n                  \r\n    ");
  REQUIRE(masked.blanks.size() == 3);
  CHECK(masked.blanks[0].begin == 5);
  CHECK(masked.blanks[0].end == 14);
  CHECK(masked.sequences == 4);
}

TEST_CASE("sequences over several lines keep the lines") {
  CHECK(mask("a: ${f({\n  b = 1\n})} c\n").bytes == "a: $____\n       \n    c\n");
  CHECK(mask("{{/* a\n}} b */}}\nc: 1\n").bytes == "      \n         \nc: 1\n");
}

TEST_CASE("what opens and never closes stays, and so does all else") {
  for (const char* text : {"a: ${x", "a: {{ x", "a: {b: {c: 1}}", "", "$", "{", "a: $x %d"})
    CHECK(mask(text).bytes == text);
}

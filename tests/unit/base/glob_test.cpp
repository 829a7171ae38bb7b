// Patterns as git reads them.
#include "base/glob.hpp"

#include <catch2/catch.hpp>

using dek::base::glob_matches;

TEST_CASE("stars stay in one component") {
  CHECK(glob_matches("*.yaml", "a.yaml"));
  CHECK(glob_matches("*", ".hidden"));
  CHECK(glob_matches("a*b*c", "aXbYbZc"));
  CHECK(glob_matches("a/*/c", "a/b/c"));
  CHECK_FALSE(glob_matches("*.yaml", "a/b.yaml"));
  CHECK_FALSE(glob_matches("a/*", "a/b/c"));
  CHECK_FALSE(glob_matches("a*c", "a/c"));
  CHECK_FALSE(glob_matches("a/*", "a"));
}

TEST_CASE("two stars stand for any number of components") {
  CHECK(glob_matches("**/x", "x"));
  CHECK(glob_matches("**/x", "a/b/x"));
  CHECK(glob_matches("a/**/x", "a/x"));
  CHECK(glob_matches("a/**/x", "a/b/c/x"));
  CHECK(glob_matches("a/**", "a/b/c"));
  CHECK(glob_matches("**/a*b/c", "ab/x/aab/c"));
  CHECK(glob_matches("**/x/**/y", "x/a/x/b/y"));
  CHECK_FALSE(glob_matches("a/**", "a"));
  CHECK_FALSE(glob_matches("**/x", "ax"));
  CHECK_FALSE(glob_matches("a/**/x", "ax"));
  CHECK_FALSE(glob_matches("a**x", "a/x"));
  CHECK(glob_matches("a**x", "abx"));
}

TEST_CASE("sets, classes and escapes") {
  CHECK(glob_matches("[a-c]x", "bx"));
  CHECK(glob_matches("[!a-c]x", "dx"));
  CHECK(glob_matches("[^a]x", "dx"));
  CHECK(glob_matches("[]a]x", "]x"));
  CHECK(glob_matches("[a-]x", "-x"));
  CHECK(glob_matches("[b-a]x", "bx"));
  CHECK(glob_matches("[[:digit:][:upper:]]x", "Ax"));
  CHECK(glob_matches("\\*x", "*x"));
  CHECK(glob_matches("[\\]]", "]"));
  CHECK_FALSE(glob_matches("[a-c]x", "dx"));
  CHECK_FALSE(glob_matches("a[!b]c", "a/c"));
  CHECK_FALSE(glob_matches("a?c", "a/c"));
  CHECK_FALSE(glob_matches("[ax", "a"));
  CHECK_FALSE(glob_matches("x\\", "x"));
}

TEST_CASE("many stars end in time") {
  const std::string text(2000, 'a');
  CHECK_FALSE(glob_matches("*a*a*a*a*a*a*a*a*a*b", text));
  CHECK_FALSE(glob_matches("**/a*/**/a*/**/b", "a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a"));
}

// Sets of files by patterns of .gitignore.
#include "base/path_patterns.hpp"

#include <catch2/catch.hpp>
#include <vector>

TEST_CASE("Patterns mean files, folders above them, and take back") {
  const std::vector<std::string> lines = {"vendor/", "*.gen.yaml", "/top.yaml", "a/**/z.yaml", "!vendor/own/"};
  const dek::base::PathPatterns patterns(lines);
  CHECK(patterns.contains("vendor/x/y.yaml"));
  CHECK(patterns.contains("deep/vendor/y.yaml"));
  CHECK(patterns.contains("b/c.gen.yaml"));
  CHECK(patterns.contains("top.yaml"));
  CHECK_FALSE(patterns.contains("b/top.yaml"));
  CHECK(patterns.contains("a/b/c/z.yaml"));
  CHECK_FALSE(patterns.contains("vendor"));
  CHECK_FALSE(patterns.contains("../vendor/x.yaml"));
}

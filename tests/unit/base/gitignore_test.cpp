// Lines of .gitignore files.
#include "base/gitignore.hpp"

#include <catch2/catch.hpp>

using dek::base::Gitignore;

namespace {

bool ignores(const char* content, const char* path, bool is_directory = false) {
  return Gitignore(content).ignores(path, is_directory).value_or(false);
}

}  // namespace

TEST_CASE("a pattern without slash matches at any depth") {
  CHECK(ignores("*.yaml", "a/b/c.yaml"));
  CHECK(ignores("build", "a/build", true));
}

TEST_CASE("a slash ties the pattern to the directory of the file") {
  CHECK(ignores("/a.yaml", "a.yaml"));
  CHECK_FALSE(ignores("/a.yaml", "b/a.yaml"));
  CHECK(ignores("a/b.yaml", "a/b.yaml"));
  CHECK_FALSE(ignores("a/b.yaml", "x/a/b.yaml"));
}

TEST_CASE("a slash at the end means directories only") {
  CHECK(ignores("out/", "x/out", true));
  CHECK_FALSE(ignores("out/", "x/out", false));
}

TEST_CASE("the last line that matches decides") {
  CHECK_FALSE(ignores("*.yaml\n!keep.yaml", "keep.yaml"));
  CHECK(ignores("!keep.yaml\n*.yaml", "keep.yaml"));
  CHECK_FALSE(Gitignore("*.yaml").ignores("a.json", false).has_value());
}

TEST_CASE("comments, blanks and escapes") {
  CHECK_FALSE(ignores("# a.yaml", "# a.yaml"));
  CHECK(ignores("\\#a.yaml", "#a.yaml"));
  CHECK(ignores("\\!a.yaml", "!a.yaml"));
  CHECK(ignores("a.yaml   ", "a.yaml"));
  CHECK(ignores("a\\ ", "a "));
  CHECK(ignores("a.yaml\r\nb.yaml\r\n", "a.yaml"));
  CHECK(
      ignores("\xef\xbb\xbf"
              "a.yaml",
              "a.yaml"));
  CHECK(Gitignore("\n\n/\n# nothing\n").empty());
}

// Directory trees on disk, as far as their shape matters.
#include "base/walk.hpp"

#include <unistd.h>

#include <array>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

namespace {

namespace fs = std::filesystem;
constexpr std::array<std::string_view, 2> kExtensions = {".yaml", ".json"};

class Tree {
 public:
  Tree() {
    std::string pattern = (fs::temp_directory_path() / "dekctl-walk-XXXXXX").string();
    root_ = ::mkdtemp(pattern.data());
  }
  Tree(const Tree&) = delete;
  Tree& operator=(const Tree&) = delete;
  ~Tree() { fs::remove_all(root_); }

  Tree& file(const std::string& path, const std::string& content = "") {
    fs::create_directories((root_ / path).parent_path());
    std::ofstream(root_ / path) << content;
    return *this;
  }
  [[nodiscard]] const fs::path& root() const { return root_; }

  /// Paths below the root, with the error of a directory behind it.
  [[nodiscard]] std::vector<std::string> walk(const std::string& below = "", bool respects_gitignore = true) const {
    const std::string start = (root_ / below).string();
    std::vector<std::string> paths;
    for (const auto& found : dek::base::walk(start, {kExtensions, respects_gitignore}))
      paths.push_back(fs::path(found.path).lexically_relative(root_).string() +
                      (found.error.empty() ? "" : ": " + found.error));
    return paths;
  }

 private:
  fs::path root_;
};

using Paths = std::vector<std::string>;

}  // namespace

TEST_CASE("files come by extension, sorted, directories in their place") {
  Tree tree;
  tree.file("b.yaml").file("a/z.JSON").file("a/x.yaml").file("c.txt").file(".github/d.yaml").file("e.yaml.bak");
  CHECK(tree.walk() == Paths{".github/d.yaml", "a/x.yaml", "a/z.JSON", "b.yaml"});
}

TEST_CASE("what tools keep for themselves is left out") {
  Tree tree;
  tree.file(".git/x.yaml").file(".terraform/modules/x.yaml").file("a.yaml");
  CHECK(tree.walk() == Paths{"a.yaml"});
}

TEST_CASE("nested .gitignore files add up, and the deeper one decides") {
  Tree tree;
  tree.file(".gitignore", "*.json\nout/\n").file("out/a.yaml").file("a.json");
  tree.file("keep/.gitignore", "!b.json\n").file("keep/b.json").file("keep/c.json");
  CHECK(tree.walk() == Paths{"keep/b.json"});
  CHECK(tree.walk("", false) == Paths{"a.json", "keep/b.json", "keep/c.json", "out/a.yaml"});
}

TEST_CASE("patterns from above count up to the root of the repository") {
  Tree tree;
  tree.file(".gitignore", "*.json\n")
      .file("repo/.gitignore", "/sub/a.yaml\n")
      .file("repo/.git/info/exclude", "c.yaml\n");
  tree.file("repo/sub/a.yaml").file("repo/sub/b.json").file("repo/sub/c.yaml").file("repo/sub/d.yaml");
  CHECK(tree.walk("repo/sub") == Paths{"repo/sub/b.json", "repo/sub/d.yaml"});
}

TEST_CASE("links to files are taken, links to directories are not followed") {
  Tree tree;
  tree.file("a/x.yaml");
  fs::create_symlink("x.yaml", tree.root() / "a/link.yaml");
  fs::create_symlink("..", tree.root() / "a/up.yaml");
  fs::create_symlink("loop.yaml", tree.root() / "a/loop.yaml");
  CHECK(tree.walk() == Paths{"a/link.yaml", "a/loop.yaml", "a/x.yaml"});
}

TEST_CASE("a directory that cannot be read is named") {
  Tree tree;
  tree.file("a.yaml");
  CHECK(tree.walk("gone") == Paths{"gone: No such file or directory"});
}

TEST_CASE("names drop the leading dot") {
  Tree tree;
  tree.file("sub/a.yaml");
  const fs::path before = fs::current_path();
  fs::current_path(tree.root());
  for (const std::string start : {".", "./", "./sub", "sub/", ".//sub//"}) {
    INFO(start);
    CHECK(dek::base::walk(start, {kExtensions}).at(0).path == "sub/a.yaml");
  }
  fs::current_path(before);
}

// Writing trees: only into the folder, only over own files, all or nothing.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "profile_fixture.hpp"
#include "render/render.hpp"
#include "render/tree_diff.hpp"
#include "render/tree_write.hpp"

using namespace dek;
using namespace dek::render;
namespace fs = std::filesystem;

namespace {

class Folder {
 public:
  Folder() : path_(fs::temp_directory_path() / "dek-render-XXXXXX") {
    std::string name = path_.string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  ~Folder() { fs::remove_all(path_); }
  [[nodiscard]] std::string text() const { return (path_ / "out").string(); }
  [[nodiscard]] fs::path operator/(const std::string& name) const { return path_ / "out" / name; }

 private:
  fs::path path_;
};

void put(const fs::path& path, const std::string& text) {
  fs::create_directories(path.parent_path());
  std::ofstream(path) << text;
}

std::string get(const fs::path& path) {
  std::ifstream in(path);
  return {std::istreambuf_iterator<char>(in), {}};
}

FileSet small_platform(const std::string& more = "") {
  static std::vector<std::unique_ptr<model::Profile>> profiles;
  auto loaded = load_profile(more);
  REQUIRE(loaded.profile);
  profiles.push_back(std::make_unique<model::Profile>(std::move(*loaded.profile)));
  auto files = render::render(derive(*profiles.back()).platform, Templates());
  REQUIRE(files);
  return *files;
}

void write(const Folder& folder, const FileSet& files) {
  const auto diff = compare(folder.text(), files);
  REQUIRE(diff);
  REQUIRE(write_tree(folder.text(), *diff));
}

}  // namespace

TEST_CASE("a written tree compares equal, and nothing but the tree is there") {
  const Folder folder;
  const FileSet files = small_platform();
  write(folder, files);
  const auto again = compare(folder.text(), files);
  REQUIRE(again);
  CHECK(again->count(ChangeKind::unchanged) == files.files().size());
  CHECK(again->text().empty());
  std::size_t on_disk = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder.text())) on_disk += entry.is_regular_file() ? 1 : 0;
  CHECK(on_disk == files.files().size());
}

TEST_CASE("the same profile gives the same bytes") {
  CHECK(small_platform().files() == small_platform().files());
}

TEST_CASE("an edited file is drift and belongs to its editor") {
  const Folder folder;
  const FileSet files = small_platform();
  write(folder, files);
  put(folder / "terraform/vpc.tf", get(folder / "terraform/vpc.tf") + "# mine\n");
  const auto diff = compare(folder.text(), files);
  REQUIRE(diff);
  REQUIRE(diff->conflicts().size() == 1);
  CHECK(diff->conflicts()[0]->path == "terraform/vpc.tf");
  CHECK(diff->conflicts()[0]->owner == Owner::edited);
  CHECK(diff->text().find("-# mine\n") != std::string::npos);
}

TEST_CASE("a file of the user in the way is foreign, elsewhere it is left alone") {
  const Folder folder;
  put(folder / "README.md", "my notes\n");
  put(folder / "notes.txt", "more\n");
  const FileSet files = small_platform();
  const auto diff = compare(folder.text(), files);
  REQUIRE(diff);
  REQUIRE(diff->conflicts().size() == 1);
  CHECK(diff->conflicts()[0]->path == "README.md");
  CHECK(diff->conflicts()[0]->owner == Owner::foreign);
  REQUIRE(write_tree(folder.text(), *diff));  // what --force does
  CHECK(get(folder / "notes.txt") == "more\n");
}

TEST_CASE("files that a changed profile no longer asks for go, edited ones are asked about") {
  const Folder folder;
  write(folder, small_platform("    - {name: finance, costCenter: fin-007, workloads: [spark]}\n"));
  put(folder / "spark/finance/batch.yaml", "edited\n");
  const auto diff = compare(folder.text(), small_platform());
  REQUIRE(diff);
  REQUIRE(diff->conflicts().size() == 1);
  CHECK(diff->conflicts()[0]->path == "spark/finance/batch.yaml");
  REQUIRE(write_tree(folder.text(), *diff));
  CHECK_FALSE(fs::exists(folder / "spark/finance"));
  CHECK_FALSE(fs::exists(folder / "kubernetes/tenants/finance"));
  CHECK(fs::exists(folder / "spark/marketing/batch.yaml"));
}

TEST_CASE("no file is written through a symbolic link") {
  const Folder folder;
  put(folder / "elsewhere/keep.txt", "x");
  fs::create_directory_symlink(folder / "elsewhere", folder / "terraform");
  const auto diff = compare(folder.text(), small_platform());
  REQUIRE_FALSE(diff);
  CHECK(diff.error().message.find("is a symbolic link") != std::string::npos);
}

TEST_CASE("a lock file that names files outside cannot remove them") {
  const Folder folder;
  put(folder / "../outside.txt", "x");
  put(folder / "dekctl.lock.yaml", "files:\n  ../outside.txt: 0\n  /etc/hostname: 0\n");
  const auto diff = compare(folder.text(), small_platform());
  REQUIRE(diff);
  CHECK(diff->count(ChangeKind::remove) == 0);
  CHECK(fs::exists(folder / "../outside.txt"));
}

TEST_CASE("a broken lock makes every file of the folder foreign") {
  const Folder folder;
  const FileSet files = small_platform();
  write(folder, files);
  put(folder / "dekctl.lock.yaml", "files: [");
  put(folder / "terraform/vpc.tf", "x");
  const auto diff = compare(folder.text(), files);
  REQUIRE(diff);
  CHECK(diff->lock_is_broken);
  REQUIRE(diff->conflicts().size() == 1);
  CHECK(diff->conflicts()[0]->owner == Owner::foreign);
}

TEST_CASE("nothing changes when staging fails") {
  const Folder folder;
  put(folder / "kubernetes", "a file where a folder must be\n");
  const auto diff = compare(folder.text(), small_platform());
  CHECK_FALSE(diff);
  CHECK_FALSE(fs::exists(folder / "terraform"));
}

// Staging, then renaming.
#include "render/tree_write.hpp"

#include <fmt/format.h>

#include <filesystem>

#include "base/files.hpp"
#include "base/signals.hpp"

namespace dek::render {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kStagingFolder = ".dekctl-staging";

/// Removes the staged files however the writing ends.
class Staging {
 public:
  explicit Staging(const std::string& directory) : path_(fs::path(directory) / kStagingFolder) { clear(); }
  Staging(const Staging&) = delete;
  Staging& operator=(const Staging&) = delete;
  ~Staging() { clear(); }

  [[nodiscard]] fs::path of(const std::string& path) const { return path_ / path; }

 private:
  void clear() const {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  fs::path path_;
};

bool writes(const Change& change) {
  return change.kind == ChangeKind::create || change.kind == ChangeKind::update;
}

base::Error failure(std::string_view what, const fs::path& path, const std::error_code& code) {
  return {fmt::format("cannot {} `{}`: {}", what, path.generic_string(), code.message()), ""};
}

base::Result<base::Done> stage(const Staging& staging, const std::string& directory, const TreeDiff& diff) {
  for (const Change& change : diff.changes) {
    if (!writes(change)) continue;
    DEK_CHECK(base::write_file(staging.of(change.path).generic_string(), change.after));
    const fs::path folder = (fs::path(directory) / change.path).parent_path();
    std::error_code code;
    fs::create_directories(folder, code);
    if (code) return failure("create", folder, code);
  }
  return base::Done{};
}

/// Folders that a removed file leaves empty go with it.
void remove_empty_parents(const fs::path& directory, fs::path path) {
  std::error_code code;
  for (path = path.parent_path(); path != directory && fs::is_empty(path, code) && !code; path = path.parent_path())
    fs::remove(path, code);
}

}  // namespace

base::Result<base::Done> write_tree(const std::string& directory, const TreeDiff& diff) {
  const base::HeldSignals held;  // all of the tree, or nothing
  const Staging staging(directory);
  DEK_CHECK(stage(staging, directory, diff));
  for (const Change& change : diff.changes) {
    const fs::path target = fs::path(directory) / change.path;
    std::error_code code;
    if (writes(change)) fs::rename(staging.of(change.path), target, code);
    if (change.kind == ChangeKind::remove) fs::remove(target, code);
    if (code) return failure(writes(change) ? "write" : "remove", target, code);
    if (change.kind == ChangeKind::remove) remove_empty_parents(directory, target);
  }
  return base::Done{};
}

}  // namespace dek::render

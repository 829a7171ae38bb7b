// Comparing a file set with a folder.
#include "render/tree_diff.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <optional>

#include "base/assert.hpp"
#include "base/files.hpp"
#include "base/strings.hpp"
#include "render/diff.hpp"
#include "render/sha256.hpp"

namespace dek::render {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kFileLimitBytes = 64 << 20;

/// Content of the file at `path` below `directory`, or nothing. No part of `path` may be a symbolic link: writing must
/// stay inside.
base::Result<std::optional<std::string>> read_below(const std::string& directory, const std::string& path) {
  fs::path at = directory;
  for (const std::string_view part : base::split(path, '/')) {
    std::error_code code;
    const fs::file_type folder = fs::status(at, code).type();
    if (folder == fs::file_type::not_found) return std::optional<std::string>{};
    if (folder != fs::file_type::directory)
      return base::Error{fmt::format("`{}` is in the way: a folder must be there", at.generic_string()),
                         "move it, or choose another folder with --out"};
    at /= part;
    if (fs::symlink_status(at, code).type() == fs::file_type::symlink)
      return base::Error{fmt::format("`{}` is a symbolic link; render writes no file through one", at.generic_string()),
                         "remove the link, or choose another folder with --out"};
  }
  std::error_code code;
  if (!fs::exists(at, code)) return std::optional<std::string>{};
  auto bytes = base::read_file(at.generic_string(), kFileLimitBytes);
  if (!bytes) return base::Error{fmt::format("`{}` {}", at.generic_string(), bytes.error().message), ""};
  return std::optional<std::string>(std::move(bytes.value()));
}

Owner owner_of(const Digests& known, const std::string& path, const std::string& bytes) {
  if (path == kLockPath) return Owner::dekctl;
  const auto digest = known.find(path);
  if (digest == known.end()) return Owner::foreign;
  return digest->second == sha256(bytes) ? Owner::dekctl : Owner::edited;
}

Change change_of(const std::string& path, const std::optional<std::string>& before, const std::string* after,
                 const Digests& known) {
  Change change;
  change.path = path;
  change.before = before.value_or("");
  change.after = after != nullptr ? *after : "";
  if (!before) {
    change.kind = ChangeKind::create;
    return change;
  }
  const bool same = after != nullptr && *before == *after;
  change.kind = same ? ChangeKind::unchanged : after != nullptr ? ChangeKind::update : ChangeKind::remove;
  if (!same) change.owner = owner_of(known, path, *before);
  return change;
}

/// A lock's path is input: only what FileSet would take is looked at.
bool is_inside(const std::string& path) {
  const fs::path parsed(path);
  return !path.empty() && parsed.is_relative() && parsed.lexically_normal() == parsed && *parsed.begin() != "..";
}

/// The lock of this run beside that of an earlier one: outside of `parts` the files are as they were.
std::string merged_lock(const std::string& text, const Digests& earlier, const Parts& parts) {
  std::optional<Lock> lock = parse_lock(text);
  DEK_ASSERT(lock);
  std::erase_if(lock->files, [&parts](const auto& file) { return !parts.holds(file.first); });
  for (const auto& [path, digest] : earlier)
    if (!parts.holds(path)) lock->files.emplace(path, digest);
  return to_text(*lock);
}

bool touches_files(const TreeDiff& diff) {
  return std::ranges::any_of(diff.changes, [](const Change& change) {
    return change.path != kLockPath && change.kind != ChangeKind::unchanged;
  });
}

}  // namespace

std::size_t TreeDiff::count(ChangeKind kind) const {
  return static_cast<std::size_t>(std::ranges::count(changes, kind, &Change::kind));
}

std::vector<const Change*> TreeDiff::conflicts() const {
  std::vector<const Change*> found;
  for (const Change& change : changes)
    if (change.owner != Owner::dekctl) found.push_back(&change);
  return found;
}

std::string TreeDiff::text() const {
  std::string all;
  for (const Change& change : changes) {
    const std::string old_name = change.kind == ChangeKind::create ? "/dev/null" : "a/" + change.path;
    const std::string new_name = change.kind == ChangeKind::remove ? "/dev/null" : "b/" + change.path;
    if (change.kind != ChangeKind::unchanged) all += unified_diff(old_name, change.before, new_name, change.after);
  }
  return all;
}

base::Result<TreeDiff> compare(const std::string& directory, const FileSet& files, const Parts& parts) {
  TreeDiff diff;
  Digests known;
  DEK_TRY(const std::optional<std::string> lock_bytes, read_below(directory, std::string(kLockPath)));
  if (lock_bytes) {
    std::optional<Lock> parsed = parse_lock(*lock_bytes);
    diff.lock_is_broken = !parsed;
    if (parsed) known = std::move(parsed->files);
  }
  for (const auto& [path, bytes] : files.files()) {
    const bool is_lock = path == kLockPath;
    if (!is_lock && !parts.holds(path)) continue;
    DEK_TRY(const std::optional<std::string> before, read_below(directory, path));
    const std::string after = is_lock && !parts.is_all() ? merged_lock(bytes, known, parts) : bytes;
    diff.changes.push_back(change_of(path, before, &after, known));
  }
  for (const auto& [path, digest] : known) {
    if (files.find(path) != nullptr || !is_inside(path) || !parts.holds(path)) continue;
    DEK_TRY(const std::optional<std::string> before, read_below(directory, path));
    if (before) diff.changes.push_back(change_of(path, before, nullptr, known));
  }
  // A part that is as it should be says nothing about the rest, which the lock also names.
  if (!parts.is_all() && !touches_files(diff))
    std::erase_if(diff.changes, [](const Change& change) { return change.path == kLockPath; });
  std::ranges::sort(diff.changes, {}, &Change::path);
  return diff;
}

}  // namespace dek::render

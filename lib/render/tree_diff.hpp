// What writing a file set into a folder would do: file by file, with what stands there now and whose it is.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "render/file_set.hpp"
#include "render/lock.hpp"
#include "render/parts.hpp"

namespace dek::render {

enum class ChangeKind : std::uint8_t { unchanged, create, update, remove };

enum class Owner : std::uint8_t {
  dekctl,   // as an earlier run wrote it, or not there yet
  edited,   // an earlier run wrote it, somebody changed it since
  foreign,  // no run of dekctl wrote it
};

struct Change {
  std::string path;
  ChangeKind kind = ChangeKind::unchanged;
  Owner owner = Owner::dekctl;
  std::string before, after;  // empty when there is none
};

struct TreeDiff {
  std::vector<Change> changes;  // sorted by path, the unchanged ones included
  bool lock_is_broken = false;  // there is a lock file and it cannot be read

  [[nodiscard]] std::size_t count(ChangeKind kind) const;
  /// Files that writing would take from somebody: edited or foreign, and about to change.
  [[nodiscard]] std::vector<const Change*> conflicts() const;
  /// All changes as one unified diff, a/ being the folder and b/ the profile's tree.
  [[nodiscard]] std::string text() const;
};

/// Compares without writing; outside of `parts` nothing is looked at, and the lock keeps what it says there. An error
/// when something in the way is no regular file, or a symbolic link leads out of the folder.
[[nodiscard]] base::Result<TreeDiff> compare(const std::string& directory, const FileSet& files,
                                             const Parts& parts = {});

}  // namespace dek::render

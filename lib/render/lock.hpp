// dekctl.lock.yaml: how dekctl knows which files of a folder are its own, and whether somebody has edited them since.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "model/profile.hpp"
#include "render/file_set.hpp"

namespace dek::render {

inline constexpr std::string_view kLockPath = "dekctl.lock.yaml";

using Digests = std::map<std::string, std::string, std::less<>>;  // path to SHA-256

struct Lock {
  std::string dekctl;                           // version that wrote the files
  std::string profile_name, profile_sha256;     // of the completed profile
  std::map<std::string, std::string> versions;  // of the pinned components: "karpenter" to "1.14.1"
  Digests files;
};

/// The lock of `files`, written by this version.
[[nodiscard]] Lock lock_of(const model::Profile& profile, const FileSet& files);

[[nodiscard]] std::string to_text(const Lock& lock);

/// Empty when the text is not a lock file.
[[nodiscard]] std::optional<Lock> parse_lock(std::string_view text);

}  // namespace dek::render

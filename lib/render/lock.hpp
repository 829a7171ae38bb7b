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

/// The lock of `files`: version, digest of the completed profile, digest of every file.
[[nodiscard]] std::string lock_text(const model::Profile& profile, const FileSet& files);

/// Path to SHA-256 of the files that an earlier run wrote.
using Lock = std::map<std::string, std::string, std::less<>>;

/// Empty when the text is not a lock file.
[[nodiscard]] std::optional<Lock> parse_lock(std::string_view text);

}  // namespace dek::render

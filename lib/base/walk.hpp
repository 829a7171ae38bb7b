// Finding files: a directory tree in a fixed order, without what git ignores.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dek::base {

struct WalkOptions {
  std::span<const std::string_view> extensions;  // with the dot, in lower case; case is ignored
  bool respects_gitignore = true;  // .gitignore files from the repository's root down, and .git/info/exclude
};

struct WalkedFile {
  std::string path;   // the directory as given, without "./", and the way below it
  std::string error;  // why a directory could not be read; empty for files
};

/// Files with one of the extensions, sorted by directory and name. Links to files are taken, links to directories are
/// not followed, so no loop can arise; what tools keep for themselves (.git, .terraform) is left out. No file is
/// opened.
[[nodiscard]] std::vector<WalkedFile> walk(const std::string& directory, const WalkOptions& options);

}  // namespace dek::base

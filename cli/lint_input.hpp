// What `dekctl lint` looks at: from the paths of a command line to units for the engine.
#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "lint/engine.hpp"

namespace dek::cli {

struct InputOptions {
  std::vector<std::string> paths;  // files, directories, "-" for standard input; none: the current directory
  std::string stdin_filename;      // what standard input is called in findings
  bool respects_gitignore = true;
  std::string context{};        // a folder read as well, so that rules see the whole set; nothing is said about it
  std::string changed_since{};  // a revision of git: only files that differ from it are spoken of
};

struct Input {
  std::vector<lint::Unit> units;         // each file once, in the order of the paths
  std::vector<std::string> directories;  // that were walked, as given
  bool is_partial = false;               // not everything in them is spoken of
};

/// Walks directories; files named one by one are taken whatever they are called. A path that does not exist is an
/// error, a file that cannot be read becomes a finding later.
[[nodiscard]] base::Result<Input> collect_input(const InputOptions& options);

}  // namespace dek::cli

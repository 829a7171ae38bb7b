// What git knows about the files of a run.
#pragma once

#include <set>
#include <string>

#include "base/result.hpp"

namespace dek::cli {

/// Files below the working directory that differ from where the history left `revision`, committed or not, and those
/// that git does not know yet; named from the working directory.
[[nodiscard]] base::Result<std::set<std::string>> changed_files(const std::string& revision);

}  // namespace dek::cli

// A profile from a file: its findings are reported here, so that commands get a profile or nothing.
#pragma once

#include <string>

#include "base/result.hpp"
#include "io.hpp"
#include "manifest/context.hpp"
#include "model/profile.hpp"
#include "text/store.hpp"

namespace dek::cli {

/// Reads `path` ("-": standard input) and reports what is wrong with it on standard error; an error when there is no
/// usable profile in it.
[[nodiscard]] base::Result<model::Profile> read_profile(const std::string& path, text::TextStore& store, Io& io);

/// What the linter wants to know of a profile.
[[nodiscard]] manifest::Context context_of(const model::Profile& profile);

}  // namespace dek::cli

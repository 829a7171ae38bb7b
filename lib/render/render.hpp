// A platform to its files: every file of the outputs table, the kustomizations over them, and the lock file.
#pragma once

#include "base/result.hpp"
#include "render/file_set.hpp"
#include "render/platform.hpp"
#include "render/templates.hpp"

namespace dek::render {

/// Errors are about templates (an overlay that names what is not there); the platform itself has been checked by
/// derive().
[[nodiscard]] base::Result<FileSet> render(const Platform& platform, const Templates& templates);

}  // namespace dek::render

// kustomization.yaml of every folder below kubernetes/, made from the files that are there (invariant I37).
#pragma once

#include "base/result.hpp"
#include "render/file_set.hpp"
#include "render/platform.hpp"
#include "render/templates.hpp"

namespace dek::render {

/// A folder lists its own files and the nearest folders below it that hold any.
[[nodiscard]] base::Result<base::Done> add_kustomizations(FileSet& files, const Platform& platform,
                                                          const Templates& templates);

}  // namespace dek::render

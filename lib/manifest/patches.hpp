// Files that kustomize lays over others: objects in them say only what they change.
#pragma once

#include <memory>
#include <span>

#include "manifest/file.hpp"

namespace dek::manifest {

/// Once all files are read: opens the objects in files that a kustomization of the set names as patches, so that
/// nothing counts as missing in them. Not while others look at the files.
void open_patches(std::span<const std::unique_ptr<File>> files);

}  // namespace dek::manifest

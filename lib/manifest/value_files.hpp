// Files of Helm values that something else tells the chart of: the Chart.yaml beside them, or a release that names
// them.
#pragma once

#include <memory>
#include <span>

#include "manifest/file.hpp"

namespace dek::manifest {

/// Once all files are read and their releases are known. Values of a chart's dependencies become resources of their
/// own, below the dependency's name. Not while others look at the files.
void name_value_files(std::span<const std::unique_ptr<File>> files);

}  // namespace dek::manifest

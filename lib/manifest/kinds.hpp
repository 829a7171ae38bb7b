// Which kinds of objects a set holds, and which of them nothing here knows.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "manifest/workspace.hpp"

namespace dek::manifest {

struct Kinds {
  std::size_t seen = 0;
  std::vector<std::string> unknown;  // "Widget (example.com)", sorted
};

/// A kind is known when Kubernetes serves it, when its project's schema is among the facts, or when it is read.
[[nodiscard]] Kinds count_kinds(const Workspace& workspace);

}  // namespace dek::manifest

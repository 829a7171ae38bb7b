// From a located tree to a profile: every mistake of the file in one run, each at its place.
#pragma once

#include <optional>
#include <vector>

#include "diag/diagnostic.hpp"
#include "model/profile.hpp"
#include "tree/node.hpp"

namespace dek::model {

struct Loaded {
  std::optional<Profile> profile;              // completed; empty when there is an error
  std::vector<diag::Diagnostic> diagnostics;  // profile/…, by place
};

/// Checks the document against the field table, fills in the defaults and checks what fields say about each other.
[[nodiscard]] Loaded load(tree::Node document);

}  // namespace dek::model

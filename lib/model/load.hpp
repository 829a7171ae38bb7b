// From a file to a profile: every mistake in one run, each at its place.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "diag/diagnostic.hpp"
#include "model/profile.hpp"
#include "tree/node.hpp"

namespace dek::model {

struct Loaded {
  std::optional<Profile> profile;             // completed; empty when there is an error
  std::vector<diag::Diagnostic> diagnostics;  // profile/… and syntax/…, by place
};

/// Checks the document against the field table, fills in the defaults and checks what fields say about each other.
[[nodiscard]] Loaded load(tree::Node document);

/// The same for the text of a file, which must hold one document.
[[nodiscard]] Loaded load_text(text::TextId text, std::string_view bytes);

}  // namespace dek::model

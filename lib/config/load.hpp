// From the text of a configuration to its struct: every mistake in one run, each at its place.
#pragma once

#include <string_view>
#include <vector>

#include "config/configuration.hpp"
#include "diag/diagnostic.hpp"
#include "lint/selection.hpp"
#include "model/section_reader.hpp"
#include "text/span.hpp"

namespace dek::config {

struct Loaded {
  Configuration configuration;
  model::Places places;                       // "suppressions[1].rules[0]"
  std::vector<diag::Diagnostic> diagnostics;  // config/… and syntax/…, by place; none: the configuration can be used
};

/// Checks the text against the field table, and the rules it names against those there are. An empty file is one
/// without settings.
[[nodiscard]] Loaded load(text::TextId text, std::string_view bytes, const lint::Known& known);

}  // namespace dek::config

// Go templates that are not YAML yet: the true reason of an error beats the one a YAML reader stumbles over.
#pragma once

#include <cstdint>
#include <string_view>

#include "diag/diagnostic.hpp"

namespace dek::yaml {

/// Rewrites `found` when the broken document, from `begin` to the end of `text`, is a template: an action `{{ … }}`
/// begins a line, or stands on the line that broke. The first words move to the notes.
void explain_template(diag::Diagnostic& found, std::string_view text, std::uint32_t begin);

}  // namespace dek::yaml

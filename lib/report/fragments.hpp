// Pieces of a finding in HTML, for the page and for comments.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "report/finding.hpp"

namespace dek::report {

/// Escaped, with what stands in backticks as <code>.
[[nodiscard]] std::string inline_html(std::string_view text);

/// The finding's lines in <pre>, numbered, with `context` lines around them and the place itself in <mark>; long lines
/// are cut. Empty for a file without bytes.
[[nodiscard]] std::string snippet_html(const Finding& finding, const text::TextStore& store, std::uint32_t context);

/// What a fix does and which option applies it; empty without a fix that can be put in place.
[[nodiscard]] std::string fix_title(const diag::Diagnostic& diagnostic);

}  // namespace dek::report

// Quoting for the files we write: whatever a profile says becomes data there, never syntax.
#pragma once

#include <string>
#include <string_view>

namespace dek::render {

/// A YAML scalar that every reader takes for exactly this string: plain when no doubt is possible, else double-quoted.
[[nodiscard]] std::string quote_yaml(std::string_view text);

/// The inside of an HCL string; `${` and `%{` lose their meaning.
[[nodiscard]] std::string escape_hcl(std::string_view text);

/// Markdown prose on one line; no markup, no HTML.
[[nodiscard]] std::string escape_markdown(std::string_view text);

}  // namespace dek::render

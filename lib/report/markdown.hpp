// The Markdown of rule documentation as a terminal shows it.
#pragma once

#include <string>
#include <string_view>

#include "report/paint.hpp"

namespace dek::report {

/// Paragraphs and list items wrapped at `columns`, headings of their own, fenced code indented and never wrapped.
/// Knows what rules use: `##` headings, paragraphs, `-` and `1.` lists, `~~~` and backtick fences, code in backticks.
[[nodiscard]] std::string render_markdown(std::string_view markdown, std::size_t columns, const Painter& paint);

}  // namespace dek::report

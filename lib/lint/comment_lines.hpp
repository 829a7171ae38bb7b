// Where a comment speaks of a finding, and where a new one can be put.
#pragma once

#include <cstdint>
#include <vector>

#include "text/store.hpp"

namespace dek::lint {

/// Lines of the file in which a comment speaks of the place: its own, and those that open the texts it stands in.
[[nodiscard]] std::vector<std::uint32_t> covered_lines(text::Span span, const text::TextStore& store);

/// The covered line above which a comment can be written without becoming part of a value that knows none: quoted
/// text, JSON.
[[nodiscard]] std::uint32_t comment_line(text::Span span, const text::TextStore& store);

}  // namespace dek::lint

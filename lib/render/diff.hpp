// Unified diff of two texts, as patch(1) reads it.
#pragma once

#include <string>
#include <string_view>

namespace dek::render {

/// "--- old_name", "+++ new_name" and hunks with three lines of context; empty when the texts are equal.
[[nodiscard]] std::string unified_diff(std::string_view old_name, std::string_view old_text, std::string_view new_name,
                                       std::string_view new_text);

}  // namespace dek::render

// Breaking text into lines that fit a terminal.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dek::base {

/// Lines of at most `columns`, broken at blanks and line ends only: a longer word stands alone. Never empty.
[[nodiscard]] std::vector<std::string> wrap_words(std::string_view text, std::size_t columns);

}  // namespace dek::base

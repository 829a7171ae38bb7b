// Calendar days as text, the way ISO 8601 writes them: they compare like words.
#pragma once

#include <string_view>

namespace dek::base {

/// True for a day that exists, written "2026-12-31".
[[nodiscard]] bool is_date(std::string_view text);

}  // namespace dek::base

// Which characters make a name: letters of all scripts, digits, underscore and dash (Unicode Standard Annex 31).
#pragma once

#include <cstddef>
#include <string_view>

namespace dek::hcl {

/// Bytes of the name at the start of `text`; 0 when there is none.
[[nodiscard]] std::size_t identifier_length(std::string_view text);

/// Bytes of the UTF-8 character at the start of `text` (which is not empty); 0 when it is broken.
[[nodiscard]] std::size_t character_length(std::string_view text);

/// Bytes of the white-space character at the start of `text`, in the Unicode sense; 0 when it is something else.
[[nodiscard]] std::size_t space_length(std::string_view text);

}  // namespace dek::hcl

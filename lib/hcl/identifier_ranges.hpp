// Ranges of characters beyond ASCII that may start or continue a name.
#pragma once

#include <span>

namespace dek::hcl {

struct CharacterRange {
  char32_t first, last;
};

/// Sorted; characters that may stand anywhere in a name.
[[nodiscard]] std::span<const CharacterRange> name_starts();

/// Sorted; characters that may stand anywhere but first, without those of name_starts().
[[nodiscard]] std::span<const CharacterRange> name_continuations();

}  // namespace dek::hcl

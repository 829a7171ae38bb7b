// Any bytes as a template: masking keeps the length and the lines, and touches nothing but sequences.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/assert.hpp"
#include "text/mask.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const dek::text::Masked masked = dek::text::mask(text);
  DEK_ASSERT(masked.bytes.size() == size);
  for (std::size_t i = 0; i < size; ++i) {
    DEK_ASSERT((masked.bytes[i] == '\n') == (text[i] == '\n'));
    const char now = masked.bytes[i];
    DEK_ASSERT(now == text[i] || now == ' ' || now == '_' || now == '$');
  }
  std::uint32_t behind = 0;
  for (const dek::text::Blank blank : masked.blanks) {
    DEK_ASSERT(behind <= blank.begin && blank.begin < blank.end && blank.end <= size);
    const std::string_view inside = std::string_view(masked.bytes).substr(blank.begin, blank.end - blank.begin);
    DEK_ASSERT(inside.find_first_not_of(" \t\r\n") == std::string_view::npos);
    behind = blank.end;
  }
  DEK_ASSERT(masked.sequences >= masked.blanks.size());
  if (masked.sequences == 0) DEK_ASSERT(masked.bytes == text);
  return 0;
}

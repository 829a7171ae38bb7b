// Masking: the sequences of a template replaced by as many harmless bytes, so that what is around them can be read.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dek::text {

/// A line, or several, of nothing but sequences; what they bring is not known.
struct Blank {
  std::uint32_t begin = 0, end = 0;
};

struct Masked {
  std::string bytes;          // as long as the text; lines end where they did
  std::vector<Blank> blanks;  // sorted; blanks in `bytes`, too
  std::size_t sequences = 0;
};

/// Masks `${…}`, `%{…}` and `{{…}}`. Sequences beside other text become a filler that find_placeholder takes for what
/// it is; those alone on their lines become blanks. Total, and linear.
[[nodiscard]] Masked mask(std::string_view text);

}  // namespace dek::text

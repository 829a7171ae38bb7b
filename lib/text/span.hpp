// A stretch of bytes in one text: what every node, finding and edit points with.
#pragma once

#include <cstdint>

namespace dek::text {

/// Index of a text in its TextStore: a file, or a text inside another one (a heredoc, a block scalar).
enum class TextId : std::uint32_t {};

struct Span {
  TextId text{};
  std::uint32_t begin = 0;
  std::uint32_t end = 0;  // one behind the last byte

  friend bool operator==(const Span&, const Span&) = default;
};

}  // namespace dek::text

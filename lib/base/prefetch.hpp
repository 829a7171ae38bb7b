// A hint to the processor: memory that will be read soon, from its first byte to its last.
#pragma once

#include <algorithm>
#include <cstddef>

namespace dek::base {

/// Returns at once. Of more than a near cache holds only the beginning is asked for. The sizes are those of today's
/// x86-64 and arm64 servers; on another processor the hint helps less.
inline void prefetch(const void* begin, std::size_t bytes) {
  constexpr std::size_t kLine = 64;
  constexpr std::size_t kMost = std::size_t{64} * 1024;
  const auto* const first = static_cast<const char*>(begin);
  for (std::size_t at = 0; at < std::min(bytes, kMost); at += kLine) __builtin_prefetch(first + at);
  asm volatile("");  // GCC takes a function that only asks for memory for one without effect, and leaves it out
}

}  // namespace dek::base

// A short hash for names of things: fast, stable over versions and machines, not for secrets.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dek::base {

/// FNV-1a with 64 bits; the hash of one text continued with another is that of both together.
[[nodiscard]] constexpr std::uint64_t fnv1a(std::string_view bytes, std::uint64_t state = 0xcbf29ce484222325) {
  constexpr std::uint64_t kPrime = 0x100000001b3;
  for (const char byte : bytes) state = (state ^ static_cast<unsigned char>(byte)) * kPrime;
  return state;
}

/// As 16 digits.
[[nodiscard]] inline std::string to_hex(std::uint64_t hash) {
  std::string hex(16, '0');
  for (std::size_t i = hex.size(); i-- > 0; hash >>= 4U) hex[i] = "0123456789abcdef"[hash & 15U];
  return hex;
}

}  // namespace dek::base

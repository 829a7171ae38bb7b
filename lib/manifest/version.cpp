// Version numbers by their leading number groups.
#include "manifest/version.hpp"

#include "base/strings.hpp"

namespace dek::manifest {
namespace {

constexpr int kMaxGroup = 1'000'000;

/// Takes digits off the front; empty when there are none or too many.
std::optional<int> take_number(std::string_view& text) {
  std::size_t size = 0;
  int value = 0;
  while (size < text.size() && text[size] >= '0' && text[size] <= '9') {
    value = value * 10 + (text[size++] - '0');
    if (value > kMaxGroup) return std::nullopt;
  }
  if (size == 0) return std::nullopt;
  text.remove_prefix(size);
  return value;
}

bool take_dot(std::string_view& text) {
  if (text.size() < 2 || text[0] != '.' || text[1] < '0' || text[1] > '9') return false;
  text.remove_prefix(1);
  return true;
}

}  // namespace

std::optional<Version> parse_version(std::string_view text) {
  if (text.starts_with('v')) text.remove_prefix(1);
  Version version;
  const auto major = take_number(text);
  if (!major || !take_dot(text)) return std::nullopt;
  const auto minor = take_number(text);
  if (!minor) return std::nullopt;
  version.major = *major;
  version.minor = *minor;
  if (!take_dot(text)) return version;
  const auto patch = take_number(text);
  if (!patch) return std::nullopt;
  version.patch = *patch;
  return version;
}

}  // namespace dek::manifest

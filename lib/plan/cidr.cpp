// Network arithmetic in 64 bits, so that a /0 does not overflow.
#include "plan/cidr.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace dek::plan {
namespace {

constexpr int kAddressBits = 32;
// AWS keeps the first four addresses and the last one of each subnet, and takes /16 to /28 as subnets.
constexpr std::int64_t kReservedPerSubnet = 5;
constexpr int kLargestSubnet = 16;
constexpr int kSmallestSubnet = 28;
constexpr std::int64_t kPrefixAddresses = 16;

}  // namespace

std::optional<model::Cidr> subnet(const model::Cidr& whole, int new_bits, std::uint32_t index) {
  const int length = whole.prefix_length + new_bits;
  if (new_bits < 0 || length > kAddressBits || std::uint64_t{index} >= std::uint64_t{1} << new_bits)
    return std::nullopt;
  const std::uint64_t offset = std::uint64_t{index} << (kAddressBits - length);
  return model::Cidr{whole.address + static_cast<std::uint32_t>(offset), length};
}

std::optional<std::uint32_t> host(const model::Cidr& whole, std::uint32_t index) {
  if (std::int64_t{index} >= total_addresses(whole.prefix_length)) return std::nullopt;
  return whole.address + index;
}

std::string address_text(std::uint32_t address) {
  return fmt::format("{}.{}.{}.{}", address >> 24, address >> 16 & 255, address >> 8 & 255, address & 255);
}

std::int64_t total_addresses(int prefix_length) {
  return std::int64_t{1} << (kAddressBits - prefix_length);
}

std::int64_t usable_addresses(int prefix_length) {
  return std::max<std::int64_t>(0, total_addresses(prefix_length) - kReservedPerSubnet);
}

std::int64_t prefix_blocks(int prefix_length) {
  // The first and the last block hold kept addresses.
  return std::max<std::int64_t>(0, total_addresses(prefix_length) / kPrefixAddresses - 2);
}

std::optional<int> smallest_subnet(std::int64_t addresses, std::int64_t blocks) {
  for (int length = kSmallestSubnet; length >= kLargestSubnet; --length) {
    if (usable_addresses(length) >= addresses && prefix_blocks(length) >= blocks) return length;
  }
  return std::nullopt;
}

std::optional<model::Cidr> first_free(const model::Cidr& whole, int prefix_length, std::span<const model::Cidr> taken) {
  if (prefix_length < whole.prefix_length || prefix_length > kAddressBits) return std::nullopt;
  const std::int64_t step = total_addresses(prefix_length);
  for (std::int64_t next = whole.address; next <= std::int64_t{whole.last()};) {
    const model::Cidr candidate{static_cast<std::uint32_t>(next), prefix_length};
    const auto blocker =
        std::ranges::find_if(taken, [&](const model::Cidr& other) { return other.overlaps(candidate); });
    if (blocker == taken.end()) return candidate;
    // Behind the blocker, aligned.
    next = std::max(next + step, (std::int64_t{blocker->last()} / step + 1) * step);
  }
  return std::nullopt;
}

std::optional<CidrPair> first_overlap(std::span<const model::Cidr> networks) {
  for (std::size_t i = 0; i < networks.size(); ++i) {
    for (std::size_t j = i + 1; j < networks.size(); ++j) {
      if (networks[i].overlaps(networks[j])) return CidrPair{i, j};
    }
  }
  return std::nullopt;
}

}  // namespace dek::plan

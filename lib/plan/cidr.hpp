// Arithmetic on IPv4 networks: parts of a network, what AWS leaves usable of a subnet, and finding free space.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "model/units.hpp"

namespace dek::plan {

/// Part `index` of `whole` cut into 2^new_bits equal networks, as Terraform's cidrsubnet; empty when there is no such
/// part.
[[nodiscard]] std::optional<model::Cidr> subnet(const model::Cidr& whole, int new_bits, std::uint32_t index);

/// Address number `index` of a network, as Terraform's cidrhost for counts from the front; empty when outside.
[[nodiscard]] std::optional<std::uint32_t> host(const model::Cidr& whole, std::uint32_t index);

/// "10.0.0.10".
[[nodiscard]] std::string address_text(std::uint32_t address);

/// All addresses of a network of this prefix length.
[[nodiscard]] std::int64_t total_addresses(int prefix_length);
/// Without the five that AWS keeps of each subnet; 0 when fewer are left.
[[nodiscard]] std::int64_t usable_addresses(int prefix_length);
/// Aligned /28 blocks free of the kept addresses: what prefix delegation can take from an empty subnet.
[[nodiscard]] std::int64_t prefix_blocks(int prefix_length);
/// Longest prefix length whose usable addresses and blocks suffice; empty when not even a /16 does.
[[nodiscard]] std::optional<int> smallest_subnet(std::int64_t addresses, std::int64_t blocks);

/// The first aligned network of this length inside `whole` that overlaps none of `taken`; empty when it is full.
[[nodiscard]] std::optional<model::Cidr> first_free(const model::Cidr& whole, int prefix_length,
                                                    std::span<const model::Cidr> taken);

/// Whether two networks of the list overlap; gives their indices.
struct CidrPair {
  std::size_t first = 0;
  std::size_t second = 0;
};
[[nodiscard]] std::optional<CidrPair> first_overlap(std::span<const model::Cidr> networks);

}  // namespace dek::plan

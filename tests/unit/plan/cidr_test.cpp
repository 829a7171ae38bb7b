// Network arithmetic: subnets, usable addresses, free space.
#include "plan/cidr.hpp"

#include <catch2/catch.hpp>

using namespace dek::plan;
using dek::model::Cidr;

namespace {

Cidr net(int a, int b, int c, int length) {
  return {
      static_cast<std::uint32_t>(a) << 24 | static_cast<std::uint32_t>(b) << 16 | static_cast<std::uint32_t>(c) << 8,
      length};
}

}  // namespace

TEST_CASE("subnets as Terraform's cidrsubnet") {
  CHECK(subnet(net(10, 0, 0, 16), 4, 0) == net(10, 0, 0, 20));
  CHECK(subnet(net(10, 0, 0, 16), 4, 6) == net(10, 0, 96, 20));
  CHECK(subnet(net(100, 64, 0, 16), 0, 0) == net(100, 64, 0, 16));
  CHECK(subnet(net(0, 0, 0, 0), 8, 255) == net(255, 0, 0, 8));
  CHECK_FALSE(subnet(net(10, 0, 0, 16), 4, 16).has_value());
  CHECK_FALSE(subnet(net(10, 0, 0, 28), 5, 0).has_value());
  CHECK_FALSE(subnet(net(10, 0, 0, 28), -1, 0).has_value());
}

TEST_CASE("hosts and texts") {
  CHECK(address_text(*host(net(172, 20, 0, 16), 10)) == "172.20.0.10");
  CHECK_FALSE(host(net(10, 0, 0, 28), 16).has_value());
}

TEST_CASE("what AWS leaves of a subnet") {
  struct Row {
    int length;
    std::int64_t usable, blocks;
  };
  for (const Row& row : {Row{24, 251, 14}, Row{22, 1019, 62}, Row{20, 4091, 254}, Row{19, 8187, 510},
                         Row{18, 16379, 1022}, Row{17, 32763, 2046}, Row{16, 65531, 4094}, Row{28, 11, 0}}) {
    CHECK(usable_addresses(row.length) == row.usable);
    CHECK(prefix_blocks(row.length) == row.blocks);
  }
  CHECK(usable_addresses(32) == 0);
}

TEST_CASE("the smallest subnet for a demand") {
  // 300 m5.8xlarge in three zones: 9,000 addresses by default, 4,900 and 300 blocks with prefixes.
  CHECK(smallest_subnet(9000, 0) == 18);
  CHECK(smallest_subnet(4900, 300) == 19);
  // 1,600 nodes over three zones with two prefixes each: a /18 lacks blocks.
  CHECK(smallest_subnet(17600, 1067 + 34) == 17);
  CHECK(smallest_subnet(1, 0) == 28);
  CHECK_FALSE(smallest_subnet(65532, 0).has_value());
}

TEST_CASE("free space and overlaps") {
  const Cidr whole = net(10, 0, 0, 16);
  CHECK(first_free(whole, 20, {}) == net(10, 0, 0, 20));
  const std::vector<Cidr> taken = {net(10, 0, 0, 20), net(10, 0, 16, 24)};
  CHECK(first_free(whole, 20, taken) == net(10, 0, 32, 20));
  CHECK(first_free(whole, 24, taken) == net(10, 0, 17, 24));
  const std::vector<Cidr> full = {net(10, 0, 0, 17), net(10, 0, 128, 17)};
  CHECK_FALSE(first_free(whole, 28, full).has_value());
  CHECK_FALSE(first_free(whole, 8, {}).has_value());
  const auto pair = first_overlap(std::vector<Cidr>{net(10, 0, 0, 24), net(10, 1, 0, 24), net(10, 0, 0, 16)});
  REQUIRE(pair.has_value());
  CHECK(pair->first == 0);
  CHECK(pair->second == 2);
  CHECK_FALSE(first_overlap(taken).has_value());
}

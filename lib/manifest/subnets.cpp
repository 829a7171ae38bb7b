// Subnets out of blocks, lists of ranges and mappings by zone.
#include "manifest/subnets.hpp"

#include <algorithm>

namespace dek::manifest {
namespace {

using tree::Node;

struct Lists {
  std::string_view ranges, tags;
  SubnetRole role;
};

// Arguments of terraform-aws-modules/vpc/aws, v5.21 and v6.6, that hold subnets for nodes.
constexpr Lists kModuleLists[] = {
    {"public_subnets", "public_subnet_tags", SubnetRole::public_},
    {"private_subnets", "private_subnet_tags", SubnetRole::private_},
    {"intra_subnets", "intra_subnet_tags", SubnetRole::intra},
};

// Of eksctl's ClusterConfig.
constexpr Lists kEksctlMaps[] = {
    {"vpc.subnets.public", "", SubnetRole::public_},
    {"vpc.subnets.private", "", SubnetRole::private_},
};

Node zone_of(const TerraformBlock& block) {
  const Node zone = block["availability_zone"];
  return zone ? zone : block["availability_zone_id"];
}

}  // namespace

std::vector<Subnet> subnets_of(const Resource& resource) {
  std::vector<Subnet> subnets;
  if (!resource.is("eksctl.io", "ClusterConfig")) return subnets;
  for (const Lists& map : kEksctlMaps) {
    for (const auto [key, value] : resource.root.at(map.ranges).entries()) {
      const Node zone = value["az"];  // where the key is any name; else the key is the zone
      subnets.push_back({&resource, value, value["cidr"], zone ? zone : key, {}, map.role});
    }
  }
  return subnets;
}

std::vector<Subnet> subnets_of(const TerraformBlock& block) {
  std::vector<Subnet> subnets;
  if (block.is_resource("aws_subnet")) {
    subnets.push_back({&block.resource, block.root(), block["cidr_block"], zone_of(block), block["tags"],
                       block["map_public_ip_on_launch"].as_bool() == true ? SubnetRole::public_ : SubnetRole::unknown});
  }
  if (!block.is_module("terraform-aws-modules/vpc/aws")) return subnets;
  for (const Lists& list : kModuleLists) {
    for (const Node range : block[list.ranges].items())
      subnets.push_back({&block.resource, range, range, {}, block[list.tags], list.role});
  }
  return subnets;
}

}  // namespace dek::manifest

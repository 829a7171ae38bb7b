// Subnets that a set makes or names: aws_subnet, the module terraform-aws-modules/vpc/aws, eksctl.
#pragma once

#include <cstdint>
#include <vector>

#include "manifest/resource.hpp"
#include "manifest/terraform_block.hpp"

namespace dek::manifest {

enum class SubnetRole : std::uint8_t {
  unknown,   // aws_subnet: its routes tell, which are other resources
  public_,   // reached from the Internet
  private_,  // reaches the Internet by way of a NAT gateway
  intra,     // reaches nothing outside of the VPC
};

struct Subnet {
  const Resource* resource = nullptr;
  tree::Node node;  // what describes it: a block, an entry, or the range itself
  tree::Node cidr;  // absent when not said
  tree::Node zone;  // of the subnet alone; absent when not said
  tree::Node tags;  // of the subnet, or of all of its role
  SubnetRole role = SubnetRole::unknown;
};

/// Those of a ClusterConfig; none for other resources.
[[nodiscard]] std::vector<Subnet> subnets_of(const Resource& resource);

/// A resource that is repeated counts as one subnet with a range that is not known.
[[nodiscard]] std::vector<Subnet> subnets_of(const TerraformBlock& block);

}  // namespace dek::manifest

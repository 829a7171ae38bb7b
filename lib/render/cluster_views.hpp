// Facts of the cluster that Terraform and eksctl say in their own words: add-ons, access, system nodes.
#pragma once

#include <string>
#include <vector>

#include "render/platform.hpp"
#include "render/view.hpp"

namespace dek::render {

/// Sets the switches and numbers of the VPC CNI, CoreDNS and the storage and log add-ons.
void set_addons(View& view, const Platform& platform);

/// Sets version, support, tier, endpoint, logs: whatever both tools take from spec.cluster.
void set_control_plane(View& view, const Platform& platform);

/// One entry per IAM role of tenants' engineers, with the groups of all tenants that name it; administrators left out.
[[nodiscard]] List engineers(const Platform& platform);

/// "AL2023_ARM_64_STANDARD": what EKS calls the image of these types. Types of one group share an architecture.
[[nodiscard]] std::string ami_type(const model::Profile& profile, const std::vector<std::string>& instance_types);

/// {name, namespace, labels} of each Fargate profile.
[[nodiscard]] List fargate_views(const model::Profile& profile);

/// What eksctl/cluster.yaml calls the node subnet of a zone; eksctl finds the zone by the subnet's id.
[[nodiscard]] std::string subnet_alias(std::size_t zone_index);

/// {key, value, more} of each pair, so that a template can write them with commas between.
[[nodiscard]] List pairs(const std::vector<std::pair<std::string, std::string>>& entries);

/// Texts of networks.
[[nodiscard]] List cidr_texts(const std::vector<model::Cidr>& cidrs);

/// "arn:aws", or the prefix of the China and GovCloud partitions, by Region.
[[nodiscard]] std::string arn_prefix(const model::Profile& profile);

/// The policy that lets nodes fill the pull-through cache.
[[nodiscard]] std::string pull_through_arn(const model::Profile& profile);

}  // namespace dek::render

// One table: where each form keeps each setting; and how the forms name instance types and Spot.
#include "manifest/node_group.hpp"

#include <algorithm>
#include <array>

#include "base/strings.hpp"

namespace dek::manifest {
namespace {

using tree::Node;

struct Paths {
  NodeGroupSetting setting;
  std::string_view eksctl, resource, module;
};

// eksctl 0.230 (ClusterConfig's schema), provider aws 6.25, modules v20.37 and v21.19.
constexpr std::array<Paths, 13> kPaths = {{
    {NodeGroupSetting::ami, "amiFamily", "ami_type", "ami_type"},
    {NodeGroupSetting::desired_size, "desiredCapacity", "scaling_config.desired_size", "desired_size"},
    {NodeGroupSetting::disk_size, "volumeSize", "disk_size", "disk_size"},
    {NodeGroupSetting::labels, "labels", "labels", "labels"},
    {NodeGroupSetting::max_pods, "maxPodsPerNode", "", ""},
    {NodeGroupSetting::max_size, "maxSize", "scaling_config.max_size", "max_size"},
    {NodeGroupSetting::metadata_tokens, "", "", "metadata_options.http_tokens"},
    {NodeGroupSetting::min_size, "minSize", "scaling_config.min_size", "min_size"},
    {NodeGroupSetting::repair, "nodeRepairConfig.enabled", "node_repair_config.enabled", "node_repair_config.enabled"},
    {NodeGroupSetting::subnets, "subnets", "subnet_ids", "subnet_ids"},
    {NodeGroupSetting::taints, "taints", "taint", "taints"},
    {NodeGroupSetting::update, "updateConfig", "update_config", "update_config"},
    {NodeGroupSetting::version, "", "version", "kubernetes_version"},
}};

bool is_of_eksctl(NodeGroupForm form) {
  return form == NodeGroupForm::eksctl_managed || form == NodeGroupForm::eksctl_unmanaged;
}

// Places of instance types, over all forms; names do not clash.
constexpr std::string_view kOneType[] = {"instanceType", "instance_type"};
constexpr std::string_view kTypeLists[] = {"instanceTypes", "instancesDistribution.instanceTypes", "instance_types"};
constexpr std::string_view kOverrides[] = {"mixed_instances_policy.override",
                                           "mixed_instances_policy.launch_template.override"};

void add_types(std::vector<Node>& types, Node group) {
  for (const std::string_view key : kOneType) {
    if (const Node type = group[key]; type && type.is_written()) types.push_back(type);
  }
  for (const std::string_view path : kTypeLists) {
    for (const Node type : group.at(path).items()) types.push_back(type);
  }
  for (const std::string_view path : kOverrides) {
    for (const Node entry : group.at(path).items()) {
      if (const Node type = entry["instance_type"]) types.push_back(type);
    }
  }
}

NodeGroup group_of(const Resource& resource, Node node, NodeGroupForm form, std::string_view name, Node defaults = {}) {
  NodeGroup group;
  group.resource = &resource;
  group.node = node;
  group.defaults = defaults;
  group.form = form;
  group.is_managed = form != NodeGroupForm::eksctl_unmanaged && form != NodeGroupForm::module_unmanaged;
  group.name = name;
  add_types(group.instance_types, node);
  if (group.instance_types.empty()) add_types(group.instance_types, defaults);
  return group;
}

void add_entries(std::vector<NodeGroup>& groups, const TerraformBlock& block, std::string_view argument,
                 NodeGroupForm form) {
  const Node defaults = block[std::string(argument.substr(0, argument.size() - 1)) + "_defaults"];
  for (const auto [key, value] : block[argument].entries()) {
    const Node name = value["name"];
    groups.push_back(group_of(block.resource, value, form, name ? name.text().value_or("") : key.raw(),
                              defaults.is_map() ? defaults : Node()));
  }
}

}  // namespace

Node NodeGroup::operator[](NodeGroupSetting setting) const {
  const Paths& paths = *std::ranges::find(kPaths, setting, &Paths::setting);
  const std::string_view path = is_of_eksctl(form)                ? paths.eksctl
                                : form == NodeGroupForm::resource ? paths.resource
                                                                  : paths.module;
  if (path.empty()) return {};
  const Node found = node.at(path);
  return found ? found : defaults.at(path);
}

std::optional<bool> NodeGroup::is_spot() const {
  if (form == NodeGroupForm::eksctl_unmanaged || form == NodeGroupForm::module_unmanaged) {
    const bool is_mixed = node["instancesDistribution"] || node["mixed_instances_policy"] ||
                          node["instance_market_options"] || node["instanceMarketOptions"];
    return is_mixed ? std::nullopt : std::optional(false);
  }
  const std::string_view key = form == NodeGroupForm::eksctl_managed ? "spot" : "capacity_type";
  const Node own = node[key];
  const Node type = own ? own : defaults[key];
  if (!type || type.is_null()) return false;
  if (form == NodeGroupForm::eksctl_managed) return type.as_bool();
  const auto text = type.text();
  return text ? std::optional(*text == "SPOT") : std::nullopt;
}

Node NodeGroup::anchor() const {
  if (const Node at = node["name"]; at.is_scalar()) return at;
  if (const Node at = node.key()) return at;
  const tree::Entries entries = node.entries();
  return entries.empty() ? node : (*entries.begin()).key;
}

std::vector<NodeGroup> node_groups_of(const Resource& resource) {
  std::vector<NodeGroup> groups;
  if (!resource.is("eksctl.io", "ClusterConfig")) return groups;
  for (const Node node : resource.root["nodeGroups"].items())
    groups.push_back(group_of(resource, node, NodeGroupForm::eksctl_unmanaged, node["name"].text().value_or("")));
  for (const Node node : resource.root["managedNodeGroups"].items())
    groups.push_back(group_of(resource, node, NodeGroupForm::eksctl_managed, node["name"].text().value_or("")));
  return groups;
}

std::vector<NodeGroup> node_groups_of(const TerraformBlock& block) {
  std::vector<NodeGroup> groups;
  const auto name_in = [&](std::string_view argument) { return block[argument].text().value_or(""); };
  if (block.is_resource("aws_eks_node_group")) {
    groups.push_back(group_of(block.resource, block.root(), NodeGroupForm::resource, name_in("node_group_name")));
  } else if (block.is_module("terraform-aws-modules/eks/aws//modules/eks-managed-node-group")) {
    groups.push_back(group_of(block.resource, block.root(), NodeGroupForm::module_managed, name_in("name")));
  } else if (block.is_module("terraform-aws-modules/eks/aws//modules/self-managed-node-group")) {
    groups.push_back(group_of(block.resource, block.root(), NodeGroupForm::module_unmanaged, name_in("name")));
  } else if (block.is_module("terraform-aws-modules/eks/aws")) {
    add_entries(groups, block, "eks_managed_node_groups", NodeGroupForm::module_managed);
    add_entries(groups, block, "self_managed_node_groups", NodeGroupForm::module_unmanaged);
  }
  return groups;
}

}  // namespace dek::manifest

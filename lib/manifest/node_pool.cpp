// Answers of a NodePool that need more than one field.
#include "manifest/node_pool.hpp"

#include <algorithm>

#include "base/strings.hpp"

namespace dek::manifest {
namespace {

constexpr std::string_view kCapacityTypeLabel = "karpenter.sh/capacity-type";

struct RoleWords {
  bool driver = false, executor = false;

  void read(std::string_view text) {
    driver = driver || base::has_word(text, "driver");
    executor = executor || base::has_word(text, "executor");
  }
};

PoolRole role_of(std::string_view name, tree::Node labels, tree::Node taints) {
  RoleWords words;
  words.read(name);
  for (const auto [key, value] : labels.entries()) words.read(value.text().value_or(""));
  for (const tree::Node taint : taints.items()) words.read(taint["value"].text().value_or(""));
  if (words.driver == words.executor) return PoolRole::generic;
  return words.driver ? PoolRole::driver : PoolRole::executor;
}

}  // namespace

NodePool::NodePool(const Resource& of)
    : resource(&of),
      spec(of.spec()),
      node_spec(spec["template"]["spec"]),
      labels_(spec["template"]["metadata"]["labels"]),
      taints_(node_spec["taints"]),
      node_class_ref_(node_spec["nodeClassRef"]),
      disruption_(spec["disruption"]),
      replicas_(spec["replicas"]),
      role_(role_of(of.name, labels_, taints_)),
      constraints_(parse_requirements(node_spec["requirements"])),
      requirements_(constraints_.size()) {
  for (Requirement& label : requirements_of_labels(labels())) constraints_.push_back(std::move(label));
}

bool NodePool::is_auto_mode() const {
  return node_class_ref()["group"].is("eks.amazonaws.com");
}

AllowedValues NodePool::capacity_types() const {
  return allowed_values(pool_constraints(), kCapacityTypeLabel, {"spot", "on-demand", "reserved"});
}

const Requirement* NodePool::find(std::string_view key) const {
  const auto found = std::ranges::find(requirements(), key, &Requirement::key);
  return found == requirements().end() ? nullptr : &*found;
}

bool is_node_pool(const Resource& resource) {
  return resource.is("karpenter.sh", "NodePool");
}

}  // namespace dek::manifest

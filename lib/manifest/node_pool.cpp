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

}  // namespace

NodePool::NodePool(const Resource& of)
    : resource(&of),
      spec(of.spec()),
      node_spec(of.root.at("spec.template.spec")),
      requirements(parse_requirements(node_spec["requirements"])) {}

bool NodePool::is_auto_mode() const {
  return node_class_ref()["group"].is("eks.amazonaws.com");
}

std::vector<Requirement> NodePool::pool_constraints() const {
  std::vector<Requirement> all = requirements;
  for (Requirement& label : requirements_of_labels(labels())) all.push_back(std::move(label));
  return all;
}

AllowedValues NodePool::capacity_types() const {
  return allowed_values(pool_constraints(), kCapacityTypeLabel, {"spot", "on-demand", "reserved"});
}

PoolRole NodePool::pool_role() const {
  RoleWords words;
  words.read(name());
  for (const auto [key, value] : labels().entries()) words.read(value.text().value_or(""));
  for (const tree::Node taint : taints().items()) words.read(taint["value"].text().value_or(""));
  if (words.driver == words.executor) return PoolRole::generic;
  return words.driver ? PoolRole::driver : PoolRole::executor;
}

const Requirement* NodePool::find(std::string_view key) const {
  const auto found = std::ranges::find(requirements, key, &Requirement::key);
  return found == requirements.end() ? nullptr : &*found;
}

bool is_node_pool(const Resource& resource) {
  return resource.is("karpenter.sh", "NodePool");
}

}  // namespace dek::manifest

// karpenter/executor-pool-admits-unfit-types — pools that leave the door open to tiny, burstable or ancient machines.
#include <algorithm>
#include <array>
#include <iterator>

#include "lint/rule.hpp"
#include "manifest/allowed_types.hpp"
#include "rules/requirement_edits.hpp"

namespace dek::rules::karpenter_executor_pool_admits_unfit_types {
namespace {

constexpr std::string_view kDoc = R"md(
A pool for executors admits instance types that do not suit them.

## Why
Consolidation looks for cheaper nodes, and cheaper means smaller: whatever is admitted will be used. On a node of two
vCPU the DaemonSets take a large share, and every node adds watchers to the API server. Burstable types run out of CPU
credits in the middle of a shuffle. Bare metal takes many minutes to boot; its sizes are many (`metal`, `metal-24xl`,
`metal-48xl`), so that excluding the one word `metal` is not enough, while `instance-hypervisor In [nitro]` is.

## Bad
~~~yaml
apiVersion: karpenter.sh/v1
kind: NodePool
metadata:
  name: spark-executors
spec:
  template:
    spec:
      requirements:
        - {key: karpenter.sh/capacity-type, operator: In, values: [spot]}
~~~

## Good
~~~yaml
apiVersion: karpenter.sh/v1
kind: NodePool
metadata:
  name: spark-executors
spec:
  template:
    spec:
      requirements:
        - {key: karpenter.sh/capacity-type, operator: In, values: [spot]}
        - {key: karpenter.k8s.aws/instance-category, operator: In, values: [c, m, r]}
        - {key: karpenter.k8s.aws/instance-generation, operator: Gt, values: ["5"]}
        - {key: karpenter.k8s.aws/instance-cpu, operator: Gt, values: ["3"]}
        - {key: karpenter.k8s.aws/instance-hypervisor, operator: In, values: [nitro]}
~~~

## Exceptions
What a list names was let in on purpose: small sizes in `instance-size In`, `t` in `instance-category In`, any type in
`instance-type In`. Pools for drivers, pools of GPUs or Neuron devices only. A generic pool counts only in a set with
Spark jobs, and beside another pool: alone it may have to take the small pods of the system.

## Sources
- aws/aws-eks-best-practices: latest/bpg/scalability/data-plane.adoc#prefer-larger-nodes-to-reduce-api-server-load
- aws/aws-eks-best-practices: latest/bpg/autoscaling/karpenter.adoc
- aws/karpenter-provider-aws: website/content/en/docs/concepts/scheduling.md#well-known-labels
)md";

using facts::InstanceType;

// Both figures are the catalogue's: below 4 vCPU DaemonSets dominate; generation 5 brought Nitro to c, m and r,
// and what still runs on Xen is older.
constexpr int kLeastVcpu = 4;
constexpr int kLeastGeneration = 5;

bool is_ancient(const InstanceType& type) {
  const bool is_mainstream = type.category == "c" || type.category == "m" || type.category == "r";
  return type.hypervisor == "xen" || (is_mainstream && type.generation < kLeastGeneration);
}

constexpr std::string_view kCategory = "karpenter.k8s.aws/instance-category";
constexpr std::string_view kCpu = "karpenter.k8s.aws/instance-cpu";
constexpr std::string_view kFamily = "karpenter.k8s.aws/instance-family";
constexpr std::string_view kGeneration = "karpenter.k8s.aws/instance-generation";
constexpr std::string_view kHypervisor = "karpenter.k8s.aws/instance-hypervisor";
constexpr std::string_view kSize = "karpenter.k8s.aws/instance-size";

/// A class of unfit types, the labels that decide on it when they are listed, and the requirement that keeps it out.
struct Class {
  std::string_view what;
  bool (*has)(const InstanceType&);
  std::array<std::string_view, 2> deciding;
  std::string_view key, op, values;
};
constexpr std::array<Class, 4> kClasses = {{
    {"burstable",
     [](const InstanceType& type) { return type.burstable; },
     {kCategory, kFamily},
     kCategory,
     "In",
     "c, m, r"},
    {"of an old generation", is_ancient, {kGeneration, kFamily}, kGeneration, "Gt", "\"4\""},
    {"below 4 vCPU",
     [](const InstanceType& type) { return type.vcpu < kLeastVcpu; },
     {kSize, kCpu},
     kCpu,
     "Gt",
     "\"3\""},
    {"bare metal", [](const InstanceType& type) { return type.bare_metal; }, {kSize, kCpu}, kHypervisor, "In", "nitro"},
}};

// What stands in a list was not let in by accident.
bool is_decided(const Class& one, const manifest::NodePool& pool) {
  return std::ranges::any_of(pool.requirements(), [&](const manifest::Requirement& requirement) {
    return requirement.op == manifest::Operator::in &&
           (requirement.key == "node.kubernetes.io/instance-type" || base::is_one_of(requirement.key, one.deciding));
  });
}

/// Another pool in the same folder: pools of other folders may belong to other clusters.
bool has_neighbour(const manifest::NodePool& pool, const manifest::Workspace& workspace) {
  return workspace.pools_beside(*pool.resource) > 1;
}

bool speaks_of(const manifest::NodePool& pool, const manifest::Workspace& workspace) {
  switch (pool.pool_role()) {
    case manifest::PoolRole::driver:
      return false;
    case manifest::PoolRole::executor:
      return true;
    case manifest::PoolRole::generic:
      return !workspace.spark_applications().empty() && has_neighbour(pool, workspace);
  }
  return false;
}

/// The types of each class, put together once.
const std::array<facts::TypeSet, kClasses.size()>& members() {
  static const auto sets = [] {
    std::array<facts::TypeSet, kClasses.size()> all;
    const auto types = facts::instance_types();
    for (std::size_t i = 0; i < types.size(); ++i) {
      for (std::size_t k = 0; k < kClasses.size(); ++k) all[k].set(i, kClasses[k].has(types[i]));
    }
    return all;
  }();
  return sets;
}

/// A class of which the pool admits types that no list let in.
struct Open {
  const Class* what;
  facts::TypeSet types;
};

std::vector<Open> open_classes(const manifest::NodePool& pool, const facts::AllowedTypes& allowed) {
  std::vector<Open> open;
  for (std::size_t k = 0; k < kClasses.size(); ++k) {
    const facts::TypeSet admitted = members()[k] & allowed.set;
    if (admitted.any() && !is_decided(kClasses[k], pool)) open.push_back({&kClasses[k], admitted});
  }
  return open;
}

std::string note_on(const Open& one) {
  const std::size_t count = one.types.count();
  const std::string_view example = facts::instance_types()[one.types._Find_first()].name;
  return fmt::format("{} {} {}, for example `{}`", count, count == 1 ? "is" : "are", one.what->what, example);
}

void check(const manifest::NodePool& pool, Reporter& out) {
  if (!speaks_of(pool, out.workspace())) return;
  const facts::AllowedTypes& allowed = manifest::allowed_types(pool);
  if (allowed.uncertain || std::ranges::all_of(allowed.types, &InstanceType::is_accelerated)) return;
  const std::vector<Open> open = open_classes(pool, allowed);
  if (open.empty()) return;
  facts::TypeSet all;
  for (const Open& one : open) all |= one.types;
  const std::size_t unfit = all.count();
  const Node list = pool.node_spec["requirements"];
  auto finding =
      out.at(list ? list.key() : pool.resource->anchor(), "{} of the {} that this pool admits {} not suit executors",
             unfit, base::count_of(allowed.types.size(), "type"), unfit == 1 ? "does" : "do");
  for (const Open& one : open) finding.note("{}", note_on(one));
  std::vector<std::string> missing;
  for (const auto& [one, types] : open) missing.push_back(fmt::format("`{} {} [{}]`", one->key, one->op, one->values));
  finding.help("require {}", base::join_words(missing));
  const auto fixable = std::ranges::find_if(open, [&](const Open& one) { return pool.find(one.what->key) == nullptr; });
  if (fixable == open.end()) return;
  const Class& one = *fixable->what;
  finding.fix(fmt::format("keep out what is {}", one.what), Applicability::unsafe,
              add_requirement(pool, one.key, one.op, one.values));
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "karpenter/executor-pool-admits-unfit-types",
                                                .code = "KRP026",
                                                .severity = Severity::advice,
                                                .designs = Designs::dynamic_only,
                                                .fix = FixAvailability::sometimes,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_node_pool(check)};

}  // namespace dek::rules::karpenter_executor_pool_admits_unfit_types

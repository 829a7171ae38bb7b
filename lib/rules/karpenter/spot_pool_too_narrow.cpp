// karpenter/spot-pool-too-narrow — a Spot pool that leaves EC2 little choice.
#include "lint/rule.hpp"
#include "manifest/allowed_types.hpp"

#include <algorithm>
#include <iterator>

namespace dek::rules::karpenter_spot_pool_too_narrow {
namespace {

constexpr std::string_view kDoc = R"md(
A NodePool that uses Spot allows too few instance types or families.

## Why
Spot stays cheap and calm only where EC2 can choose among many capacity pools. Narrow lists are interrupted more often
and fail to launch when one type runs out. Below 15 candidate types Karpenter does not even try to replace one Spot node
by a cheaper one. Three families of several sizes are the least that holds up; four types for a pool of GPUs only.

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
        - {key: node.kubernetes.io/instance-type, operator: In, values: [r6gd.4xlarge]}
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
        - {key: karpenter.k8s.aws/instance-family, operator: In, values: [r6gd, r7gd, r8gd, m6gd, m7gd, m8gd]}
        - {key: karpenter.k8s.aws/instance-size, operator: In, values: [2xlarge, 4xlarge, 8xlarge]}
~~~

## Exceptions
Pools in a static design: there Spot is the wrong choice altogether.

## Sources
- aws/aws-eks-best-practices: latest/bpg/autoscaling/karpenter.adoc
- aws/karpenter-provider-aws: website/content/en/docs/concepts/disruption.md
)md";

// From the catalogue; 15 is Karpenter's own minimum for Spot-to-Spot consolidation.
constexpr std::size_t kFewestGpuTypes = 4;
constexpr diag::Parameter kParameters[] = {
    {.name = "fewestTypes", .doc = "types that a Spot pool without GPUs must allow", .usual = 15, .min = 1, .max = 100},
    {.name = "fewestFamilies", .doc = "families that they must belong to", .usual = 3, .min = 1, .max = 50}};

std::vector<std::string_view> families_of(const std::vector<const facts::InstanceType*>& types) {
  std::vector<std::string_view> families;
  for (const facts::InstanceType* type : types) {
    if (families.empty() || families.back() != type->family) families.push_back(type->family);
  }
  return families;
}

void check(const manifest::NodePool& pool, Reporter& out) {
  const manifest::AllowedValues capacity = pool.capacity_types();
  if (!capacity.is_known || !capacity.may_be("spot")) return;
  const facts::AllowedTypes& allowed = manifest::allowed_types(pool);
  if (allowed.uncertain || allowed.types.empty()) return;
  const bool has_only_gpus =
      std::all_of(allowed.types.begin(), allowed.types.end(), [](const auto* type) { return type->has_gpu(); });
  const std::vector<std::string_view> families = families_of(allowed.types);
  const std::int64_t fewest_types = out.parameter("fewestTypes"), fewest_families = out.parameter("fewestFamilies");
  const bool is_wide = has_only_gpus
                           ? allowed.types.size() >= kFewestGpuTypes
                           : std::ssize(allowed.types) >= fewest_types && std::ssize(families) >= fewest_families;
  if (is_wide) return;
  const Node list = pool.node_spec["requirements"];
  auto finding =
      out.at(list ? list.key() : pool.resource->anchor(), "Spot pool allows {} of {} only",
             base::count_of(allowed.types.size(), "type"), base::count_of(families.size(), "family", "families"));
  finding.note("allowed: {}", families.size() > 6 ? fmt::format("{} families", families.size())
                                                  : base::join_words({families.begin(), families.end()}));
  if (has_only_gpus) {
    finding.help("allow at least {} types", kFewestGpuTypes);
    return;
  }
  finding.help(
      "allow at least {} types of {} families: add sibling families and sizes, or select by category, generation and "
      "size",
      fewest_types, fewest_families);
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "karpenter/spot-pool-too-narrow",
                                                .code = "KRP022",
                                                .severity = Severity::warning,
                                                .designs = Designs::dynamic_only,
                                                .since = "0.1.0",
                                                .doc = kDoc,
                                                .parameters = kParameters},
                                       .check = lint::on_node_pool(check)};

}  // namespace dek::rules::karpenter_spot_pool_too_narrow

// workspace/executor-packs-badly — executors of a size that leaves much of every node empty.
#include "lint/rule.hpp"
#include "rules/demand.hpp"

#include <algorithm>

#include "plan/max_pods.hpp"

namespace dek::rules::workspace_executor_packs_badly {
namespace {

using facts::InstanceType;
using manifest::SparkApplication;

constexpr std::string_view kDoc = R"md(
Executors leave more than a quarter of most nodes empty.

## Why
Executors are all of one size, so what does not divide is wasted on every node. An r6gd.4xlarge has 115 GiB for pods:
two executors of 57 GiB fill it, one of 66 GiB leaves 43 percent of it unused. Over a fleet that is the largest cost
that can be avoided, and a little less memory per executor avoids it.

## Bad
~~~yaml
apiVersion: karpenter.sh/v1
kind: NodePool
metadata: {name: executors}
spec:
  template:
    spec:
      requirements:
        - {key: node.kubernetes.io/instance-type, operator: In, values: [r6gd.4xlarge]}
---
apiVersion: sparkoperator.k8s.io/v1beta2
kind: SparkApplication
metadata: {name: etl}
spec:
  type: Scala
  executor: {cores: 4, memory: 60g}
~~~

## Good
~~~yaml
apiVersion: karpenter.sh/v1
kind: NodePool
metadata: {name: executors}
spec:
  template:
    spec:
      requirements:
        - {key: node.kubernetes.io/instance-type, operator: In, values: [r6gd.4xlarge]}
---
apiVersion: sparkoperator.k8s.io/v1beta2
kind: SparkApplication
metadata: {name: etl}
spec:
  type: Scala
  executor: {cores: 4, memory: 34g}
~~~

## Exceptions
Executors with GPUs, and executors that may land on nodes that are not wholly known. The waste of a node is the smaller
of the two shares, CPU and memory, that stay unused: a job that needs much of one alone is no finding.

## Sources
- awslabs/data-on-eks: website/docs/bestpractices/analytics/spark-best-practices.md#spark-pod-characteristics
- aws/karpenter-provider-aws: website/content/en/docs/reference/instance-types.md
)md";

constexpr double kMostWaste = 0.25;  // from the catalogue: how much of a node may stay unused
constexpr std::size_t kShown = 3;

/// What executors make of one type.
struct Use {
  const InstanceType* type = nullptr;
  std::int64_t count = 0;
  std::int64_t cpu_millis = 0, memory_mib = 0;  // of the node, for executors
  double cpu_share = 0, memory_share = 0;

  [[nodiscard]] double waste() const { return 1 - std::max(cpu_share, memory_share); }
};

Use use_of(const InstanceType& type, const plan::PodShape& executor) {
  Use use{.type = &type};
  use.cpu_millis = plan::allocatable_cpu_millis(type) - kDaemons.cpu_millis;
  use.memory_mib = plan::allocatable_memory_mib(type, type.eni_max_pods) - kDaemons.memory_mib;
  use.count = plan::pack(type, executor, kDaemons, plan::recommended_max_pods(type.vcpu)).count;
  if (use.count == 0) return use;
  use.cpu_share = static_cast<double>(use.count * executor.cpu_millis) / static_cast<double>(use.cpu_millis);
  use.memory_share = static_cast<double>(use.count * executor.memory_mib) / static_cast<double>(use.memory_mib);
  return use;
}

int percent(double share) {
  return static_cast<int>(share * 100 + 0.5);
}

void report(const SparkApplication& app, std::vector<Use> uses, std::size_t bad, Reporter& out) {
  std::ranges::stable_sort(uses, {}, [](const Use& use) { return use.type->price_micro_usd_per_hour; });
  const std::string where = uses.size() == 1 ? std::string(uses.front().type->name)
                                             : fmt::format("{} of the {} types that hold them", bad, uses.size());
  auto finding =
      out.at(app.executor().key(), "executors leave over {}% of the node empty on {}", percent(kMostWaste), where);
  for (std::size_t i = 0; i < std::min(kShown, uses.size()); ++i) {
    const Use& use = uses[i];
    finding.note("{}: {} per node, for {}% of the CPU and {}% of the memory; {} fit with {} CPU and {} each",
                 use.type->name, use.count, percent(use.cpu_share), percent(use.memory_share), use.count + 1,
                 cores_text(use.cpu_millis / (use.count + 1)), memory_text(use.memory_mib / (use.count + 1)));
  }
  finding.help("lower the executor's memory or cores so that one more fits");
}

void check(const SparkApplication& app, Reporter& out) {
  const manifest::Workspace& set = out.workspace();
  if (set.node_pools().empty() || !app.executor()) return;
  const manifest::NodeDemand& demand = set.placement().demand(app.executor_pod);
  if (!demand.needs_karpenter() && set.elsewhere().has_node_groups()) return;
  if (!set.placement().choice(demand).is_certain()) return;
  const facts::AllowedTypes& types = set.placement().types(demand);
  if (types.uncertain) return;
  const auto executor = ask_of(app, manifest::PodRole::executor);
  if (!executor || executor->gpus > 0) return;
  std::vector<Use> uses;
  for (const InstanceType* type : types.types) {
    if (const Use use = use_of(*type, *executor); use.count > 0) uses.push_back(use);
  }
  const auto bad =
      static_cast<std::size_t>(std::ranges::count_if(uses, [](const Use& use) { return use.waste() > kMostWaste; }));
  if (bad > 0 && bad * 2 >= uses.size()) report(app, std::move(uses), bad, out);
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "workspace/executor-packs-badly",
                                                .code = "XRF005",
                                                .severity = Severity::advice,
                                                .designs = Designs::dynamic_only,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_spark_application(check)};

}  // namespace dek::rules::workspace_executor_packs_badly

// karpenter/interruption-queue-unset — a Karpenter that does not hear of Spot interruptions.
#include "lint/rule.hpp"
#include "manifest/karpenter_values.hpp"

#include <algorithm>

namespace dek::rules::karpenter_interruption_queue_unset {
namespace {

constexpr std::string_view kDoc = R"md(
Karpenter's values name no interruption queue, so the two-minute notice of Spot goes unread.

## Why
The chart's default is empty, and empty switches the feature off. EC2 still sends its notice two minutes before it takes
an instance, but nobody orders a replacement or drains the node: executors die with their shuffle blocks, and Spark
recomputes the stages. Scheduled maintenance and stopped instances go unnoticed, too. With a NodePool in the set that
allows Spot this is an error.

## Bad
~~~yaml
settings:
  clusterName: data
~~~

## Good
~~~yaml
settings:
  clusterName: data
  interruptionQueue: data-karpenter
~~~

## Exceptions
`INTERRUPTION_QUEUE` in `controller.env`. Values that do not name the cluster, which the chart insists on: the rest
comes from elsewhere.

## Sources
- aws/karpenter-provider-aws: charts/karpenter/values.yaml
- aws/karpenter-provider-aws: website/content/en/docs/concepts/disruption.md
- aws/aws-eks-best-practices: latest/bpg/autoscaling/karpenter.adoc
)md";

const manifest::NodePool* spot_pool(const manifest::Workspace& workspace) {
  const auto pools = workspace.node_pools();
  const auto found = std::ranges::find_if(pools, [](const manifest::NodePool& pool) {
    const manifest::AllowedValues types = pool.capacity_types();
    return types.is_known && types.may_be("spot");
  });
  return found == pools.end() ? nullptr : &*found;
}

void check(const manifest::HelmValues& helm, Reporter& out) {
  if (!manifest::is_karpenter_values(*helm.resource)) return;
  const manifest::KarpenterValues values(*helm.resource);
  const Node queue = values.queue();
  const bool is_empty = queue.is("") || queue.is_null();
  if ((queue && !is_empty) || !values.is_complete()) return;
  const manifest::NodePool* pool = spot_pool(out.workspace());
  out.at(is_empty ? queue.key() : values.anchor(), "Karpenter has no interruption queue")
      .severity(pool != nullptr ? Severity::error : Severity::warning)
      .related(pool != nullptr ? pool->resource->anchor() : Node(), "allows Spot")
      .help("set `settings.interruptionQueue` to the name of an SQS queue that EventBridge fills");
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "karpenter/interruption-queue-unset",
                                                .code = "KRP080",
                                                .severity = Severity::warning,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_helm_values(check)};

}  // namespace dek::rules::karpenter_interruption_queue_unset

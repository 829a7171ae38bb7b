// karpenter/consolidate-after-missing — a v1 NodePool whose disruption block leaves out its required field.
#include "lint/rule.hpp"

namespace dek::rules::karpenter_consolidate_after_missing {
namespace {

constexpr std::string_view kDoc = R"md(
The `disruption` block of a NodePool lacks `consolidateAfter`, which Karpenter v1 requires.

## Why
v1 made the field mandatory inside the block, for every policy. v1beta1 refused it together with `WhenUnderutilized`,
so files that were migrated by changing the `apiVersion` often lack it, and the API server rejects them. How long to
wait is a real choice: with churning Spark executors about two minutes keep a node for the next wave of pods, while
calm workloads want an hour, so that a node is not moved for a short dip.

## Bad
~~~yaml
apiVersion: karpenter.sh/v1
kind: NodePool
metadata:
  name: spark-executors
spec:
  disruption:
    consolidationPolicy: WhenEmptyOrUnderutilized
~~~

## Good
~~~yaml
apiVersion: karpenter.sh/v1
kind: NodePool
metadata:
  name: spark-executors
spec:
  disruption:
    consolidationPolicy: WhenEmptyOrUnderutilized
    consolidateAfter: 2m
~~~

## Exceptions
A NodePool without any `disruption` block: the API then fills in the whole block.

## Sources
- aws/karpenter-provider-aws: pkg/apis/crds/karpenter.sh_nodepools.yaml
- aws/karpenter-provider-aws: website/content/en/v1.0/upgrading/v1-migration.md
)md";

void check(const manifest::NodePool& pool, Reporter& out) {
  const Node disruption = pool.disruption();
  if (!pool.is_v1() || !disruption.is_map() || disruption["consolidateAfter"]) return;
  const bool is_static = out.design() == manifest::Design::static_design;
  const std::string_view wait = is_static ? "1h" : "2m";
  out.at(disruption.key(), "`disruption` has no `consolidateAfter`")
      .label("required by the v1 API")
      .help("add `consolidateAfter: {}`, or how long a node may stand idle before it is moved or removed", wait)
      .fix("add `consolidateAfter`", Applicability::unsafe,
           lint::add_entry(disruption, fmt::format("consolidateAfter: {}", wait)));
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "karpenter/consolidate-after-missing",
                                                .code = "KRP005",
                                                .severity = Severity::error,
                                                .fix = FixAvailability::sometimes,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_node_pool(check)};

}  // namespace dek::rules::karpenter_consolidate_after_missing

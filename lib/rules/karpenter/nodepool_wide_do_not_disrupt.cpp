// karpenter/nodepool-wide-do-not-disrupt — protection of every node of a pool.
#include "lint/rule.hpp"

namespace dek::rules::karpenter_nodepool_wide_do_not_disrupt {
namespace {

constexpr std::string_view kAnnotation = "karpenter.sh/do-not-disrupt";

constexpr std::string_view kDoc = R"md(
A pool for changing workloads puts `karpenter.sh/do-not-disrupt` on each of its nodes.

## Why
On a node the annotation switches off consolidation and drift, for an empty node too. A pool whose jobs come and go then
only grows, until expiry takes the nodes down by force. What needs protection is a pod, a driver for example, and the
annotation on the pod protects its node for as long as it runs.

## Bad
~~~yaml
apiVersion: karpenter.sh/v1
kind: NodePool
metadata:
  name: spark-executors
spec:
  template:
    metadata:
      annotations:
        karpenter.sh/do-not-disrupt: "true"
~~~

## Good
~~~yaml
apiVersion: karpenter.sh/v1
kind: NodePool
metadata:
  name: spark-executors
spec:
  template:
    metadata:
      labels:
        team: spark
~~~

## Exceptions
A static design may mean it.

## Sources
- aws/karpenter-provider-aws: website/content/en/docs/concepts/disruption.md#node-level-controls
)md";

// Together with the mappings that would be left empty.
lint::Edits removed(Node value) {
  Node node = value;
  while (node.parent() && node.parent().size() == 1 && node.parent().key()) node = node.parent();
  return lint::remove_entry(node);
}

void check(const manifest::NodePool& pool, Reporter& out) {
  const Node value = pool.spec["template"]["metadata"]["annotations"][kAnnotation];
  if (!value.is("true")) return;
  out.at(value.key(), "no node of this pool can be consolidated or replaced, not even an empty one")
      .help("take it out, and annotate the pods that need protection")
      .fix("take the annotation out", Applicability::unsafe, removed(value));
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "karpenter/nodepool-wide-do-not-disrupt",
                                                .code = "KRP037",
                                                .severity = Severity::warning,
                                                .designs = Designs::dynamic_only,
                                                .fix = FixAvailability::sometimes,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_node_pool(check)};

}  // namespace dek::rules::karpenter_nodepool_wide_do_not_disrupt

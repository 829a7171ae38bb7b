// karpenter/expire-after-default-on-static — long-lived nodes that are drained by their age.
#include <algorithm>

#include "lint/rule.hpp"
#include "rules/disruption.hpp"

namespace dek::rules::karpenter_expire_after_default_on_static {
namespace {

constexpr std::string_view kDoc = R"md(
Nodes of long-lived services are drained by force within 30 days.

## Why
Without `expireAfter` a node lives 720 hours. Then it is drained without a replacement and without regard for budgets:
for streaming and training the largest planned interruption of the month, planned by nobody. With `Never`, new AMIs
roll out by drift, which keeps budgets and maintenance windows. Where the AMI is pinned and no budget speaks of
`Drifted`, it is advice to give that roll its window.

## Bad
~~~yaml
apiVersion: karpenter.sh/v1
kind: NodePool
metadata:
  name: kafka
spec:
  template:
    spec:
      requirements: []
~~~

## Good
~~~yaml
apiVersion: karpenter.sh/v1
kind: NodePool
metadata:
  name: kafka
spec:
  template:
    spec:
      expireAfter: Never
      requirements: []
~~~

## Exceptions
720h or more when it is written down; pools of fixed size (`replicas`). Beside a budget of 0
disruption-budget-expected-to-stop-expiry speaks instead.

## Sources
- aws/karpenter-provider-aws: website/content/en/docs/concepts/nodepools.md#spectemplatespecexpireafter
- aws/karpenter-provider-aws: website/content/en/docs/concepts/disruption.md#expiration
)md";

constexpr std::int64_t kLeastSeconds = std::int64_t{720} * 3600;  // the API's default

// Only where budgets exist: without them drift would be as unplanned as expiry.
lint::Edits without_expiry(const manifest::NodePool& pool, Node written) {
  if (pool.budgets().size() == 0) return {};
  return written ? lint::replace_value(written, "Never") : lint::add_entry(pool.node_spec, "expireAfter: Never");
}

bool has_drift_budget(const manifest::NodePool& pool) {
  return pool.budgets().is_unknown() || std::ranges::any_of(pool.budgets().items(), [](Node entry) {
           const Node reasons = entry["reasons"];
           if (!reasons || reasons.is_null()) return static_cast<bool>(entry["schedule"]);  // of all reasons
           return reasons.is_unknown() ||
                  std::ranges::any_of(reasons.items(), [](Node one) { return !one.text() || one.is("Drifted"); });
         });
}

Node pinned_image(const manifest::NodePool& pool, const manifest::Workspace& workspace) {
  const auto name = pool.node_class_ref()["name"].text();
  for (const manifest::NodeClass& one : workspace.node_classes()) {
    if (!name || one.name() != *name) continue;
    const Node alias = one.ami_alias();
    return alias.text() && !alias.text()->ends_with("@latest") ? alias : Node();
  }
  return {};
}

void check_never(const manifest::NodePool& pool, Node written, Reporter& out) {
  const Node alias = pinned_image(pool, out.workspace());
  if (!alias || has_drift_budget(pool)) return;
  out.at(written, "nodes never expire and their AMI is pinned, but no budget says when a new AMI may roll out")
      .severity(Severity::advice)
      .related(alias, "raising it replaces every node")
      .help("add budgets with `reasons: [Drifted]`: 0 outside the maintenance window, a few nodes inside it");
}

void check(const manifest::NodePool& pool, Reporter& out) {
  if (!pool.is_v1() || !pool.node_spec.is_map() || pool.replicas()) return;
  const PoolDuration expiry = expire_after(pool);
  if (expiry.is_never) return check_never(pool, expiry.node, out);
  const bool is_stated = expiry.node && !expiry.is_below(kLeastSeconds);
  if (!expiry.is_known || is_stated) return;
  if (find_zero_budget(pool, [](const plan::Budget&) { return true; })) return;
  auto finding = expiry.node ? out.at(expiry.node, "nodes are drained by force after {}", expiry.node.raw())
                             : out.at(pool.node_spec.key(), "nodes are drained by force after 720h, the default");
  finding.help("write `expireAfter: Never` and roll AMIs by drift, under a budget with `reasons: [Drifted]`")
      .fix("let nodes live", Applicability::unsafe, without_expiry(pool, expiry.node));
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "karpenter/expire-after-default-on-static",
                                                .code = "KRP035",
                                                .severity = Severity::warning,
                                                .designs = Designs::static_only,
                                                .fix = FixAvailability::sometimes,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_node_pool(check)};

}  // namespace dek::rules::karpenter_expire_after_default_on_static

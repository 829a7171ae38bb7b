// karpenter/consolidation-policy-renamed — the v1beta1 name of the policy in a v1 NodePool.
#include "lint/rule.hpp"

namespace dek::rules::karpenter_consolidation_policy_renamed {
namespace {

constexpr std::string_view kOld = "WhenUnderutilized";
constexpr std::string_view kNew = "WhenEmptyOrUnderutilized";

constexpr std::string_view kDoc = R"md(
`consolidationPolicy` still says `WhenUnderutilized`, which Karpenter v1 does not know.

## Why
v1 renamed the value to `WhenEmptyOrUnderutilized`; the behaviour stayed the same. The CRD's enum takes neither the old
name nor another letter case, so the API server rejects the whole NodePool: nodes keep running under the old
definition, and nothing that was changed beside this value takes effect either.

## Bad
~~~yaml
apiVersion: karpenter.sh/v1
kind: NodePool
metadata:
  name: spark-executors
spec:
  disruption:
    consolidationPolicy: WhenUnderutilized
    consolidateAfter: 2m
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
A `karpenter.sh/v1beta1` NodePool: there the old name is right.

## Sources
- aws/karpenter-provider-aws: website/content/en/v1.0/upgrading/v1-migration.md
- aws/karpenter-provider-aws: pkg/apis/crds/karpenter.sh_nodepools.yaml
)md";

void check(const manifest::NodePool& pool, Reporter& out) {
  const Node policy = pool.disruption()["consolidationPolicy"];
  const auto value = policy.text();
  if (!pool.is_v1() || !value || !base::equals_ignoring_case(*value, kOld)) return;
  out.at(policy, "`consolidationPolicy: {}` was renamed in Karpenter v1", *value)
      .label("rejected by the API server")
      .help("write `{}`; it does what the old name did", kNew)
      .fix("use the name of v1", Applicability::safe, lint::replace_value(policy, kNew));
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "karpenter/consolidation-policy-renamed",
                                                .code = "KRP003",
                                                .severity = Severity::error,
                                                .fix = FixAvailability::always,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_node_pool(check)};

}  // namespace dek::rules::karpenter_consolidation_policy_renamed

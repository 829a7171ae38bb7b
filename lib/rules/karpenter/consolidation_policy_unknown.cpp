// karpenter/consolidation-policy-unknown — a policy that is none of the API's.
#include "facts/karpenter_labels.hpp"
#include "lint/rule.hpp"

namespace dek::rules::karpenter_consolidation_policy_unknown {
namespace {

constexpr std::string_view kDoc = R"md(
`consolidationPolicy` is none of `WhenEmpty`, `WhenEmptyOrUnderutilized` and `Balanced`.

## Why
The CRD's enum is closed and minds the letter case, so one wrong letter makes the API server reject the whole NodePool:
nothing else that was changed in it takes effect either. `Balanced` came with Karpenter 1.14.

## Bad
~~~yaml
apiVersion: karpenter.sh/v1
kind: NodePool
metadata:
  name: spark-executors
spec:
  disruption:
    consolidationPolicy: whenEmpty
    consolidateAfter: 5m
~~~

## Good
~~~yaml
apiVersion: karpenter.sh/v1
kind: NodePool
metadata:
  name: spark-executors
spec:
  disruption:
    consolidationPolicy: WhenEmpty
    consolidateAfter: 5m
~~~

## Exceptions
`WhenUnderutilized`, the name of v1beta1, has a rule of its own. Without the field, `WhenEmptyOrUnderutilized` holds.

## Sources
- aws/karpenter-provider-aws: pkg/apis/crds/karpenter.sh_nodepools.yaml
- aws/karpenter-provider-aws: website/content/en/docs/concepts/disruption.md
)md";

constexpr std::string_view kOldName = "WhenUnderutilized";  // karpenter/consolidation-policy-renamed speaks of it
constexpr std::string_view kBalanced = "Balanced";
constexpr manifest::Version kFirstWithBalanced{1, 14, 0};

void check(const manifest::NodePool& pool, Reporter& out) {
  const Node policy = pool.disruption()["consolidationPolicy"];
  const auto value = policy.text();
  if (!pool.is_v1() || !value || base::equals_ignoring_case(*value, kOldName)) return;
  const std::vector<std::string_view> known = facts::karpenter_values("consolidation_policies");
  if (base::is_one_of(*value, known)) {
    const auto karpenter = out.karpenter();
    if (*value != kBalanced || !karpenter || *karpenter >= kFirstWithBalanced) return;
    out.at(policy, "`consolidationPolicy: {}` needs Karpenter 1.14", *value).help("write `WhenEmptyOrUnderutilized`");
    return;
  }
  const auto meant = base::closest(*value, known);
  auto finding = out.at(policy, "`{}` is no consolidation policy", *value);
  finding.label("rejected by the API server");
  if (!meant) {
    finding.help("use one of WhenEmpty, WhenEmptyOrUnderutilized, Balanced");
    return;
  }
  finding.help("write `{}`", *meant)
      .fix(fmt::format("write `{}`", *meant), Applicability::safe, lint::replace_value(policy, *meant));
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "karpenter/consolidation-policy-unknown",
                                                .code = "KRP004",
                                                .severity = Severity::error,
                                                .fix = FixAvailability::sometimes,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_node_pool(check)};

}  // namespace dek::rules::karpenter_consolidation_policy_unknown

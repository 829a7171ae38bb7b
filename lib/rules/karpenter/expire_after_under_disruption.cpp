// karpenter/expire-after-under-disruption — expireAfter in the place that v1beta1 had for it.
#include "lint/rule.hpp"

namespace dek::rules::karpenter_expire_after_under_disruption {
namespace {

constexpr std::string_view kDoc = R"md(
`expireAfter` stands under `spec.disruption`, where Karpenter v1 no longer reads it.

## Why
v1 moved the field to `spec.template.spec`. In the old place it is unknown: it is rejected, or dropped without a word.
When it is dropped, a pool that said `Never` gets the default of 720h, and expiry in v1 is forceful: nodes drain on
their 30th birthday whatever the disruption budgets say.

## Bad
~~~yaml
apiVersion: karpenter.sh/v1
kind: NodePool
metadata:
  name: spark-executors
spec:
  disruption:
    consolidateAfter: 2m
    expireAfter: Never
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
      expireAfter: Never
  disruption:
    consolidateAfter: 2m
~~~

## Exceptions
A `karpenter.sh/v1beta1` NodePool: there the field is in its place.

## Sources
- aws/karpenter-provider-aws: website/content/en/v1.0/upgrading/v1-migration.md
- aws/karpenter-provider-aws: website/content/en/docs/concepts/nodepools.md
)md";

constexpr std::string_view kDefault = "720h";  // of spec.template.spec.expireAfter in the CRD

lint::Edits move(const manifest::NodePool& pool, Node value) {
  if (pool.node_spec["expireAfter"]) return lint::remove_entry(value);
  if (!value.text()) return {};
  return lint::all_of(
      {lint::remove_entry(value), lint::add_entry(pool.node_spec, fmt::format("expireAfter: {}", *value.text()))});
}

void check(const manifest::NodePool& pool, Reporter& out) {
  const Node value = pool.disruption()["expireAfter"];
  if (!pool.is_v1() || !value) return;
  const Node right_place = pool.node_spec["expireAfter"];
  auto finding = out.at(value.key(), "`expireAfter` stands under `disruption`, where v1 does not read it");
  finding.label("moved to `spec.template.spec`")
      .fix("move `expireAfter` to `spec.template.spec`", Applicability::safe, move(pool, value));
  if (!right_place) {
    finding.help("move it to `spec.template.spec.expireAfter`; without it there, nodes expire after {}", kDefault);
    return;
  }
  finding.help("delete it here; `spec.template.spec.expireAfter` is what counts")
      .related(right_place, "the one that counts");
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "karpenter/expire-after-under-disruption",
                                                .code = "KRP008",
                                                .severity = Severity::error,
                                                .fix = FixAvailability::sometimes,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_node_pool(check)};

}  // namespace dek::rules::karpenter_expire_after_under_disruption

// karpenter/karpenter-alpha-kind — Provisioner, AWSNodeTemplate and Machine.
#include <algorithm>

#include "lint/rule.hpp"

namespace dek::rules::karpenter_karpenter_alpha_kind {
namespace {

constexpr std::string_view kDoc = R"md(
A `Provisioner`, `AWSNodeTemplate` or `Machine` is a kind that Karpenter no longer has.

## Why
Karpenter 0.32 turned the three into NodePool, EC2NodeClass and NodeClaim, and 0.33 removed them. A cluster of today has
no such kinds, so the API server refuses the document. Not everything has a counterpart of the same name:
`ttlSecondsAfterEmpty` became `consolidateAfter` with the policy `WhenEmpty`, `ttlSecondsUntilExpired` became
`template.spec.expireAfter`.

## Bad
~~~yaml
apiVersion: karpenter.sh/v1alpha5
kind: Provisioner
metadata:
  name: default
~~~

## Good
~~~yaml
apiVersion: karpenter.sh/v1
kind: NodePool
metadata:
  name: default
~~~

## Exceptions
A `Machine` of another group, such as Cluster API's; Karpenter below 0.33, by the profile or the set's own release.

## Sources
- aws/karpenter-provider-aws: website/content/en/docs/upgrading/upgrade-guide.md
- aws/karpenter-provider-aws: website/content/en/v1.0/upgrading/v1beta1-migration.md
)md";

struct Kind {
  std::string_view group, kind, successor, help;
};
constexpr Kind kKinds[] = {
    {"karpenter.k8s.aws", "AWSNodeTemplate", "EC2NodeClass",
     "rewrite it as an EC2NodeClass of `karpenter.k8s.aws/v1`; `subnetSelector` becomes `subnetSelectorTerms`"},
    {"karpenter.sh", "Machine", "NodeClaim", "delete the document: Karpenter makes NodeClaims itself"},
    {"karpenter.sh", "Provisioner", "NodePool",
     "rewrite it as a NodePool of `karpenter.sh/v1`: `providerRef` becomes `nodeClassRef`, the `ttl` fields become "
     "`consolidateAfter` and `expireAfter`"},
};

constexpr manifest::Version kFirstWithout{0, 33, 0};

void check(const manifest::Resource& resource, Reporter& out) {
  const auto* kind = std::ranges::find_if(kKinds, [&](const Kind& one) { return resource.is(one.group, one.kind); });
  if (kind == std::end(kKinds)) return;
  const auto karpenter = out.karpenter();
  if (karpenter && *karpenter < kFirstWithout) return;
  auto finding = out.at(resource.root["kind"], "`{}` was removed in Karpenter 0.33", kind->kind);
  finding.label("now `{}`", kind->successor).help("{}", kind->help);
  if (out.workspace().is_karpenter_hidden_from(resource)) finding.severity(Severity::warning);
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "karpenter/karpenter-alpha-kind",
                                                .code = "KRP002",
                                                .severity = Severity::error,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_resource(check)};

}  // namespace dek::rules::karpenter_karpenter_alpha_kind

// karpenter/karpenter-api-version-removed — documents in the API of Karpenter before 1.0.
#include <algorithm>

#include "lint/rule.hpp"

namespace dek::rules::karpenter_karpenter_api_version_removed {
namespace {

constexpr std::string_view kDoc = R"md(
The document is written in `v1beta1`, an API that Karpenter 1.1 took away.

## Why
Karpenter 1.0 served `v1` beside `v1beta1`; since 1.1.0 only `v1` is left, so the API server refuses the document. The
number alone is not all: `expireAfter` and `kubelet` moved, a consolidation policy was renamed, and `nodeClassRef` and
`amiSelectorTerms` became stricter. The rules on those fields speak once the version is `v1`, and fix most of them.

## Bad
~~~yaml
apiVersion: karpenter.sh/v1beta1
kind: NodePool
metadata:
  name: spark-executors
~~~

## Good
~~~yaml
apiVersion: karpenter.sh/v1
kind: NodePool
metadata:
  name: spark-executors
~~~

## Exceptions
Karpenter 1.0 still serves both: with that version in the profile, or of the release that the set makes, this is a
warning, and so it is where a variable tells the version of the release. Below 1.0 the document is right.

## Sources
- aws/karpenter-provider-aws: website/content/en/docs/upgrading/upgrade-guide.md
- aws/karpenter-provider-aws: website/content/en/v1.0/upgrading/v1-migration.md
)md";

struct Kind {
  std::string_view group, kind, help;
};
constexpr Kind kKinds[] = {
    {"karpenter.k8s.aws", "EC2NodeClass",
     "write `karpenter.k8s.aws/v1`; `amiSelectorTerms` is required there, and `kubelet` moved in from the NodePool"},
    {"karpenter.sh", "NodeClaim", "delete the document: Karpenter makes NodeClaims itself"},
    {"karpenter.sh", "NodePool",
     "write `karpenter.sh/v1` and move what v1 moved: `consolidationPolicy`, `expireAfter`, `nodeClassRef`, `kubelet`"},
};
constexpr manifest::Version kFirstWithV1{1, 0, 0};
constexpr manifest::Version kFirstWithoutBeta{1, 1, 0};

void check(const manifest::Resource& resource, Reporter& out) {
  const auto* kind = std::ranges::find_if(kKinds, [&](const Kind& one) { return resource.is(one.group, one.kind); });
  if (kind == std::end(kKinds) || resource.version != "v1beta1") return;
  const auto karpenter = out.karpenter();
  if (karpenter && *karpenter < kFirstWithV1) return;
  const Node written = resource.root["apiVersion"];
  auto finding = out.at(written, "`{}` is not served since Karpenter 1.1", resource.api_version);
  finding.help("{}", kind->help)
      .fix("write `v1`", Applicability::unsafe, lint::replace_value(written, fmt::format("{}/v1", kind->group)));
  const bool is_hidden = out.workspace().is_karpenter_hidden_from(resource);
  if (is_hidden || (karpenter && *karpenter < kFirstWithoutBeta)) finding.severity(Severity::warning);
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "karpenter/karpenter-api-version-removed",
                                                .code = "KRP001",
                                                .severity = Severity::error,
                                                .fix = FixAvailability::sometimes,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_resource(check)};

}  // namespace dek::rules::karpenter_karpenter_api_version_removed

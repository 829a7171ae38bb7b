// karpenter/karpenter-single-replica — a controller without a stand-in.
#include "lint/rule.hpp"
#include "manifest/karpenter_values.hpp"

namespace dek::rules::karpenter_karpenter_single_replica {
namespace {

constexpr std::string_view kDoc = R"md(
Karpenter runs with fewer than two replicas.

## Why
While the only replica's node is replaced, no node is launched and none is drained: pods wait, and the Spot notices of
those minutes are missed. The chart defaults to two, one of them standing by.

## Bad
~~~yaml
settings:
  clusterName: data
replicas: 1
~~~

## Good
~~~yaml
settings:
  clusterName: data
replicas: 2
~~~

## Exceptions
Silent where a profile says that this is development.

## Sources
- aws/karpenter-provider-aws: charts/karpenter/values.yaml
- aws/aws-eks-best-practices: latest/bpg/autoscaling/karpenter.adoc
)md";

constexpr std::int64_t kLeast = 2;  // the chart's default

void check(const manifest::HelmValues& helm, Reporter& out) {
  if (!manifest::is_karpenter_values(*helm.resource) || out.context().stage == manifest::Stage::development) return;
  const Node replicas = helm.root()["replicas"];
  const auto count = replicas.text() ? base::parse_integer(*replicas.text()) : std::nullopt;
  if (!count || *count >= kLeast) return;
  out.at(replicas, "Karpenter runs with {}", base::count_of(static_cast<std::size_t>(*count), "replica"))
      .help("keep the chart's default of {}", kLeast)
      .fix("run two replicas", Applicability::safe, lint::replace_value(replicas, "2"));
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "karpenter/karpenter-single-replica",
                                                .code = "KRP082",
                                                .severity = Severity::warning,
                                                .fix = FixAvailability::sometimes,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_helm_values(check)};

}  // namespace dek::rules::karpenter_karpenter_single_replica

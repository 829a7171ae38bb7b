// karpenter/removed-disruption-annotation — protection in words that Karpenter no longer reads.
#include <algorithm>

#include "lint/rule.hpp"
#include "manifest/pod_keys.hpp"

namespace dek::rules::karpenter_removed_disruption_annotation {
namespace {

constexpr std::string_view kNew = "karpenter.sh/do-not-disrupt";
constexpr std::string_view kOld[] = {"karpenter.sh/do-not-consolidate", "karpenter.sh/do-not-evict"};

constexpr std::string_view kDoc = R"md(
A pod or node asks for protection with `do-not-evict` or `do-not-consolidate`, which Karpenter no longer reads.

## Why
Both annotations were deprecated in Karpenter 0.32 and are gone in v1; `karpenter.sh/do-not-disrupt` took their place.
The old ones are ignored without a word, so the job that somebody wanted to protect is moved like any other.

## Bad
~~~yaml
apiVersion: sparkoperator.k8s.io/v1beta2
kind: SparkApplication
metadata:
  name: nightly
spec:
  driver:
    annotations:
      karpenter.sh/do-not-evict: "true"
~~~

## Good
~~~yaml
apiVersion: sparkoperator.k8s.io/v1beta2
kind: SparkApplication
metadata:
  name: nightly
spec:
  driver:
    annotations:
      karpenter.sh/do-not-disrupt: "true"
~~~

## Sources
- aws/karpenter-provider-aws: website/content/en/v1.0/upgrading/v1-migration.md
- aws/karpenter-provider-aws: website/content/en/docs/concepts/disruption.md#pod-level-controls
)md";

// `prefix` is that of a Spark property; the edit keeps it.
void report(Node value, std::string_view name, std::string_view prefix, bool is_in_house, Reporter& out) {
  const std::string renamed = fmt::format("{}{}", prefix, kNew);
  const bool has_new = static_cast<bool>(value.parent()[renamed]);
  auto finding = out.at(value.key(), "Karpenter no longer reads `{}`", name);
  finding.label("without effect").help("use `{}: \"true\"`", kNew);
  if (has_new)
    finding.fix("take the old annotation out", Applicability::safe, lint::remove_entry(value));
  else
    finding.fix(fmt::format("rename it to `{}`", kNew), Applicability::safe, lint::rename_key(value, renamed));
  if (is_in_house) finding.severity(Severity::warning);
}

bool is_old(std::string_view name) {
  return base::is_one_of(name, kOld);
}

void check(const manifest::PodKeys& keys, Reporter& out) {
  if (manifest::is_node_pool(*keys.resource)) {
    for (const auto [key, value] : keys.resource->root.at("spec.template.metadata.annotations").entries()) {
      if (is_old(key.raw())) report(value, key.raw(), {}, false, out);
    }
    return;
  }
  for (const manifest::PodAnnotation& one : keys.annotations) {
    if (is_old(one.name)) report(one.value, one.name, one.property, one.is_in_house, out);
  }
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "karpenter/removed-disruption-annotation",
                                                .code = "KRP012",
                                                .severity = Severity::error,
                                                .fix = FixAvailability::sometimes,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_pod_keys(check)};

}  // namespace dek::rules::karpenter_removed_disruption_annotation

// karpenter/capacity-type-invalid — capacity types spelt for the wrong label.
#include <algorithm>
#include <iterator>

#include "facts/eks.hpp"
#include "facts/karpenter_labels.hpp"
#include "lint/rule.hpp"
#include "manifest/pod_keys.hpp"

namespace dek::rules::karpenter_capacity_type_invalid {
namespace {

constexpr std::string_view kDoc = R"md(
A capacity type is misspelt, or spelt as the other label wants it.

## Why
`karpenter.sh/capacity-type` knows `spot`, `on-demand` and `reserved`; `eks.amazonaws.com/capacityType`, the label of
managed node groups, knows `SPOT`, `ON_DEMAND` and `CAPACITY_BLOCK`. On a pod a wrong value matches no node, and the pod
waits for ever. A NodePool whose values are all wrong never becomes ready; where one is right the others are only
logged, which is a warning, and so is a wrong value in a preference.

## Bad
~~~yaml
apiVersion: v1
kind: Pod
metadata:
  name: coordinator
spec:
  nodeSelector:
    karpenter.sh/capacity-type: ON_DEMAND
~~~

## Good
~~~yaml
apiVersion: v1
kind: Pod
metadata:
  name: coordinator
spec:
  nodeSelector:
    karpenter.sh/capacity-type: on-demand
~~~

## Sources
- kubernetes-sigs/karpenter: pkg/apis/v1/nodeclaim_validation.go
- aws/karpenter-provider-aws: website/content/en/docs/concepts/nodepools.md#capacity-type
- boto/botocore: botocore/data/eks/2017-11-01/service-2.json.gz
)md";

constexpr std::string_view kKarpenterLabel = "karpenter.sh/capacity-type";
constexpr std::string_view kNodeGroupLabel = "eks.amazonaws.com/capacityType";

std::vector<std::string_view> values_of(std::string_view label) {
  return label == kKarpenterLabel ? facts::karpenter_values("capacity_types") : facts::eks_values("CapacityTypes");
}

bool is_value(std::string_view label, std::string_view value) {
  return label == kKarpenterLabel ? facts::is_karpenter_value("capacity_types", value)
                                  : facts::is_eks_value("CapacityTypes", value);
}

// What both spellings have in common: "on-demand", "ON_DEMAND" and "OnDemand" are the same.
std::string folded(std::string_view text) {
  std::string result;
  std::ranges::copy_if(text, std::back_inserter(result), [](char c) { return c != '-' && c != '_'; });
  return base::to_lower_ascii(result);
}

std::string_view meant(std::string_view text, const std::vector<std::string_view>& known) {
  for (const std::string_view value : known) {
    if (folded(value) == folded(text)) return value;
  }
  return {};
}

void check_requirement(const manifest::Requirement& one, bool is_lenient, Reporter& out) {
  if (one.key != kKarpenterLabel && one.key != kNodeGroupLabel) return;
  const auto is_right = [&](Node value) { return value.text() && is_value(one.key, *value.text()); };
  if (std::ranges::all_of(one.values, is_right)) return;
  const std::vector<std::string_view> known = values_of(one.key);
  const bool is_any_right = std::ranges::any_of(one.values, is_right);
  for (const Node value : one.values) {
    const auto text = value.text();
    if (!text || value.type() != tree::ScalarType::string || base::is_one_of(*text, known)) continue;
    auto finding = out.at(value, "`{}` is no value of `{}`", *text, one.key);
    if (is_any_right || is_lenient) finding.severity(Severity::warning);
    const std::string_view better = meant(*text, known);
    std::vector<std::string> names;
    for (const std::string_view name : known) names.push_back(base::as_code(name));
    if (better.empty()) {
      finding.help("use {}", base::join_words(names, "or"));
      continue;
    }
    finding.help("write `{}`", better)
        .fix(fmt::format("write `{}`", better), Applicability::safe, lint::replace_value(value, better));
  }
}

void check(const manifest::PodKeys& keys, Reporter& out) {
  if (const manifest::NodePool* pool = out.workspace().node_pool(*keys.resource)) {
    for (const manifest::Requirement& one : pool->pool_constraints()) {
      if (one.key == kKarpenterLabel) check_requirement(one, false, out);
    }
    return;
  }
  for (const manifest::NodeChoice& choice : keys.choices) {
    check_requirement(choice.requirement, !choice.is_binding || choice.is_in_house, out);
  }
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "karpenter/capacity-type-invalid",
                                                .code = "KRP025",
                                                .severity = Severity::error,
                                                .fix = FixAvailability::sometimes,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_pod_keys(check)};

}  // namespace dek::rules::karpenter_capacity_type_invalid

// karpenter/do-not-disrupt-value-invalid — protection with a value that Karpenter or the API does not take.
#include <array>

#include "lint/rule.hpp"
#include "manifest/pod_keys.hpp"

namespace dek::rules::karpenter_do_not_disrupt_value_invalid {
namespace {

constexpr std::string_view kAnnotation = "karpenter.sh/do-not-disrupt";

constexpr std::string_view kDoc = R"md(
`karpenter.sh/do-not-disrupt` has a value that protects nothing.

## Why
Karpenter compares with the text `true`; on pods, since 1.12, it also takes a duration such as `30m`, counted from the
start of the pod. Everything else (`yes`, `True`, `1`) is ignored, with no more than an event on the pod. Annotations
are strings, so that an unquoted `true` is worse: the API server refuses the object.

## Bad
~~~yaml
apiVersion: v1
kind: Pod
metadata:
  name: notebook
  annotations:
    karpenter.sh/do-not-disrupt: true
~~~

## Good
~~~yaml
apiVersion: v1
kind: Pod
metadata:
  name: notebook
  annotations:
    karpenter.sh/do-not-disrupt: "true"
~~~

## Exceptions
`"false"` says that nothing is protected, and that is so. Where the context names a Karpenter below 1.12, a duration on
a pod is a warning. On the nodes of a NodePool only `"true"` counts.

## Sources
- kubernetes-sigs/karpenter: pkg/utils/pod/scheduling.go
- kubernetes-sigs/karpenter: pkg/controllers/state/statenode.go
- aws/karpenter-provider-aws: website/content/en/docs/concepts/disruption.md#pod-level-controls
)md";

constexpr manifest::Version kFirstWithDurations{1, 12, 0};
constexpr std::array<std::string_view, 8> kUnits = {"ns", "us", "\u00b5s", "\u03bcs", "ms", "s", "m", "h"};

// Cuts digits with at most one point among them; false when there are no digits.
bool take_number(std::string_view& text) {
  bool has_digit = false, has_point = false;
  while (!text.empty() && ((text.front() >= '0' && text.front() <= '9') || (text.front() == '.' && !has_point))) {
    has_point = has_point || text.front() == '.';
    has_digit = has_digit || text.front() != '.';
    text.remove_prefix(1);
  }
  return has_digit;
}

bool take_unit(std::string_view& text) {
  for (const std::string_view unit : kUnits) {
    // "m" must not swallow the beginning of "ms".
    if (!text.starts_with(unit) || (unit == "m" && text.starts_with("ms"))) continue;
    text.remove_prefix(unit.size());
    return true;
  }
  return false;
}

// A positive duration as Go reads it: "30m", "1.5h", "1h30m".
bool is_positive_duration(std::string_view text) {
  const bool has_value = text.find_first_of("123456789") != std::string_view::npos;
  if (text.starts_with('+')) text.remove_prefix(1);
  if (text.empty()) return false;
  while (!text.empty()) {
    if (!take_number(text) || !take_unit(text)) return false;
  }
  return has_value;
}

// What the author most likely meant; empty when that cannot be told.
std::string_view meant(std::string_view text) {
  for (const std::string_view yes : {"true", "yes", "y", "on", "1", "enabled"}) {
    if (base::equals_ignoring_case(text, yes)) return "true";
  }
  for (const std::string_view no : {"false", "no", "n", "off", "0", "disabled"}) {
    if (base::equals_ignoring_case(text, no)) return "false";
  }
  return {};
}

struct Place {
  Node value;
  bool is_text_anyway = false;  // a Spark property: Spark hands on the text, whatever YAML made of it
  bool is_on_nodes = false;
  bool is_in_house = false;
};

void report_type(const Place& place, std::string_view text, Reporter& out) {
  auto finding = out.at(place.value, "`{}: {}` is no string", kAnnotation, text);
  finding.label("rejected by the API server").help("write `\"{}\"`", meant(text).empty() ? "true" : meant(text));
  if (!meant(text).empty())
    finding.fix("write it as a string", Applicability::safe, lint::replace_by_string(place.value, meant(text)));
}

void report_value(const Place& place, std::string_view text, Reporter& out) {
  const bool is_duration = is_positive_duration(text);
  const auto karpenter = out.karpenter();
  if (is_duration && !place.is_on_nodes && (!karpenter || *karpenter >= kFirstWithDurations)) return;
  if (is_duration && !place.is_on_nodes) {
    out.at(place.value, "Karpenter reads durations in `{}` since 1.12", kAnnotation)
        .severity(Severity::warning)
        .help("write `\"true\"`");
    return;
  }
  auto finding = out.at(place.value, "`{}: \"{}\"` protects nothing", kAnnotation, text);
  finding.label("ignored").help("{}", place.is_on_nodes ? "write `\"true\"`, the only value that counts on nodes"
                                                        : "write `\"true\"`, or a duration such as `\"30m\"`");
  if (meant(text) == "true")
    finding.fix("write `true`", Applicability::safe, lint::replace_by_string(place.value, "true"));
  if (place.is_in_house) finding.severity(Severity::warning);
}

void check_place(const Place& place, Reporter& out) {
  const auto text = place.value.text();
  if (!text || !place.value.is_scalar()) return;
  const bool is_string = place.is_text_anyway || place.value.type() == tree::ScalarType::string;
  if (!is_string) return report_type(place, *text, out);
  if (*text != "true" && *text != "false") report_value(place, *text, out);
}

void check(const manifest::PodKeys& keys, Reporter& out) {
  if (manifest::is_node_pool(*keys.resource)) {
    const Node value = keys.resource->root.at("spec.template.metadata.annotations")[kAnnotation];
    return check_place({.value = value, .is_on_nodes = true}, out);
  }
  for (const manifest::PodAnnotation& one : keys.annotations) {
    if (one.name != kAnnotation) continue;
    check_place({.value = one.value, .is_text_anyway = !one.property.empty(), .is_in_house = one.is_in_house}, out);
  }
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "karpenter/do-not-disrupt-value-invalid",
                                                .code = "KRP013",
                                                .severity = Severity::error,
                                                .fix = FixAvailability::sometimes,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_pod_keys(check)};

}  // namespace dek::rules::karpenter_do_not_disrupt_value_invalid

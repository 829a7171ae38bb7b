// karpenter/instance-family-unknown — instance families, types and sizes that EC2 does not have.
#include "facts/instance_names.hpp"
#include "facts/instance_types.hpp"
#include "facts/karpenter_labels.hpp"
#include "lint/rule.hpp"

#include <algorithm>

namespace dek::rules::karpenter_instance_family_unknown {
namespace {

constexpr std::string_view kDoc = R"md(
An instance family, type or size does not exist.

## Why
Karpenter takes any string and never finds an offering for it, so a list that looks diverse shrinks to the names that
exist. Nobody is told: the pool still works, with fewer types, more Spot interruptions and higher prices. Names such as
`m5gd` and `c7id` are easy to make up from their siblings, and published node pools contain them.

Where no name of a list exists the pool launches nothing at all: an error. A generation above the newest one known is
advice, since it may be newer than the table.

## Bad
~~~yaml
apiVersion: karpenter.sh/v1
kind: NodePool
metadata:
  name: spark-executors
spec:
  template:
    spec:
      requirements:
        - {key: karpenter.k8s.aws/instance-family, operator: In, values: [r6gd, m5gd, c5gd]}
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
      requirements:
        - {key: karpenter.k8s.aws/instance-family, operator: In, values: [r6gd, m6gd, c6gd]}
~~~

## Exceptions
`NotIn` with an unknown name excludes nothing and does no harm.

## Sources
- aws/karpenter-provider-aws: website/content/en/docs/reference/instance-types.md
)md";

using facts::NameStatus;

enum class Label : std::uint8_t { family, type, size };

std::optional<Label> label_of(std::string_view key) {
  const std::string_view label = facts::normalised_label(key);
  if (label == "karpenter.k8s.aws/instance-family") return Label::family;
  if (label == "node.kubernetes.io/instance-type") return Label::type;
  if (label == "karpenter.k8s.aws/instance-size") return Label::size;
  return std::nullopt;
}

NameStatus size_status(std::string_view size) {
  for (const facts::InstanceType& type : facts::instance_types()) {
    if (type.size == size) return NameStatus::known;
  }
  // A larger machine may have come since; a word cannot.
  const bool is_number = !size.empty() && size.front() >= '0' && size.front() <= '9';
  return is_number && size.ends_with("xlarge") ? NameStatus::newer : NameStatus::unknown;
}

NameStatus status(Label label, std::string_view name) {
  switch (label) {
    case Label::family:
      return facts::family_status(name);
    case Label::type:
      return facts::type_status(name);
    case Label::size:
      return size_status(name);
  }
  return NameStatus::known;
}

std::vector<std::string> similar(Label label, std::string_view name) {
  if (label == Label::type) return facts::similar_types(name);
  std::vector<std::string> names;
  if (label == Label::family) {
    for (const std::string_view family : facts::similar_families(name)) names.emplace_back(family);
  }
  return names;
}

constexpr std::string_view word(Label label) {
  switch (label) {
    case Label::family:
      return "instance family";
    case Label::type:
      return "instance type";
    case Label::size:
      return "instance size";
  }
  return {};
}

bool is_listed(const manifest::Requirement& requirement, std::string_view name) {
  return std::any_of(requirement.values.begin(), requirement.values.end(), [&](Node one) { return one.is(name); });
}

void report(Label label, const manifest::Requirement& requirement, Node value, NameStatus found, bool is_any_known,
            Reporter& out) {
  const std::string_view name = value.raw();
  auto finding = found == NameStatus::retired ? out.at(value, "{} `{}` is no longer offered", word(label), name)
                                              : out.at(value, "no such {}: `{}`", word(label), name);
  finding.note("compared with the types known on {}", facts::instance_table_date());
  if (!is_any_known) finding.severity(Severity::error).label("and no other value exists: nothing can be launched");
  if (found == NameStatus::newer) finding.severity(Severity::advice).label("may be newer than the table");
  std::vector<std::string> names = similar(label, name);
  if (names.empty()) return;
  const std::string first = names.front();
  if (is_listed(requirement, first) && found == NameStatus::newer) {
    finding.help("check that it is offered by now");
    return;
  }
  if (is_listed(requirement, first)) {
    finding.help("take it out: `{}` is in the list already", first)
        .fix(fmt::format("take `{}` out", name), Applicability::unsafe, lint::remove_item(value));
    return;
  }
  for (std::string& one : names) one = "`" + one + "`";
  finding.help("use {}", base::join_words(names, "or"))
      .fix(fmt::format("use `{}`", first), Applicability::unsafe, lint::replace_value(value, first));
}

void check_all(const std::vector<manifest::Requirement>& requirements, Reporter& out) {
  for (const manifest::Requirement& requirement : requirements) {
    const auto label = label_of(requirement.key);
    if (!label || requirement.op != manifest::Operator::in || !requirement.texts()) continue;
    const auto is_known = [&](Node value) {
      const NameStatus found = status(*label, value.raw());
      return found == NameStatus::known || found == NameStatus::newer;
    };
    const bool is_any_known = std::any_of(requirement.values.begin(), requirement.values.end(), is_known);
    for (const Node value : requirement.values) {
      const NameStatus found = status(*label, value.raw());
      if (found != NameStatus::known) report(*label, requirement, value, found, is_any_known, out);
    }
  }
}

void check(const manifest::Resource& resource, Reporter& out) {
  if (const auto* pool = out.workspace().node_pool(resource)) return check_all(pool->requirements, out);
  for (const manifest::PodSpec& pod : manifest::pod_specs(resource)) {
    check_all(pod.affinity_expressions(), out);
    for (const Node selector : pod.node_selectors()) check_all(manifest::requirements_of_labels(selector), out);
  }
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "karpenter/instance-family-unknown",
                                                .code = "KRP029",
                                                .severity = Severity::warning,
                                                .fix = FixAvailability::sometimes,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_resource(check)};

}  // namespace dek::rules::karpenter_instance_family_unknown

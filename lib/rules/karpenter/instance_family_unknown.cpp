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

/// A name that does not exist, among the values of a requirement.
struct Wrong {
  Label label;
  NameStatus found;
  Node value;
  const manifest::Requirement* requirement;
  facts::Architecture arch;  // the one that the other requirements leave; unknown when they do not say
};

facts::Architecture arch_of(Label label, std::string_view name) {
  if (label == Label::type) return facts::find_instance_type(name)->arch;
  return facts::find_instance_family(name)->arch;
}

/// Up to two names that exist and fit the architecture, the nearest first.
std::vector<std::string> similar(const Wrong& wrong) {
  std::vector<std::string> names;
  const std::string_view name = wrong.value.raw();
  if (wrong.label == Label::type) names = facts::similar_types(name, facts::instance_types().size());
  if (wrong.label == Label::family) {
    for (const std::string_view family : facts::similar_families(name, facts::instance_families().size()))
      names.emplace_back(family);
  }
  std::erase_if(names, [&](const std::string& one) {
    return wrong.arch != facts::Architecture::unknown && arch_of(wrong.label, one) != wrong.arch;
  });
  if (names.size() > 2) names.resize(2);
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

void suggest(const Wrong& wrong, lint::Finding& finding) {
  std::vector<std::string> names = similar(wrong);
  if (names.empty()) return;
  const std::string first = names.front();
  if (!is_listed(*wrong.requirement, first)) {
    std::erase_if(names, [&](const std::string& one) { return is_listed(*wrong.requirement, one); });
    for (std::string& one : names) one = "`" + one + "`";
    finding.help("use {}", base::join_words(names, "or"))
        .fix(fmt::format("use `{}`", first), Applicability::unsafe, lint::replace_value(wrong.value, first));
  } else if (wrong.found == NameStatus::newer) {
    finding.help("check that it is offered by now");
  } else {
    finding.help("take it out: `{}` is in the list already", first)
        .fix(fmt::format("take `{}` out", wrong.value.raw()), Applicability::unsafe, lint::remove_item(wrong.value));
  }
}

void report(const Wrong& wrong, bool is_any_known, Reporter& out) {
  const std::string_view name = wrong.value.raw();
  auto finding = wrong.found == NameStatus::retired
                     ? out.at(wrong.value, "{} `{}` is no longer offered", word(wrong.label), name)
                     : out.at(wrong.value, "no such {}: `{}`", word(wrong.label), name);
  finding.note("compared with the types known on {}", facts::instance_table_date());
  if (!is_any_known) finding.severity(Severity::error).label("and no other value exists: nothing can be launched");
  if (wrong.found == NameStatus::newer) finding.severity(Severity::advice).label("may be newer than the table");
  suggest(wrong, finding);
}

/// The architecture that the requirements leave, when it is one.
facts::Architecture stated_arch(std::span<const manifest::Requirement> requirements) {
  for (const manifest::Requirement& one : requirements) {
    const bool is_one = facts::normalised_label(one.key) == "kubernetes.io/arch" && one.values.size() == 1;
    if (!is_one || one.op != manifest::Operator::in) continue;
    if (one.values.front().is("amd64")) return facts::Architecture::amd64;
    if (one.values.front().is("arm64")) return facts::Architecture::arm64;
  }
  return facts::Architecture::unknown;
}

void check_all(std::span<const manifest::Requirement> requirements, Reporter& out) {
  for (const manifest::Requirement& requirement : requirements) {
    const auto label = label_of(requirement.key);
    if (!label || requirement.op != manifest::Operator::in || !requirement.texts()) continue;
    std::vector<NameStatus> found;
    for (const Node value : requirement.values) found.push_back(status(*label, value.raw()));
    const bool is_any_known =
        std::ranges::any_of(found, [](NameStatus one) { return one == NameStatus::known || one == NameStatus::newer; });
    for (std::size_t i = 0; i < found.size(); ++i) {
      if (found[i] == NameStatus::known) continue;
      report({*label, found[i], requirement.values[i], &requirement, stated_arch(requirements)}, is_any_known, out);
    }
  }
}

void check(const manifest::PodKeys& keys, Reporter& out) {
  if (const auto* pool = out.workspace().node_pool(*keys.resource)) check_all(pool->requirements(), out);
  const auto names_types = [](const manifest::NodeChoice& choice) {
    return label_of(choice.requirement.key).has_value();
  };
  if (std::ranges::none_of(keys.choices, names_types)) return;
  std::vector<manifest::Requirement> asked;
  for (const manifest::NodeChoice& choice : keys.choices)
    if (choice.property.empty()) asked.push_back(choice.requirement);
  check_all(asked, out);
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "karpenter/instance-family-unknown",
                                                .code = "KRP029",
                                                .severity = Severity::warning,
                                                .fix = FixAvailability::sometimes,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_pod_keys(check)};

}  // namespace dek::rules::karpenter_instance_family_unknown

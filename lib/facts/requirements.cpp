// Requirements over the instance table: what is left of each label, and which types pass.
#include "facts/requirements.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>

#include "base/strings.hpp"
#include "facts/instance_names.hpp"
#include "facts/karpenter_labels.hpp"
#include "facts/type_labels.hpp"

namespace dek::facts {
namespace {

constexpr std::string_view kFamilyKey = "karpenter.k8s.aws/instance-family";
constexpr std::string_view kTypeKey = "node.kubernetes.io/instance-type";
constexpr std::string_view kCapacityKey = "karpenter.sh/capacity-type";

constexpr std::array<std::string_view, 8> kOperators = {"In", "NotIn", "Exists", "DoesNotExist",
                                                        "Gt", "Lt",    "Gte",    "Lte"};

bool compares(Operator op) {
  return op >= Operator::gt;
}

// Excludes nothing: a placeholder, or a bound that is no number (another rule reports that one).
bool is_open(const Requirement& requirement) {
  if (requirement.unknown) return true;
  return compares(requirement.op) &&
         (requirement.values.size() != 1 || !base::parse_integer(requirement.values.front()));
}

bool choice_allowed(const ValueSet& set, std::string_view choices) {
  return std::ranges::any_of(base::split(choices, '|'), [&](std::string_view value) { return set.allows(value); });
}

bool passes(const ValueSet& set, const LabelValue& value) {
  switch (value.kind) {
    case LabelValue::Kind::absent:
      return set.allows_absence();
    case LabelValue::Kind::text:
      return set.allows(value.text);
    case LabelValue::Kind::choice:
      return choice_allowed(set, value.text);
    case LabelValue::Kind::number:
      break;
  }
  std::array<char, 24> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value.number).ptr;
  return set.allows(std::string_view(digits.data(), static_cast<std::size_t>(end - digits.data())));
}

// A listed family or type that may be newer than the table could launch something we cannot see.
bool names_newer(const Requirement& requirement, std::string_view key) {
  if (requirement.op != Operator::in || (key != kFamilyKey && key != kTypeKey)) return false;
  return std::ranges::any_of(requirement.values, [&](const std::string& value) {
    return (key == kFamilyKey ? family_status(value) : type_status(value)) == NameStatus::newer;
  });
}

struct LabelFilter {
  const TypeLabel* label;
  ValueSet set;
};

struct Filters {
  std::vector<LabelFilter> labels;
  bool uncertain = false;

  [[nodiscard]] bool pass(const InstanceType& type) const {
    return type.offered && std::ranges::all_of(labels, [&](const LabelFilter& filter) {
             return passes(filter.set, filter.label->read(type));
           });
  }
};

Filters filters_of(std::span<const Requirement> requirements) {
  Filters filters;
  for (const Requirement& requirement : requirements) {
    const std::string_view key = normalised_label(requirement.key);
    const TypeLabel* label = find_type_label(key);
    filters.uncertain |= key.empty();  // a placeholder for a key: any label may be meant
    if (!label) continue;
    filters.uncertain |= is_open(requirement) || names_newer(requirement, key);
    if (is_open(requirement)) continue;
    const auto known = std::ranges::find(filters.labels, label, &LabelFilter::label);
    if (known == filters.labels.end()) {
      filters.labels.push_back({label, ValueSet(requirement)});
    } else {
      known->set.intersect(ValueSet(requirement));
    }
  }
  return filters;
}

}  // namespace

std::optional<Operator> parse_operator(std::string_view text) {
  const auto found = std::ranges::find(kOperators, text);
  if (found == kOperators.end()) return std::nullopt;
  return static_cast<Operator>(found - kOperators.begin());
}

std::string_view to_string(Operator op) {
  return kOperators[static_cast<std::size_t>(op)];
}

ValueSet values_left(std::span<const Requirement> requirements, std::string_view key) {
  ValueSet left;
  for (const Requirement& requirement : requirements) {
    if (normalised_label(requirement.key) == key && !is_open(requirement)) left.intersect(ValueSet(requirement));
  }
  return left;
}

AllowedTypes allowed_types(std::span<const Requirement> requirements) {
  const Filters filters = filters_of(requirements);
  AllowedTypes allowed{.types = {}, .uncertain = filters.uncertain};
  for (const InstanceType& type : instance_types()) {
    if (filters.pass(type)) allowed.types.push_back(&type);
  }
  return allowed;
}

bool allows(std::span<const Requirement> requirements, const InstanceType& type) {
  return filters_of(requirements).pass(type);
}

std::vector<std::string_view> capacity_types_left(std::span<const Requirement> requirements) {
  const ValueSet left = values_left(requirements, kCapacityKey);
  std::vector<std::string_view> types;
  for (const std::string_view type : {"reserved", "spot", "on-demand"}) {
    if (left.allows(type)) types.push_back(type);
  }
  return types;
}

bool is_type_label(std::string_view key) {
  return find_type_label(normalised_label(key)) != nullptr;
}

std::optional<std::string> label_value(const InstanceType& type, std::string_view key) {
  const TypeLabel* label = find_type_label(normalised_label(key));
  if (!label) return std::nullopt;
  const LabelValue value = label->read(type);
  switch (value.kind) {
    case LabelValue::Kind::text:
      return std::string(value.text);
    case LabelValue::Kind::number:
      return std::to_string(value.number);
    case LabelValue::Kind::absent:
    case LabelValue::Kind::choice:
      break;
  }
  return std::nullopt;
}

std::size_t count_values(std::span<const InstanceType* const> types, std::string_view key) {
  std::set<std::string> values;
  for (const InstanceType* type : types) {
    if (auto value = label_value(*type, key)) values.insert(*std::move(value));
  }
  return values.size();
}

}  // namespace dek::facts

// Requirements over the instance table: what is left of each label, and which types pass.
#include "facts/requirements.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "base/strings.hpp"
#include "facts/instance_names.hpp"
#include "facts/karpenter_labels.hpp"
#include "facts/type_index.hpp"
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

/// Types that have one of the values; of a list without values those without the label.
TypeSet having(std::span<const std::string_view> values, const LabelIndex& index) {
  TypeSet types;
  for (const std::string_view value : values) {
    if (const TypeSet* found = index.find(value)) types |= *found;
  }
  return values.empty() ? ~index.present : types;
}

/// Types whose value of one label, or whose lack of it, is allowed.
TypeSet passing(const ValueSet& set, const LabelIndex& index) {
  if (set.is_listed()) return having(set.values(), index);
  TypeSet types;
  for (const LabelIndex::Value& value : index.values) {
    if (set.allows(value.text, value.number)) types |= value.types;
  }
  return set.allows_absence() ? types | ~index.present : types;
}

// A listed family or type that may be newer than the table could launch something we cannot see.
bool names_newer(const Requirement& requirement, std::string_view key) {
  if (requirement.op != Operator::in || (key != kFamilyKey && key != kTypeKey)) return false;
  return std::ranges::any_of(requirement.values, [&](std::string_view value) {
    return (key == kFamilyKey ? family_status(value) : type_status(value)) == NameStatus::newer;
  });
}

std::vector<const InstanceType*> listed(const TypeSet& set) {
  std::vector<const InstanceType*> types;
  types.reserve(set.count());
  for (std::size_t i = set._Find_first(); i < set.size(); i = set._Find_next(i)) types.push_back(&instance_types()[i]);
  return types;
}

/// A requirement that has a say in which types are left.
struct Filter {
  const Requirement* requirement;
  const TypeLabel* label;
};

std::vector<Filter> filters_of(std::span<const Requirement> requirements) {
  std::vector<Filter> filters;
  filters.reserve(requirements.size());
  for (const Requirement& requirement : requirements) {
    const TypeLabel* label = find_type_label(normalised_label(requirement.key));
    if (label != nullptr && !is_open(requirement)) filters.push_back({&requirement, label});
  }
  return filters;
}

/// Types that all requirements on the label of `first`, which is the first of them, leave.
TypeSet passing(std::span<const Filter> filters, const Filter& first) {
  const LabelIndex& index = label_index(*first.label);
  const auto others = filters.subspan(static_cast<std::size_t>(&first - filters.data()) + 1);
  const bool is_alone = std::ranges::find(others, first.label, &Filter::label) == others.end();
  if (is_alone && first.requirement->op == Operator::in) return having(first.requirement->values, index);
  ValueSet set(*first.requirement);
  for (const Filter& other : others) {
    if (other.label == first.label) set.intersect(ValueSet(*other.requirement));
  }
  return passing(set, index);
}

TypeSet types_of(std::span<const Filter> filters) {
  TypeSet types = offered_types();
  for (const Filter& filter : filters) {
    const bool is_first = &*std::ranges::find(filters, filter.label, &Filter::label) == &filter;
    if (is_first) types &= passing(filters, filter);
  }
  return types;
}

/// A key that is not known may be any label's; a placeholder or a newer name may let others in.
bool may_allow_more(const Requirement& requirement) {
  if (requirement.key.empty()) return true;
  const std::string_view key = normalised_label(requirement.key);
  if (is_open(requirement)) return find_type_label(key) != nullptr;
  return names_newer(requirement, key);
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
  const TypeSet set = allowed_set(requirements);
  return {.types = listed(set), .set = set, .uncertain = std::ranges::any_of(requirements, may_allow_more)};
}

TypeSet allowed_set(std::span<const Requirement> requirements) {
  return types_of(filters_of(requirements));
}

void unite(AllowedTypes& all, const AllowedTypes& more) {
  all.uncertain |= more.uncertain;
  all.set |= more.set;
  if (all.set.count() > all.types.size()) all.types = listed(all.set);
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

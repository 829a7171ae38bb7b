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

/// Types whose value of one label, or whose lack of it, is allowed.
TypeSet passing(const ValueSet& set, const LabelIndex& index) {
  TypeSet types;
  if (set.is_listed()) {
    for (const std::string_view value : set.values()) {
      if (const TypeSet* found = index.find(value)) types |= *found;
    }
  } else {
    for (const LabelIndex::Value& value : index.values) {
      if (set.allows(value.text)) types |= value.types;
    }
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

struct LabelFilter {
  const TypeLabel* label;
  ValueSet set;
};

struct Filters {
  std::vector<LabelFilter> labels;
  bool uncertain = false;

  [[nodiscard]] TypeSet types() const {
    TypeSet types = offered_types();
    for (const LabelFilter& filter : labels) types &= passing(filter.set, label_index(*filter.label));
    return types;
  }
};

std::vector<const InstanceType*> listed(const TypeSet& set) {
  std::vector<const InstanceType*> types;
  types.reserve(set.count());
  for (std::size_t i = set._Find_first(); i < set.size(); i = set._Find_next(i)) types.push_back(&instance_types()[i]);
  return types;
}

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
  const TypeSet set = filters.types();
  return {.types = listed(set), .set = set, .uncertain = filters.uncertain};
}

TypeSet allowed_set(std::span<const Requirement> requirements) {
  return filters_of(requirements).types();
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

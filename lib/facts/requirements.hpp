// NodePool requirements evaluated over the instance table, by the semantics of Karpenter's scheduler.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "facts/instance_types.hpp"
#include "facts/type_index.hpp"

namespace dek::facts {

enum class Operator : std::uint8_t { in, not_in, exists, does_not_exist, gt, lt, gte, lte };

/// Exact spelling of the API ("NotIn"); empty for anything else.
[[nodiscard]] std::optional<Operator> parse_operator(std::string_view text);
[[nodiscard]] std::string_view to_string(Operator op);

/// Points into texts that outlive it: documents, tables.
struct Requirement {
  std::string_view key;
  Operator op = Operator::in;
  std::vector<std::string_view> values;
  int min_values = 0;    // 0: not given
  bool unknown = false;  // holds a placeholder: it then excludes nothing, and the answer says so
};

/// The values that one label may take after all requirements on it: a set or everything but a set, and bounds.
class ValueSet {
 public:
  /// Everything is allowed, absence included.
  ValueSet() = default;
  explicit ValueSet(const Requirement& requirement);

  void intersect(const ValueSet& other);

  [[nodiscard]] bool allows(std::string_view value) const;
  [[nodiscard]] bool allows(std::string_view value, std::optional<std::int64_t> number) const;  // the value's
  /// Whether an instance without this label passes: only NotIn and DoesNotExist (and what contradicts itself) allow
  /// that.
  [[nodiscard]] bool allows_absence() const;
  /// True when a listed set is left, not everything but a set.
  [[nodiscard]] bool is_listed() const { return !complement_; }
  [[nodiscard]] const std::vector<std::string_view>& values() const { return values_; }

 private:
  [[nodiscard]] bool is_bounded() const { return at_least_ || at_most_; }
  [[nodiscard]] bool within_bounds(std::optional<std::int64_t> number) const;

  bool unconstrained_ = true;
  bool complement_ = true;
  std::vector<std::string_view> values_;  // sorted
  std::optional<std::int64_t> at_least_;
  std::optional<std::int64_t> at_most_;
};

/// All requirements on `key`, intersected; aliases of the key count.
[[nodiscard]] ValueSet values_left(std::span<const Requirement> requirements, std::string_view key);

struct AllowedTypes {
  std::vector<const InstanceType*> types;  // sorted by name; only types that EC2 still offers
  TypeSet set;                             // the same types
  bool uncertain = false;                  // a placeholder, or a family newer than the table: more types may be allowed
};

/// The instance types that meet all requirements. Labels that are no property of a type (zones, labels of the user,
/// reservations, placement groups) exclude nothing here.
[[nodiscard]] AllowedTypes allowed_types(std::span<const Requirement> requirements);

/// The same without the list: for those who compare sets of types.
[[nodiscard]] TypeSet allowed_set(std::span<const Requirement> requirements);

/// Adds what `more` allows.
void unite(AllowedTypes& all, const AllowedTypes& more);

/// Of reserved, spot and on-demand, in Karpenter's order, those that are left; all three when nothing is said.
[[nodiscard]] std::vector<std::string_view> capacity_types_left(std::span<const Requirement> requirements);

/// Whether allowed_types looks at this label.
[[nodiscard]] bool is_type_label(std::string_view key);

/// The value of a label on a type as text; empty when the type does not carry it or carries several.
[[nodiscard]] std::optional<std::string> label_value(const InstanceType& type, std::string_view key);

/// How many different values of `key` the types have: what minValues counts.
[[nodiscard]] std::size_t count_values(std::span<const InstanceType* const> types, std::string_view key);

}  // namespace dek::facts

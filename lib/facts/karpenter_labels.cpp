// Karpenter's label tables and the search in them.
#include "facts/karpenter_labels.hpp"

#include <algorithm>

#include "base/assert.hpp"
#include "base/strings.hpp"
#include "facts/lookup.hpp"
#include "facts/tables/karpenter_label_aliases.hpp"
#include "facts/tables/karpenter_labels.hpp"
#include "facts/tables/karpenter_metrics.hpp"
#include "facts/tables/karpenter_value_sets.hpp"

namespace dek::facts {
namespace {

constexpr std::span<const KarpenterLabel> kLabels = tables::karpenter_labels;
constexpr std::span<const LabelAlias> kAliases = tables::karpenter_label_aliases;
constexpr std::span<const MetricRename> kMetrics = tables::karpenter_metrics;
constexpr std::span<const KarpenterValueSet> kValueSets = tables::karpenter_value_sets;

static_assert(sorted_by(kLabels, &KarpenterLabel::key));
static_assert(sorted_by(kAliases, &LabelAlias::written));
static_assert(sorted_by(kMetrics, &MetricRename::before));
static_assert(sorted_by(kValueSets, &KarpenterValueSet::name));

constexpr NameIndex<kLabels.size()> kLabelKeys(kLabels, &KarpenterLabel::key);
constexpr NameIndex<kAliases.size()> kAliasKeys(kAliases, &LabelAlias::written);

// The sizes that aliases have, as bits: labels are asked about all day, and most have another one.
constexpr std::uint64_t kAliasSizes = [] {
  std::uint64_t sizes = 0;
  for (const LabelAlias& alias : kAliases) sizes |= std::uint64_t{1} << (alias.written.size() % 64);
  return sizes;
}();

}  // namespace

std::vector<std::string_view> karpenter_values(std::string_view set) {
  const KarpenterValueSet* found = find_row(kValueSets, set, &KarpenterValueSet::name);
  DEK_ASSERT(found != nullptr);
  return base::split(found->values, '|');
}

bool is_karpenter_value(std::string_view set, std::string_view value) {
  const KarpenterValueSet* found = find_row(kValueSets, set, &KarpenterValueSet::name);
  DEK_ASSERT(found != nullptr);
  return is_listed(found->values, value);
}

std::span<const KarpenterLabel> karpenter_labels() {
  return kLabels;
}

const KarpenterLabel* find_karpenter_label(std::string_view key) {
  return kLabelKeys.find(kLabels, key, &KarpenterLabel::key);
}

const LabelAlias* find_label_alias(std::string_view key) {
  if ((kAliasSizes >> (key.size() % 64) & 1U) == 0) return nullptr;
  return kAliasKeys.find(kAliases, key, &LabelAlias::written);
}

const MetricRename* find_metric_rename(std::string_view name) {
  return find_row(kMetrics, name, &MetricRename::before);
}

bool is_restricted_label(std::string_view key) {
  if (key == "kubernetes.io/hostname") return true;
  const std::string_view domain = key.substr(0, key.find('/'));
  const bool reserved = domain.ends_with("karpenter.sh") || domain.ends_with("karpenter.k8s.aws");
  return reserved && find_karpenter_label(key) == nullptr;
}

std::string_view normalised_label(std::string_view key) {
  const LabelAlias* alias = find_label_alias(key);
  return alias && alias->normalised ? alias->meant : key;
}

}  // namespace dek::facts

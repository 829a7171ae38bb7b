// What an unknown Spark key was meant to be: the closeness rules of suggest_spark_key, nearest reason first.
#include <algorithm>

#include "base/strings.hpp"
#include "facts/lookup.hpp"
#include "facts/spark_aliases.hpp"
#include "facts/spark_properties.hpp"
#include "facts/tables/spark_aliases.hpp"

namespace dek::facts {
namespace {

constexpr std::span<const SparkAlias> kAliases = tables::spark_aliases;
constexpr std::size_t kMaxEdits = 2;

static_assert(sorted_by(kAliases, &SparkAlias::written));

// Names that Spark no longer reads, or that we know by name only, make no suggestion.
bool can_be_meant(const SparkProperty& property) {
  const std::string_view area = property.area;
  return property.removed_in.empty() && area != "deprecated" && area != "removed" && area != "name-only";
}

std::optional<std::string> same_letters(std::string_view key) {
  for (const SparkProperty& property : spark_properties()) {
    if (can_be_meant(property) && base::equals_ignoring_case(property.name, key)) return std::string(property.name);
  }
  return std::nullopt;
}

std::optional<std::string> observed(std::string_view key) {
  for (const SparkAlias& alias : kAliases) {
    if (!alias.written.ends_with('*')) {
      if (alias.written == key) return std::string(alias.meant);
      continue;
    }
    const std::string_view prefix = alias.written.substr(0, alias.written.size() - 1);
    if (!key.starts_with(prefix) || key.size() == prefix.size()) continue;
    return std::string(alias.meant.substr(0, alias.meant.size() - 1)) + std::string(key.substr(prefix.size()));
  }
  return std::nullopt;
}

// Nearest name within two edits; none when two names are equally near.
std::optional<std::string> few_edits(std::string_view key) {
  std::string_view best;
  std::size_t best_distance = kMaxEdits + 1;
  bool tie = false;
  for (const SparkProperty& property : spark_properties()) {
    const std::size_t longer = std::max(property.name.size(), key.size());
    if (!can_be_meant(property) || longer - std::min(property.name.size(), key.size()) > kMaxEdits) continue;
    const std::size_t distance = base::edit_distance(key, property.name, kMaxEdits);
    if (distance > best_distance || distance > kMaxEdits) continue;
    tie = distance == best_distance;
    best_distance = distance;
    best = property.name;
  }
  if (best.empty() || tie) return std::nullopt;
  return std::string(best);
}

bool extends_by_segment(std::string_view longer, std::string_view shorter) {
  return longer.size() > shorter.size() + 1 && longer.starts_with(shorter) && longer[shorter.size()] == '.' &&
         longer.find('.', shorter.size() + 1) == std::string_view::npos;
}

// A key that ends one segment early or late; "enabled" wins among several continuations, else there must be just one.
std::optional<std::string> one_segment(std::string_view key) {
  const std::size_t last_dot = key.rfind('.');
  if (last_dot != std::string_view::npos) {
    const SparkProperty* shorter = find_spark_property(key.substr(0, last_dot));
    if (shorter && can_be_meant(*shorter)) return std::string(shorter->name);
  }
  const std::string enabled = std::string(key) + ".enabled";
  if (find_spark_property(enabled)) return enabled;
  std::optional<std::string> found;
  for (const SparkProperty& property : spark_properties()) {
    if (!can_be_meant(property) || !extends_by_segment(property.name, key)) continue;
    if (found) return std::nullopt;
    found = std::string(property.name);
  }
  return found;
}

}  // namespace

std::optional<SparkSuggestion> suggest_spark_key(std::string_view key) {
  if (auto name = same_letters(key)) return SparkSuggestion{*std::move(name), Closeness::letter_case};
  if (auto name = observed(key)) return SparkSuggestion{*std::move(name), Closeness::observed};
  if (auto name = few_edits(key)) return SparkSuggestion{*std::move(name), Closeness::edit_distance};
  if (auto name = one_segment(key)) return SparkSuggestion{*std::move(name), Closeness::segment};
  return std::nullopt;
}

}  // namespace dek::facts

// Lookup of Spark's configuration names: exact, by family pattern, and by the prefix of another project.
#include "facts/spark_properties.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/strings.hpp"
#include "facts/lookup.hpp"
#include "facts/tables/spark_families.hpp"
#include "facts/tables/spark_open_prefixes.hpp"
#include "facts/tables/spark_properties.hpp"
#include "facts/tables/spark_third_party.hpp"

namespace dek::facts {
namespace {

constexpr std::span<const SparkProperty> kProperties = tables::spark_properties;
constexpr std::span<const SparkFamily> kFamilies = tables::spark_families;
constexpr std::span<const SparkThirdParty> kThirdParty = tables::spark_third_party;
constexpr std::span<const SparkThirdParty> kOpenPrefixes = tables::spark_open_prefixes;
constexpr std::string_view kSparkItself = "Apache Spark";

static_assert(sorted_by(kProperties, &SparkProperty::name));
static_assert(sorted_by(kThirdParty, &SparkThirdParty::prefix));
static_assert(sorted_by(kOpenPrefixes, &SparkThirdParty::prefix));

constexpr NameIndex<kProperties.size()> kPropertyNames(kProperties, &SparkProperty::name);

bool matches(std::string_view text, std::string_view pattern) {
  const std::size_t star = pattern.find('*');
  if (star == std::string_view::npos) return text == pattern;
  if (!text.starts_with(pattern.substr(0, star))) return false;
  const bool any = pattern.substr(star).starts_with("**");
  const std::string_view rest = pattern.substr(star + (any ? 2 : 1));
  for (std::size_t end = star; end < text.size(); ++end) {
    if (!any && text[end] == '.') return false;
    if (matches(text.substr(end + 1), rest)) return true;
  }
  return false;
}

constexpr std::string_view kSpark = "spark.";

// The letter behind `spark.` tells most names from a pattern; '*' where a pattern has none.
template <std::size_t Rows, typename Row, typename Text>
constexpr std::array<char, Rows> initials_of(std::span<const Row> rows, Text Row::*text) {
  std::array<char, Rows> initials{};
  for (std::size_t i = 0; i < Rows; ++i) {
    const std::string_view pattern = rows[i].*text;
    initials[i] = pattern.starts_with(kSpark) && pattern.size() > kSpark.size() ? pattern[kSpark.size()] : '*';
  }
  return initials;
}
constexpr auto kFamilyInitials = initials_of<kFamilies.size()>(kFamilies, &SparkFamily::pattern);
constexpr auto kThirdPartyInitials = initials_of<kThirdParty.size()>(kThirdParty, &SparkThirdParty::prefix);
constexpr auto kOpenInitials = initials_of<kOpenPrefixes.size()>(kOpenPrefixes, &SparkThirdParty::prefix);

bool may_match(std::string_view key, char initial) {
  return initial == '*' || (key.size() > kSpark.size() && key[kSpark.size()] == initial);
}

// What stands before the first star: most names differ there.
template <std::size_t Rows>
constexpr std::array<std::string_view, Rows> stems_of(std::span<const SparkFamily> families) {
  std::array<std::string_view, Rows> stems{};
  for (std::size_t i = 0; i < Rows; ++i) stems[i] = families[i].pattern.substr(0, families[i].pattern.find('*'));
  return stems;
}
constexpr auto kFamilyStems = stems_of<kFamilies.size()>(kFamilies);

// What stands between the first star and the next, which a name must hold as well: ".param." of spark.**.param.**
template <std::size_t Rows>
constexpr std::array<std::string_view, Rows> middles_of(std::span<const SparkFamily> families) {
  std::array<std::string_view, Rows> middles{};
  for (std::size_t i = 0; i < Rows; ++i) {
    const std::string_view rest = families[i].pattern.substr(kFamilyStems[i].size());
    const std::size_t begin = rest.find_first_not_of('*');
    if (begin != std::string_view::npos) middles[i] = rest.substr(begin, rest.find('*', begin) - begin);
  }
  return middles;
}
constexpr auto kFamilyMiddles = middles_of<kFamilies.size()>(kFamilies);

// Most names are none of the family's for a reason that is quickly seen.
bool may_be_of(std::string_view key, std::size_t family) {
  return may_match(key, kFamilyInitials[family]) && key.starts_with(kFamilyStems[family]) &&
         key.find(kFamilyMiddles[family], kFamilyStems[family].size()) != std::string_view::npos;
}

const SparkThirdParty* owner_in(std::span<const SparkThirdParty> owners, std::span<const char> initials,
                                std::string_view key) {
  for (std::size_t i = 0; i < owners.size(); ++i) {
    if (may_match(key, initials[i]) && key.starts_with(owners[i].prefix)) return &owners[i];
  }
  return nullptr;
}

// The narrower table first: spark.sql.iceberg. lies within spark.sql.
const SparkThirdParty* owner_of(std::string_view key) {
  const SparkThirdParty* owner = owner_in(kThirdParty, kThirdPartyInitials, key);
  return owner != nullptr ? owner : owner_in(kOpenPrefixes, kOpenInitials, key);
}

}  // namespace

const SparkProperty* find_spark_property(std::string_view name) {
  return kPropertyNames.find(kProperties, name, &SparkProperty::name);
}

SparkKey lookup_spark_key(std::string_view key) {
  if (const SparkProperty* property = find_spark_property(key)) {
    return {.kind = SparkKeyKind::property, .property = property};
  }
  // A family that says since when comes before the wider one that does not.
  const SparkFamily* found = nullptr;
  for (std::size_t i = 0; i < kFamilies.size(); ++i) {
    const SparkFamily& family = kFamilies[i];
    if (!may_be_of(key, i)) continue;
    if ((!found || found->since.empty()) && matches(key, family.pattern)) found = &family;
  }
  if (found) return {.kind = SparkKeyKind::family, .family = found};
  if (const SparkThirdParty* owner = owner_of(key)) {
    const bool own = owner->project == kSparkItself;
    return {.kind = own ? SparkKeyKind::open : SparkKeyKind::third_party, .third_party = owner};
  }
  return {};
}

std::string_view spark_key_since(std::string_view key) {
  const SparkKey found = lookup_spark_key(key);
  if (found.property) return found.property->since;
  return found.family ? found.family->since : std::string_view();
}

std::string spark_volume_key_problem(std::string_view key) {
  std::string_view rest = key;
  for (const std::string_view prefix : {"spark.kubernetes.driver.volumes.", "spark.kubernetes.executor.volumes."}) {
    if (key.starts_with(prefix)) rest.remove_prefix(prefix.size());
  }
  if (rest.size() == key.size()) return {};
  // The volume types of the properties' documentation (running-on-kubernetes.md, "Using Kubernetes Volumes").
  static constexpr std::array<std::string_view, 4> kTypes = {"emptyDir", "hostPath", "nfs", "persistentVolumeClaim"};
  const std::vector<std::string_view> parts = base::split(rest, '.');
  if (std::ranges::find(kTypes, parts[0]) == kTypes.end()) {
    return fmt::format("volume type `{}` is none of emptyDir, hostPath, nfs, persistentVolumeClaim", parts[0]);
  }
  if (parts.size() < 4 || parts[1].empty())
    return "a volume key has the form TYPE.NAME.mount.path or TYPE.NAME.options.OPTION";
  if (lookup_spark_key(key).kind == SparkKeyKind::family) return {};
  return fmt::format(
      "`{}` is none of mount.path, mount.subPath, mount.subPathExpr, mount.readOnly, options.X, label.X, annotation.X",
      rest.substr(parts[0].size() + parts[1].size() + 2));
}

std::span<const SparkProperty> spark_properties() {
  return kProperties;
}

std::string_view spark_table_date() {
  return tables::spark_properties_date;
}

}  // namespace dek::facts

// The EKS tables and the search in them.
#include "facts/eks.hpp"

#include <algorithm>

#include "base/assert.hpp"
#include "base/strings.hpp"
#include "facts/lookup.hpp"
#include "facts/tables/eks_addons.hpp"
#include "facts/tables/eks_value_sets.hpp"
#include "facts/tables/eks_versions.hpp"

namespace dek::facts {
namespace {

constexpr std::span<const EksVersion> kVersions = tables::eks_versions;
constexpr std::span<const EksAddon> kAddons = tables::eks_addons;
constexpr std::span<const EksValueSet> kValueSets = tables::eks_value_sets;

// As texts: the minors of the table all have two digits.
static_assert(sorted_by(kVersions, &EksVersion::minor));
static_assert(sorted_by(kAddons, &EksAddon::name));
static_assert(sorted_by(kValueSets, &EksValueSet::name));

}  // namespace

std::span<const EksVersion> eks_versions() {
  return kVersions;
}

const EksVersion* find_eks_version(std::string_view minor) {
  return find_row(kVersions, minor, &EksVersion::minor);
}

std::span<const EksAddon> eks_addons() {
  return kAddons;
}

const EksAddon* find_eks_addon(std::string_view name) {
  return find_row(kAddons, name, &EksAddon::name);
}

std::vector<std::string_view> eks_values(std::string_view set) {
  const EksValueSet* found = find_row(kValueSets, set, &EksValueSet::name);
  DEK_ASSERT(found != nullptr);
  return base::split(found->values, '|');
}

bool is_eks_value(std::string_view set, std::string_view value) {
  const EksValueSet* found = find_row(kValueSets, set, &EksValueSet::name);
  DEK_ASSERT(found != nullptr);
  return is_listed(found->values, value);
}

std::string_view eks_table_date() {
  return tables::eks_versions_date;
}

}  // namespace dek::facts

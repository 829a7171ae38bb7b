// The instance type and family tables and the search in them.
#include "facts/instance_types.hpp"

#include "facts/lookup.hpp"
#include "facts/tables/instance_families.hpp"
#include "facts/tables/instance_types.hpp"

namespace dek::facts {
namespace {

constexpr std::span<const InstanceType> kTypes = tables::instance_types;
constexpr std::span<const InstanceFamily> kFamilies = tables::instance_families;

static_assert(sorted_by(kTypes, &InstanceType::name));
static_assert(sorted_by(kFamilies, &InstanceFamily::name));

constexpr NameIndex<kTypes.size()> kTypeNames(kTypes, &InstanceType::name);
constexpr NameIndex<kFamilies.size()> kFamilyNames(kFamilies, &InstanceFamily::name);

}  // namespace

std::string_view to_string(Architecture arch) {
  switch (arch) {
    case Architecture::unknown:
      return {};
    case Architecture::amd64:
      return "amd64";
    case Architecture::arm64:
      return "arm64";
  }
  return {};
}

std::span<const InstanceType> instance_types() {
  return kTypes;
}

std::span<const InstanceFamily> instance_families() {
  return kFamilies;
}

const InstanceType* find_instance_type(std::string_view name) {
  return kTypeNames.find(kTypes, name, &InstanceType::name);
}

const InstanceFamily* find_instance_family(std::string_view name) {
  return kFamilyNames.find(kFamilies, name, &InstanceFamily::name);
}

std::span<const InstanceType> types_of(const InstanceFamily& family) {
  return kTypes.subspan(static_cast<std::size_t>(family.first_type), static_cast<std::size_t>(family.type_count));
}

std::string_view instance_table_date() {
  return tables::instance_types_date;
}

}  // namespace dek::facts

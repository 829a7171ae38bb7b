// Lookup in the catalogue of pinned components.
#include "facts/versions.hpp"

#include <algorithm>

#include "base/assert.hpp"
#include "facts/tables/versions.hpp"

namespace dek::facts {

std::span<const PinnedVersion> pinned_versions() {
  return tables::versions;
}

std::string_view version(std::string_view component) {
  const auto found = std::ranges::find(tables::versions, component, &PinnedVersion::component);
  DEK_ASSERT(found != std::end(tables::versions));
  return found->version;
}

std::string_view versions_date() {
  return tables::versions_date;
}

}  // namespace dek::facts

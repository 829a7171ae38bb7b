// The catalogue beside the fields that override it.
#include "model/components.hpp"

#include <algorithm>

#include "base/strings.hpp"
#include "facts/versions.hpp"
#include "model/walk.hpp"

namespace dek::model {

std::vector<Component> components_of(const Profile* profile) {
  std::vector<Component> components;
  for (const facts::PinnedVersion& pin : facts::pinned_versions())
    components.push_back({pin.component, "", std::string(pin.version), pin.version, pin.source});
  Profile shown = profile != nullptr ? *profile : Profile{};
  if (shown.tenants.empty()) shown.tenants.emplace_back().workloads = {Workload::spark};
  walk(shown, [&](const Field& field, void* owner, const std::string& path) {
    const auto component = std::ranges::find(components, field.rules.catalogue, &Component::name);
    if (component == components.end() || !component->field.empty()) return;
    component->field = "spec." + path;
    if (profile != nullptr && !profile->tenants.empty()) component->version = base::join(field.slot.print(owner), ", ");
  });
  return components;
}

std::string_view catalogue_date() {
  return facts::versions_date();
}

}  // namespace dek::model

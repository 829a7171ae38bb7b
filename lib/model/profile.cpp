// Questions to a profile.
#include "model/profile.hpp"

#include <algorithm>

#include "model/section_reader.hpp"

namespace dek::model {

bool Tenant::runs(Workload workload) const {
  return std::ranges::find(workloads, workload) != workloads.end();
}

bool Profile::runs(Workload workload) const {
  return std::ranges::any_of(tenants, [workload](const Tenant& tenant) { return tenant.runs(workload); });
}

const Pool* Profile::pool(PoolRole role) const {
  const auto found = std::ranges::find(pools, role, &Pool::role);
  return found == pools.end() ? nullptr : &*found;
}

text::Span Profile::where(std::string_view path) const {
  return place_of(places, path);
}

}  // namespace dek::model

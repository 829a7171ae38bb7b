// Questions to a profile.
#include "model/profile.hpp"

#include <algorithm>

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
  while (!path.empty()) {
    if (const auto found = places.find(path); found != places.end()) return found->second;
    const std::size_t cut = path.find_last_of(".[");
    path = cut == std::string_view::npos ? std::string_view{} : path.substr(0, cut);
  }
  const auto root = places.find("");
  return root == places.end() ? text::Span{} : root->second;
}

}  // namespace dek::model

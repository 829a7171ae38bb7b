// By sorting places: objects may be large, and rarely repeat a key.
#include "hcl/members.hpp"

#include <algorithm>
#include <numeric>

namespace dek::hcl {

void keep_last_of_keys(Members& members) {
  std::vector<std::size_t> order(members.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return members[a].key < members[b].key; });
  std::vector<bool> is_replaced(members.size());
  bool any = false;
  for (std::size_t i = 0; i + 1 < order.size(); ++i) {
    const bool same = members[order[i]].key == members[order[i + 1]].key;
    is_replaced[order[i]] = same;
    any = any || same;
  }
  if (!any) return;
  Members kept;
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (!is_replaced[i]) kept.push_back(std::move(members[i]));
  }
  members = std::move(kept);
}

}  // namespace dek::hcl

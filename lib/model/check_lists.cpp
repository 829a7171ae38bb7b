// Lists in which a value stands twice: Terraform and AWS refuse what comes of it, and nobody means it.
#include <set>

#include "model/check.hpp"
#include "model/walk.hpp"

namespace dek::model {

void check_lists(const Profile& profile, Findings& findings) {
  Profile copy = profile;
  walk(copy, [&](const Field& field, void* owner, const std::string& path) {
    if (field.slot.shape != Shape::list || !profile.given(path)) return;
    std::set<std::string> seen;
    std::size_t index = 0;
    for (const std::string& text : field.slot.print(owner)) {
      const std::string item = path + "[" + std::to_string(index++) + "]";
      if (!seen.insert(text).second)
        findings.add(kInvalidValue, profile.where(item), item, ": " + shown(text) + " is listed twice; remove one");
    }
  });
}

}  // namespace dek::model

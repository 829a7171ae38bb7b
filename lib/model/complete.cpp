// Defaults of the field table; defaults.hpp holds those that need more than a table.
#include "model/complete.hpp"

#include "base/assert.hpp"
#include "facts/versions.hpp"
#include "model/defaults.hpp"
#include "model/walk.hpp"

namespace dek::model {
namespace {

std::string_view default_text(const Rules& rules, const Profile& profile) {
  if (!rules.catalogue.empty()) return facts::version(rules.catalogue);
  if (profile.environment == Environment::dev && rules.dev != "=") return rules.dev;
  if (profile.design == Design::static_capacity && rules.fixed != "=") return rules.fixed;
  return rules.dynamic;
}

}  // namespace

void complete(Profile& profile) {
  if (!profile.given("environment")) profile.environment = Environment::prod;
  add_pools(profile);
  walk(profile, [&profile](const Field& field, void* owner, const std::string& path) {
    if (!field.is_value() || field.rules.required || profile.given(path)) return;
    const std::string_view text = default_text(field.rules, profile);
    const bool has_default = !text.empty() || field.slot.optional || field.slot.shape != Shape::one;
    DEK_ASSERT(!has_default || field.slot.assign(owner, default_texts(field, text)));
  });
  complete_pools(profile);
  complete_computed(profile);
}

bool says_own(const Profile& profile, const std::string& path) {
  const auto below = [&path](std::string_view place) {
    return place == path || (place.starts_with(path) && (place[path.size()] == '.' || place[path.size()] == '['));
  };
  Profile given = profile, usual = profile;
  std::erase_if(usual.places, [&below](const auto& place) { return below(place.first); });
  complete(usual);
  const auto usual_texts = print_all(usual);
  for (const auto& [place, texts] : print_all(given)) {
    const auto other = usual_texts.find(place);
    if (below(place) && (other == usual_texts.end() || other->second != texts)) return true;
  }
  return false;
}

}  // namespace dek::model

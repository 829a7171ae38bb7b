// Reads the names of families and types, and ranks the families that a wrong name may have meant.
#include "facts/instance_names.hpp"

#include <algorithm>
#include <cstdlib>

#include "base/strings.hpp"
#include "facts/instance_types.hpp"

namespace dek::facts {
namespace {

constexpr std::size_t kMaxEdits = 2;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}
bool is_feature(char c) {
  return is_lower(c) || is_digit(c) || c == '-';
}

int newest_generation(std::string_view letters) {
  int newest = 0;
  for (const InstanceFamily& family : instance_families()) {
    if (family.category == letters) newest = std::max(newest, family.generation);
  }
  return newest;
}

// Smaller is better.
struct Rank {
  int distance;      // generations apart, lost local disks, or edits, whatever the list is about
  bool second_best;  // an older generation
  std::size_t length;
  std::string_view name;

  auto operator<=>(const Rank&) const = default;  // NOLINT(modernize-use-nullptr): clang-tidy 14 misreads it
};

struct Candidates {
  std::vector<Rank> same_features;    // another generation
  std::vector<Rank> same_generation;  // one letter of the features away
  std::vector<Rank> nearest;          // anything within two edits
};

bool has_disks(const FamilyName& name) {
  return name.features.find('d') != std::string_view::npos;
}

void rank(const InstanceFamily& family, std::string_view wrong, const FamilyName& meant, Candidates& found) {
  const std::optional<FamilyName> name = parse_family_name(family.name);
  if (!name || name->letters != meant.letters) return;
  const int apart = name->generation - meant.generation;
  if (name->features == meant.features) {
    found.same_features.push_back({std::abs(apart), apart < 0, 0, family.name});
  } else if (apart == 0 && base::edit_distance(wrong, family.name, kMaxEdits) == 1) {
    const int lost_disks = has_disks(meant) && !has_disks(*name) ? 1 : 0;
    found.same_generation.push_back({lost_disks, false, family.name.size(), family.name});
  }
}

Candidates candidates_for(std::string_view wrong) {
  Candidates found;
  const std::optional<FamilyName> meant = parse_family_name(wrong);
  for (const InstanceFamily& family : instance_families()) {
    if (!family.offered) continue;
    if (meant) rank(family, wrong, *meant, found);
    const std::size_t edits = base::edit_distance(wrong, family.name, kMaxEdits);
    if (edits <= kMaxEdits) found.nearest.push_back({static_cast<int>(edits), false, 0, family.name});
  }
  for (auto* list : {&found.same_features, &found.same_generation, &found.nearest}) std::ranges::sort(*list);
  return found;
}

}  // namespace

std::optional<FamilyName> parse_family_name(std::string_view family) {
  const auto digit = std::ranges::find_if(family, is_digit);
  const auto rest = std::find_if_not(digit, family.end(), is_digit);
  const std::string_view letters = family.substr(0, static_cast<std::size_t>(digit - family.begin()));
  const std::string_view features = family.substr(static_cast<std::size_t>(rest - family.begin()));
  const auto generation =
      base::parse_integer(family.substr(letters.size(), family.size() - letters.size() - features.size()));
  if (letters.empty() || !generation || *generation > 99) return std::nullopt;
  if (!std::ranges::all_of(letters, is_lower) || !std::ranges::all_of(features, is_feature)) return std::nullopt;
  return FamilyName{letters, static_cast<int>(*generation), features};
}

NameStatus family_status(std::string_view family) {
  if (const InstanceFamily* found = find_instance_family(family)) {
    return found->offered ? NameStatus::known : NameStatus::retired;
  }
  const std::optional<FamilyName> name = parse_family_name(family);
  const int newest = name ? newest_generation(name->letters) : 0;
  return newest > 0 && name->generation > newest ? NameStatus::newer : NameStatus::unknown;
}

NameStatus type_status(std::string_view type) {
  if (const InstanceType* found = find_instance_type(type)) {
    return found->offered ? NameStatus::known : NameStatus::retired;
  }
  const std::size_t dot = type.find('.');
  if (dot == std::string_view::npos || dot + 1 == type.size()) return NameStatus::unknown;
  const NameStatus family = family_status(type.substr(0, dot));
  return family == NameStatus::known ? NameStatus::unknown : family;
}

std::vector<std::string_view> similar_families(std::string_view family, std::size_t limit) {
  const Candidates found = candidates_for(family);
  std::vector<std::string_view> names;
  const auto take = [&](const std::vector<Rank>& ranks, std::size_t from, std::size_t count) {
    for (std::size_t i = from; i < std::min(from + count, ranks.size()); ++i) names.push_back(ranks[i].name);
  };
  // The nearest of each kind first, so that two suggestions show both ways out.
  take(found.same_features, 0, 1);
  take(found.same_generation, 0, 1);
  take(found.same_features, 1, limit);
  take(found.same_generation, 1, limit);
  if (names.empty()) take(found.nearest, 0, limit);
  if (names.size() > limit) names.resize(limit);
  return names;
}

std::vector<std::string> similar_types(std::string_view type, std::size_t limit) {
  const std::size_t dot = type.find('.');
  if (dot == std::string_view::npos) return {};
  const std::string_view size = type.substr(dot);
  std::vector<std::string> names;
  for (const std::string_view family : similar_families(type.substr(0, dot), instance_families().size())) {
    std::string name = std::string(family) + std::string(size);
    const InstanceType* found = find_instance_type(name);
    if (found && found->offered && names.size() < limit) names.push_back(std::move(name));
  }
  return names;
}

}  // namespace dek::facts

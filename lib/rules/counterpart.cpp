// Names of counterparts, and near misses among them.
#include "rules/counterpart.hpp"

#include <algorithm>

#include "base/strings.hpp"

namespace dek::rules {
namespace {

constexpr std::size_t kNear = 2;       // edits, from the catalogue
constexpr std::size_t kShortPart = 2;  // letters: "a" and "b" of team-a and team-b

bool is_alphanumeric(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// The part before the first character that is no letter or digit; cut off with that character.
std::string_view take_part(std::string_view& name) {
  const auto* const end = std::ranges::find_if_not(name, is_alphanumeric);
  const std::string_view part(name.begin(), end);
  name.remove_prefix(std::min(part.size() + 1, name.size()));
  return part;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// What a part begins with: a letter, or '#' for a whole number; cut off. Numbers count as one another.
char take_sign(std::string_view& part) {
  const char first = part.front();
  part.remove_prefix(1);
  if (!is_digit(first)) return first;
  while (!part.empty() && is_digit(part.front())) part.remove_prefix(1);
  return '#';
}

/// v1 and v22 are alike, both "v#".
bool are_alike(std::string_view a, std::string_view b) {
  while (!a.empty() && !b.empty()) {
    if (take_sign(a) != take_sign(b)) return false;
  }
  return a.empty() && b.empty();
}

std::size_t count_parts(std::string_view name) {
  return 1 + static_cast<std::size_t>(std::ranges::count_if(name, [](char c) { return !is_alphanumeric(c); }));
}

/// The letters and digits of a name as bits, whatever their case; an edit adds one at most.
std::uint64_t characters_of(std::string_view name) {
  std::uint64_t bits = 0;
  for (const char c : name) {
    const auto lower = static_cast<unsigned char>(is_alphanumeric(c) ? c | 0x20 : '.');  // digits have the bit
    bits |= std::uint64_t{1} << (lower % 64);
  }
  return bits;
}

/// By length first: near names stand close to each other.
bool is_before(std::string_view a, std::string_view b) {
  return a.size() != b.size() ? a.size() < b.size() : a < b;
}

/// kNear bits at most: counting them all is dear where the processor is not asked for it.
constexpr bool are_few(std::uint64_t bits) {
  for (std::size_t i = 0; i < kNear; ++i) bits &= bits - 1;
  return bits == 0;
}

bool may_be_near(std::uint64_t a, std::uint64_t b) {
  return are_few(a & ~b) && are_few(b & ~a);
}

}  // namespace

Counterparts::Counterparts(std::span<const manifest::Resource* const> objects) {
  for (const manifest::Resource* object : objects) {
    has_unknown_ = has_unknown_ || object->name.empty();
    if (!object->name.empty()) names_.push_back(object->name);
  }
  std::ranges::sort(names_, is_before);
  names_.erase(std::unique(names_.begin(), names_.end()), names_.end());
  for (const std::string_view name : names_) characters_.push_back(characters_of(name));
}

bool Counterparts::has(std::string_view name) const {
  return std::ranges::binary_search(names_, name, is_before);
}

std::optional<std::string_view> Counterparts::near(std::string_view name) const {
  const auto known = near_.find(name);
  return known != near_.end() ? known->second : near_.emplace(name, search_near(name)).first->second;
}

std::optional<std::string_view> Counterparts::search_near(std::string_view name) const {
  std::vector<std::string_view> candidates;
  const std::uint64_t characters = characters_of(name);
  const auto shortest = std::ranges::lower_bound(names_, name.size(), {}, [](auto one) { return one.size() + kNear; });
  for (auto i = static_cast<std::size_t>(shortest - names_.begin()); i < names_.size(); ++i) {
    if (names_[i].size() > name.size() + kNear) break;
    if (may_be_near(characters_[i], characters) && !are_siblings(names_[i], name)) candidates.push_back(names_[i]);
  }
  std::ranges::sort(candidates);
  return base::closest(name, candidates, kNear);
}

bool are_siblings(std::string_view a, std::string_view b) {
  std::size_t parts = count_parts(a);
  if (parts != count_parts(b)) return false;
  for (; parts > 0; --parts) {
    const std::string_view x = take_part(a), y = take_part(b);
    const bool are_short = x.size() <= kShortPart && y.size() <= kShortPart;
    if (!are_short && !are_alike(x, y)) return false;
  }
  return true;
}

diag::Severity severity_of_missing(const manifest::Workspace& workspace, bool has_near) {
  return workspace.is_whole() || has_near ? diag::Severity::error : diag::Severity::warning;
}

}  // namespace dek::rules

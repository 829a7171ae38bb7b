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

std::vector<std::string_view> parts_of(std::string_view name) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= name.size(); ++i) {
    if (i < name.size() && is_alphanumeric(name[i])) continue;
    parts.push_back(name.substr(begin, i - begin));
    begin = i + 1;
  }
  return parts;
}

/// The part with its digits taken for one another: v1 and v22 are both "v#".
std::string without_numbers(std::string_view part) {
  std::string text;
  for (const char c : part) {
    const bool is_digit = c >= '0' && c <= '9';
    if (!is_digit) text.push_back(c);
    if (is_digit && !text.ends_with('#')) text.push_back('#');
  }
  return text;
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
  const std::vector<std::string_view> left = parts_of(a);
  const std::vector<std::string_view> right = parts_of(b);
  if (left.size() != right.size()) return false;
  return std::ranges::equal(left, right, [](std::string_view x, std::string_view y) {
    const bool are_short = x.size() <= kShortPart && y.size() <= kShortPart;
    return x == y || are_short || without_numbers(x) == without_numbers(y);
  });
}

diag::Severity severity_of_missing(const manifest::Workspace& workspace, bool has_near) {
  return workspace.is_whole() || has_near ? diag::Severity::error : diag::Severity::warning;
}

}  // namespace dek::rules

// Matching with two places to come back to: the last `*` of a component and the last `**` of the path.
#include "base/glob.hpp"

#include <cctype>
#include <cstddef>

namespace dek::base {
namespace {

constexpr std::size_t kNone = std::string_view::npos;

struct NamedClass {
  std::string_view name;
  int (*holds)(int);
};

constexpr NamedClass kClasses[] = {{"alnum", std::isalnum}, {"alpha", std::isalpha}, {"blank", std::isblank},
                                   {"cntrl", std::iscntrl}, {"digit", std::isdigit}, {"graph", std::isgraph},
                                   {"lower", std::islower}, {"print", std::isprint}, {"punct", std::ispunct},
                                   {"space", std::isspace}, {"upper", std::isupper}, {"xdigit", std::isxdigit}};

bool in_class(std::string_view name, unsigned char c) {
  for (const NamedClass& named : kClasses)
    if (named.name == name) return named.holds(c) != 0;
  return false;
}

struct SetMatch {
  bool is_match = false;
  std::size_t end = kNone;  // behind the closing bracket; kNone: the set is never closed
};

// One character of a set, an escape resolved; moves `i` behind it.
unsigned char set_character(std::string_view pattern, std::size_t& i) {
  if (pattern[i] == '\\' && i + 1 < pattern.size()) ++i;
  return static_cast<unsigned char>(pattern[i++]);
}

// `begin` is the opening bracket.
SetMatch match_set(std::string_view pattern, std::size_t begin, unsigned char c) {
  std::size_t i = begin + 1;
  const bool is_negated = i < pattern.size() && (pattern[i] == '!' || pattern[i] == '^');
  if (is_negated) ++i;
  bool is_member = false;
  for (bool is_first = true; i < pattern.size(); is_first = false) {
    if (pattern[i] == ']' && !is_first) return {is_member != is_negated, i + 1};
    const std::size_t class_end = pattern.substr(i, 2) == "[:" ? pattern.find(":]", i + 2) : kNone;
    if (class_end != kNone) {
      is_member |= in_class(pattern.substr(i + 2, class_end - i - 2), c);
      i = class_end + 2;
      continue;
    }
    const unsigned char low = set_character(pattern, i);
    unsigned char high = low;
    if (i + 1 < pattern.size() && pattern[i] == '-' && pattern[i + 1] != ']') high = set_character(pattern, ++i);
    is_member |= c == low || (low < c && c <= high);  // the first end counts even when the range is upside down
  }
  return {};
}

// What one pattern element takes of one character: the place behind the element, or kNone.
std::size_t step(std::string_view pattern, std::size_t p, char c) {
  if (p >= pattern.size()) return kNone;
  if (pattern[p] == '?') return c == '/' ? kNone : p + 1;
  if (pattern[p] == '[') {
    const SetMatch set = match_set(pattern, p, static_cast<unsigned char>(c));
    return set.is_match && c != '/' ? set.end : kNone;
  }
  if (pattern[p] == '\\') {
    const bool is_same = p + 1 < pattern.size() && pattern[p + 1] == c;
    return is_same ? p + 2 : kNone;
  }
  return pattern[p] == c ? p + 1 : kNone;
}

// True when the stars at `p` are a whole component: `**/`, `/**` or `/**/`.
bool is_any_depth(std::string_view pattern, std::size_t p) {
  if (pattern.substr(p, 2) != "**" || (p > 0 && pattern[p - 1] != '/')) return false;
  return p + 2 == pattern.size() || pattern[p + 2] == '/';
}

struct Retry {
  std::size_t pattern = kNone;  // kNone: nothing to come back to
  std::size_t path = 0;
};

// Moves to where `**` may end next: behind the next slash.
bool take_component(std::string_view path, Retry& any_depth) {
  const std::size_t slash = any_depth.pattern == kNone ? kNone : path.find('/', any_depth.path);
  if (slash == kNone) return false;
  any_depth.path = slash + 1;
  return true;
}

}  // namespace

bool glob_matches(std::string_view pattern, std::string_view path) {
  Retry star, any_depth;
  std::size_t p = 0, s = 0;
  while (s < path.size() || p < pattern.size()) {
    if (is_any_depth(pattern, p)) {
      if (p + 2 == pattern.size()) return s < path.size();  // `a/**`: anything inside, not `a/` itself
      p += 3;
      any_depth = {p, s};
      star = {};
      continue;
    }
    if (p < pattern.size() && pattern[p] == '*') {
      star = {++p, s};
      continue;
    }
    const std::size_t next = s < path.size() ? step(pattern, p, path[s]) : kNone;
    if (next != kNone) {
      p = next;
      ++s;
    } else if (star.pattern != kNone && star.path < path.size() && path[star.path] != '/') {
      p = star.pattern;
      s = ++star.path;
    } else if (take_component(path, any_depth)) {
      p = any_depth.pattern;
      s = any_depth.path;
      star = {};
    } else {
      return false;
    }
  }
  return true;
}

}  // namespace dek::base

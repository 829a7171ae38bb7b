// What names refer to: the counterpart that a rule looks for in the set, the name that was meant, and how sure that is.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "diag/severity.hpp"
#include "manifest/workspace.hpp"

namespace dek::rules {

/// Objects of one kind by name; for one thread.
class Counterparts {
 public:
  explicit Counterparts(std::span<const manifest::Resource* const> objects);

  [[nodiscard]] bool empty() const { return names_.empty() && !has_unknown_; }

  /// An object's name is not known: it may be any.
  [[nodiscard]] bool has_unknown() const { return has_unknown_; }
  [[nodiscard]] bool has(std::string_view name) const;

  /// The name that was probably meant: two letters away at most, and no sibling ("team-a" is not "team-b").
  [[nodiscard]] std::optional<std::string_view> near(std::string_view name) const;

 private:
  [[nodiscard]] std::optional<std::string_view> search_near(std::string_view name) const;

  std::vector<std::string_view> names_;    // by length, then sorted
  std::vector<std::uint64_t> characters_;  // of each name, as a set: what differs too much is not near
  // What was asked for before, which is often the same.
  mutable std::map<std::string_view, std::optional<std::string_view>> near_;
  bool has_unknown_ = false;
};

/// Two names that were given to two things: they differ in a number, or in a part of one or two letters.
[[nodiscard]] bool are_siblings(std::string_view a, std::string_view b);

/// A missing counterpart is an error when all of the set was read or a near name was; else it may live elsewhere.
[[nodiscard]] diag::Severity severity_of_missing(const manifest::Workspace& workspace, bool has_near);

}  // namespace dek::rules

// What is known of a rule without running it: id, weight, design, documentation.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "diag/severity.hpp"

namespace dek::diag {

/// The design a rule speaks to; a rule of one design fires only in documents of that design.
enum class Designs : std::uint8_t { both, dynamic_only, static_only };

enum class FixAvailability : std::uint8_t { none, sometimes, always };

/// A figure of a rule that a configuration may change.
struct Parameter {
  std::string_view name;  // "fewestTypes"
  std::string_view doc;   // a phrase, no final period
  std::int64_t usual = 0, min = 0, max = 0;
};

struct RuleInfo {
  std::string_view id;  // "area/name"; never reused
  std::string_view
      code;  // alias from the catalogue, "KRP003"; never shown alone; empty for syntax and suppression rules
  Severity severity =
      Severity::warning;  // the usual one; a finding may weigh less or more where the documentation says so
  Designs designs = Designs::both;
  FixAvailability fix = FixAvailability::none;
  std::string_view since;  // version of dekctl
  std::string_view doc;    // Markdown: summary line, ## Why, ## Bad, ## Good, [## Exceptions], ## Sources
  std::span<const Parameter> parameters{};
};

/// First line of the documentation, without final period.
[[nodiscard]] std::string_view summary(const RuleInfo& rule);

/// The part before the slash.
[[nodiscard]] std::string_view area(const RuleInfo& rule);

}  // namespace dek::diag

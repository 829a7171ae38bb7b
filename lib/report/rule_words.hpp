// What tables and pages call the properties of a rule.
#pragma once

#include <string_view>

#include "diag/rule_info.hpp"

namespace dek::report {

[[nodiscard]] constexpr std::string_view design_word(diag::Designs designs) {
  switch (designs) {
    case diag::Designs::both:
      return "any";
    case diag::Designs::dynamic_only:
      return "dynamic";
    case diag::Designs::static_only:
      return "static";
  }
  return {};
}

[[nodiscard]] constexpr std::string_view fix_word(diag::FixAvailability fix) {
  switch (fix) {
    case diag::FixAvailability::none:
      return "none";
    case diag::FixAvailability::sometimes:
      return "sometimes";
    case diag::FixAvailability::always:
      return "always";
  }
  return {};
}

}  // namespace dek::report

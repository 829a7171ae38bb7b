// Applies the fixes of findings until none is left, as a person who accepts all of them would.
#pragma once

#include <string>

#include "linting.hpp"

namespace dek::test {

struct Fixed {
  std::string bytes;
  int rounds = 0;
  bool has_converged = false;
};

/// Safe and unsafe fixes; overlapping ones wait for the next round.
[[nodiscard]] Fixed apply_fixes(Input input, lint::Rules rules, const manifest::Context& context);

}  // namespace dek::test

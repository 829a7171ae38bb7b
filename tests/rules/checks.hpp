// The checks of the harness; each prints what is wrong and counts it.
#pragma once

#include <fmt/core.h>

#include <string>
#include <string_view>
#include <utility>

#include "lint/rule.hpp"

namespace dek::test {

struct Problems {
  int count = 0;

  template <typename... Args>
  void add(std::string_view where, fmt::format_string<Args...> format, Args&&... args) {
    ++count;
    fmt::print("FAIL {}: {}\n", where, fmt::format(format, std::forward<Args>(args)...));
  }
};

/// bad_* fire, match their .expected and .fixed; good_* are silent; the declared fix availability holds.
void check_fixtures(const lint::Rule& rule, Problems& problems);

/// The Bad block of the documentation raises the rule, the Good block does not; all sections are there.
void check_examples(const lint::Rule& rule, Problems& problems);

/// The published snippets: every row of expected.json whose rule exists.
void check_seeds(Problems& problems);

/// lib/rules/<area>/<stem>.cpp and tests/rules/<area>/<stem>/ of "area/name".
[[nodiscard]] std::string stem_of(std::string_view rule_id);

}  // namespace dek::test

// The rule harness: dek_rule_fixtures [--seeds | rule or area...]. Without arguments every rule is checked.
#include <exception>
#include <string>
#include <vector>

#include "checks.hpp"
#include "rules/registry.hpp"

namespace {

int run(const std::vector<std::string>& arguments) {
  dek::test::Problems problems;
  if (arguments == std::vector<std::string>{"--seeds"}) {
    dek::test::check_seeds(problems);
    return problems.count == 0 ? 0 : 1;
  }
  const auto selected = dek::lint::select_rules(dek::rules::all(), dek::rules::retired(), arguments, {});
  if (!selected) {
    fmt::print("{}; {}\n", selected.error().message, selected.error().hint);
    return 2;
  }
  for (const dek::lint::Rule* rule : *selected) {
    dek::test::check_examples(*rule, problems);
    dek::test::check_fixtures(*rule, problems);
  }
  fmt::print("{} rules, {} problems\n", selected->size(), problems.count);
  return problems.count == 0 ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run({argv + 1, argv + argc});
  } catch (const std::exception& error) {
    fmt::print("FAIL: {}\n", error.what());
    return 1;
  }
}

// Options of `dekctl lint`: what they are called, what they are beforehand, which go together.
#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "lint_input.hpp"
#include "lint_outputs.hpp"

namespace CLI {
class App;
}

namespace dek::cli {

struct LintOptions {
  InputOptions input{.paths = {}, .stdin_filename = "stdin.yaml", .respects_gitignore = true};
  std::vector<std::string> select, ignore;
  std::vector<std::string> show;
  std::string fail_on = "warning";
  std::string design = "auto";
  std::string profile;
  OutputOptions output;
  bool fixes = false, shows_diff = false, takes_unsafe_fixes = false;
};

/// Adds them with help and examples; `options` must live as long as the command.
void add_lint_options(CLI::App& command, LintOptions& options);

/// Options that contradict each other, or do nothing without another one.
[[nodiscard]] base::Result<base::Done> check_options(const LintOptions& options);

/// Findings that are only counted otherwise are part of the report.
[[nodiscard]] bool shows_advice(const LintOptions& options);

}  // namespace dek::cli

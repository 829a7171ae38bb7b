// Options of `dekctl lint`: what they are called, what they are beforehand, which go together.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "diag/diagnostic.hpp"
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
  std::string config;  // this configuration in place of the closest one
  bool is_isolated = false;
  bool is_fail_on_given = false, is_design_given = false, is_baseline_given = false;
  std::string baseline, write_baseline;
  bool prunes_baseline = false;
  bool adds_ignores = false;
  std::string ignore_reason;  // for --add-ignore; `true` when it has none
  std::optional<std::size_t> max_warnings;
  bool exits_zero = false, requires_files = false;
  std::string today;  // empty: the day it is, in UTC
  bool fixes = false, shows_diff = false, takes_unsafe_fixes = false;
};

/// Those that choose rules and settings, which `dekctl config show` takes as well.
void add_setting_options(CLI::App& command, LintOptions& options);

/// Adds them with help and examples; `options` must live as long as the command.
void add_lint_options(CLI::App& command, LintOptions& options);

/// Options that contradict each other, or do nothing without another one.
[[nodiscard]] base::Result<base::Done> check_options(const LintOptions& options);

/// Whether a run with these findings ends with exit code 1.
[[nodiscard]] bool fails(const LintOptions& options, std::span<const diag::Diagnostic> findings);

/// Findings that are only counted otherwise are part of the report.
[[nodiscard]] bool shows_advice(const LintOptions& options);

/// Findings that say the same in many places stand in a text report one by one.
[[nodiscard]] bool shows_repeats(const LintOptions& options);

}  // namespace dek::cli

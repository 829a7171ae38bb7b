// Options of `dekctl lint`.
#include "lint_options.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>

#include "base/date.hpp"
#include "choices.hpp"

namespace dek::cli {
namespace {

constexpr const char* kExamples = R"(Examples:
  dekctl lint                            everything below the current directory
  dekctl lint infra/ --select karpenter --ignore karpenter/driver-pool-on-spot
  dekctl lint infra/ --diff              what --fix would change
  dekctl lint --output text --output sarif=dekctl.sarif
  kubectl get nodepools -o yaml | dekctl lint - --output json

Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 wrong use, 3 a bug.)";

void add_fixes(CLI::App& command, LintOptions& options) {
  CLI::Option* fix = command.add_flag("--fix", options.fixes, "write safe fixes into the files, report what is left");
  command.add_flag("--diff", options.shows_diff, "write nothing; show what --fix would change, exit 1 if anything")
      ->excludes(fix);
  command.add_flag("--unsafe-fixes", options.takes_unsafe_fixes,
                   "with --fix or --diff: also fixes that change behaviour or guess a value");
  command
      .add_flag("--add-ignore", options.ignore_reason,
                "write a comment that suppresses it above each finding; --add-ignore=REASON says why")
      ->each([&options](const std::string&) { options.adds_ignores = true; })
      ->excludes(fix)
      ->group("Suppressions");
  command.add_option("--today", options.today, "the day by which suppressions end [default: today, UTC]")
      ->type_name("DATE")
      ->group("Suppressions");
}

void add_baseline(CLI::App& command, LintOptions& options) {
  command.add_option("--baseline", options.baseline, "count only findings that are not in it")
      ->type_name("FILE")
      ->each([&options](const std::string&) { options.is_baseline_given = true; });
  command.add_option("--write-baseline", options.write_baseline, "write all findings into it; report none")
      ->type_name("FILE")
      ->group("Baseline");
  command.add_flag("--prune-baseline", options.prunes_baseline, "take out of the baseline what is gone")
      ->group("Baseline");
}

void add_exit(CLI::App& command, LintOptions& options) {
  add_choice(command, "--fail-on", options.fail_on, {"error", "warning", "advice", "never"},
             "exit 1 from this severity on")
      ->each([&options](const std::string&) { options.is_fail_on_given = true; });
  command.add_option("--max-warnings", options.max_warnings, "exit 1 for errors, and for more than N warnings")
      ->type_name("N")
      ->group("Exit code");
  command.add_flag("--exit-zero", options.exits_zero, "exit 0 whatever was found")->group("Exit code");
  command.add_flag("--require-files", options.requires_files, "exit 2 when there is no file to check")
      ->group("Exit code");
}

void add_input(CLI::App& command, LintOptions& options) {
  command.add_option("--changed-since", options.input.changed_since, "speak only of files that differ from it in git")
      ->type_name("REV")
      ->group("Input");
  command.add_option("--context", options.input.context, "read this folder too, for rules over several files")
      ->type_name("DIR")
      ->group("Input");
  command.add_option("--profile", options.profile, "take design, tenants and versions from it")
      ->type_name("FILE")
      ->group("Input");
  command.add_option("--stdin-filename", options.input.stdin_filename, "what standard input is called")
      ->type_name("NAME")
      ->group("Input");
  command
      .add_flag_callback(
          "--no-ignore", [&options] { options.input.respects_gitignore = false; },
          "also check what .gitignore leaves out")
      ->group("Input");
}

bool shows(const LintOptions& options, std::string_view what) {
  return std::ranges::find(options.show, what) != options.show.end();
}

}  // namespace

void add_setting_options(CLI::App& command, LintOptions& options) {
  add_list(command, "--select", options.select, "run only these rules: ids, areas")->type_name("RULE");
  add_list(command, "--ignore", options.ignore, "leave these rules out")->type_name("RULE");
  command.add_option("--config", options.config, "this configuration, not the closest .dekctl.yaml")->type_name("FILE");
  command.add_flag("--isolated", options.is_isolated, "no configuration at all")->group("Configuration");
  add_choice(command, "--design", options.design, {"auto", "dynamic", "static"}, "how the workloads live")
      ->each([&options](const std::string&) { options.is_design_given = true; })
      ->group("Configuration");
}

void add_lint_options(CLI::App& command, LintOptions& options) {
  command.add_option("path", options.input.paths, "files, folders, or `-` for standard input [default: .]")
      ->type_name("PATH");
  add_setting_options(command, options);
  add_outputs(command, options.output);
  add_choices(command, "--show", options.show, {"advice", "repeats"},
              "advice: what is only counted otherwise; repeats: the same finding in each of its places");
  add_fixes(command, options);
  add_baseline(command, options);
  add_exit(command, options);
  add_input(command, options);
  command.set_help_all_flag("--help-all", "show all options, with the rarer ones");
  command.footer(kExamples);
}

base::Result<base::Done> check_options(const LintOptions& options) {
  const bool reads_stdin = std::ranges::find(options.input.paths, "-") != options.input.paths.end();
  if (options.fixes && reads_stdin) return base::Error{"`--fix` cannot write to standard input", "use --diff"};
  if (options.takes_unsafe_fixes && !options.fixes && !options.shows_diff)
    return base::Error{"`--unsafe-fixes` fixes nothing by itself", "add --fix, or --diff to see what would change"};
  if (options.adds_ignores && reads_stdin) return base::Error{"`--add-ignore` cannot write to standard input", ""};
  if (options.prunes_baseline && options.baseline.empty())
    return base::Error{"`--prune-baseline` has no baseline to prune", "add --baseline FILE"};
  if (!options.today.empty() && !base::is_date(options.today))
    return base::Error{fmt::format("`{}` is no day", options.today), "write it as 2026-12-31"};
  return base::Done{};
}

bool fails(const LintOptions& options, std::span<const diag::Diagnostic> findings) {
  if (options.exits_zero || options.fail_on == "never") return false;
  const auto count = [&](diag::Severity severity) {
    return static_cast<std::size_t>(std::ranges::count(findings, severity, &diag::Diagnostic::severity));
  };
  const std::size_t tolerated = options.max_warnings.value_or(0);
  const bool counts_warnings = options.fail_on != "error" || options.max_warnings.has_value();
  return count(diag::Severity::error) > 0 || (counts_warnings && count(diag::Severity::warning) > tolerated) ||
         (options.fail_on == "advice" && count(diag::Severity::advice) > 0);
}

bool shows_advice(const LintOptions& options) {
  return options.fail_on == "advice" || shows(options, "advice");
}

bool shows_repeats(const LintOptions& options) {
  return shows(options, "repeats");
}

}  // namespace dek::cli

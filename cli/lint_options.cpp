// Options of `dekctl lint`.
#include "lint_options.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>

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
}

}  // namespace

void add_lint_options(CLI::App& command, LintOptions& options) {
  command.add_option("path", options.input.paths, "files, folders, or `-` for standard input [default: .]")
      ->type_name("PATH");
  add_list(command, "--select", options.select, "run only these rules: ids, areas")->type_name("RULE");
  add_list(command, "--ignore", options.ignore, "leave these rules out")->type_name("RULE");
  add_outputs(command, options.output);
  add_choice(command, "--fail-on", options.fail_on, {"error", "warning", "advice"}, "exit 1 from this severity on");
  add_choices(command, "--show", options.show, {"advice"}, "show findings that are only counted otherwise");
  add_choice(command, "--design", options.design, {"auto", "dynamic", "static"}, "how the workloads live");
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
  add_fixes(command, options);
  command.set_help_all_flag("--help-all", "show all options, with the rarer ones");
  command.footer(kExamples);
}

base::Result<base::Done> check_options(const LintOptions& options) {
  const bool reads_stdin = std::ranges::find(options.input.paths, "-") != options.input.paths.end();
  if (options.fixes && reads_stdin) return base::Error{"`--fix` cannot write to standard input", "use --diff"};
  if (options.takes_unsafe_fixes && !options.fixes && !options.shows_diff)
    return base::Error{"`--unsafe-fixes` fixes nothing by itself", "add --fix, or --diff to see what would change"};
  return base::Done{};
}

bool shows_advice(const LintOptions& options) {
  return options.fail_on == "advice" || !options.show.empty();
}

}  // namespace dek::cli

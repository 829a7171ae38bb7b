// `dekctl lint`: findings about files, in as many formats as asked for.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <memory>
#include <ostream>

#include "commands.hpp"
#include "fixing.hpp"
#include "lint/engine.hpp"
#include "lint_options.hpp"
#include "lint_outputs.hpp"
#include "lint_report.hpp"
#include "profile_file.hpp"
#include "rules/registry.hpp"
#include "statistics.hpp"

namespace dek::cli {
namespace {

diag::Severity severity_of(const std::string& name) {
  for (const auto severity : {diag::Severity::advice, diag::Severity::warning})
    if (diag::to_string(severity) == name) return severity;
  return diag::Severity::error;
}

// The option stands over the profile.
base::Result<manifest::Context> find_context(const LintOptions& options, text::TextStore& store, Io& io) {
  manifest::Context context;
  if (!options.profile.empty()) {
    DEK_TRY(const model::Profile profile, read_profile(options.profile, store, io));
    context = context_of(profile);
  }
  if (options.design == "dynamic") context.design = manifest::Design::dynamic_design;
  if (options.design == "static") context.design = manifest::Design::static_design;
  return context;
}

// What stands before anything is read.
struct Run {
  const LintOptions& options;
  std::vector<Output> outputs;
  lint::Rules rules;
  manifest::Context context;
  std::vector<std::string> files;
  std::chrono::steady_clock::time_point begin = std::chrono::steady_clock::now();

  [[nodiscard]] lint::Options engine_options() const {
    return {.context = context, .takes_census = options.output.wants_statistics};
  }
};

report::Summary summarize(const Run& run, const lint::Outcome& outcome) {
  report::Summary summary{.files = outcome.statistics.files, .documents = outcome.statistics.documents};
  summary.kinds = outcome.statistics.kinds.seen;
  summary.unknown_kinds = outcome.statistics.kinds.unknown;
  summary.unreadable = outcome.statistics.unreadable_files;
  summary.partly_readable = outcome.statistics.partly_readable_files;
  summary.shows_advice = shows_advice(run.options);
  summary.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - run.begin).count();
  report::count(summary, outcome.findings);
  describe_design(summary, run.context, run.options.design != "auto", outcome.statistics);
  return summary;
}

ExitCode report_outcome(const Run& run, const lint::Outcome& outcome, const text::TextStore& store, Io& io) {
  std::vector<diag::Diagnostic> shown = outcome.findings;
  if (!shows_advice(run.options))
    std::erase_if(shown, [](const diag::Diagnostic& finding) { return finding.severity == diag::Severity::advice; });
  const std::vector<const diag::RuleInfo*> rules = all_rule_infos();
  const report::Statistics statistics = statistics_of(outcome);
  report::Report report;
  report.store = &store;
  report.findings = report::in_order(shown, store);
  report.summary = summarize(run, outcome);
  report.rules = rules;
  report.files = run.files;
  if (run.options.output.wants_statistics) report.statistics = &statistics;
  add_repository_paths(report);
  const auto written = write_outputs(run.outputs, report, run.options.output, io);
  if (!written) return fail(io, written.error());
  const diag::Severity threshold = severity_of(run.options.fail_on);
  const bool fails = std::any_of(outcome.findings.begin(), outcome.findings.end(),
                                 [&](const diag::Diagnostic& finding) { return finding.severity >= threshold; });
  return fails ? ExitCode::findings : ExitCode::clean;
}

ExitCode fix_and_report(const Run& run, std::vector<lint::Unit> units, Io& io) {
  Fixing fixing(std::move(units), run.rules, run.engine_options());
  fixing.run({.unsafe = run.options.takes_unsafe_fixes, .advice = shows_advice(run.options)});
  if (run.options.shows_diff) {
    io.out << diff_of(fixing.set());
    io.err << fmt::format("would fix {}\n", in_words(fixing.set()));
    return fixing.set().files.empty() ? ExitCode::clean : ExitCode::findings;
  }
  if (const auto written = write_files(fixing.set()); !written) return fail(io, written.error());
  io.err << fmt::format("fixed {}\n", in_words(fixing.set()));
  return report_outcome(run, fixing.outcome(), fixing.store(), io);
}

std::vector<std::string> names_of(const std::vector<lint::Unit>& units) {
  std::vector<std::string> names;
  for (const lint::Unit& unit : units) names.push_back(unit.name);
  return names;
}

ExitCode run_lint(const LintOptions& options, Io& io) {
  if (const auto possible = check_options(options); !possible) return fail(io, possible.error());
  auto outputs = parse_outputs(options.output.outputs);
  if (!outputs) return fail(io, outputs.error());
  const auto rules = lint::select_rules(rules::all(), rules::retired(), options.select, options.ignore);
  if (!rules) return fail(io, rules.error());
  auto input = collect_input(options.input);
  if (!input) return fail(io, input.error());
  text::TextStore store;
  auto context = find_context(options, store, io);
  if (!context) return fail(io, context.error());
  context.value().is_whole_set = input->has_whole_directory;
  if (input->units.empty()) io.err << "warning: found no .yaml, .yml, .json or .tf file to check\n";
  const Run run{options, std::move(outputs.value()), *rules, *context, names_of(input->units)};
  if (options.fixes || options.shows_diff) return fix_and_report(run, std::move(input.value().units), io);
  const lint::Outcome outcome = lint::run(input->units, *rules, run.engine_options(), store);
  return report_outcome(run, outcome, store, io);
}

}  // namespace

void add_lint(CLI::App& app, Action& chosen) {
  auto options = std::make_shared<LintOptions>();
  CLI::App* command = app.add_subcommand("lint", "Finds mistakes in manifests, each with place and reason");
  add_lint_options(*command, *options);
  command->callback([options, &chosen] { chosen = [options](Io& io) { return run_lint(*options, io); }; });
}

}  // namespace dek::cli

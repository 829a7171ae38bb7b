// `dekctl lint`: findings about files, in as many formats as asked for.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <ctime>
#include <functional>
#include <memory>
#include <optional>
#include <ostream>

#include "base/strings.hpp"
#include "baselines.hpp"
#include "commands.hpp"
#include "fixing.hpp"
#include "ignoring.hpp"
#include "lint/engine.hpp"
#include "lint_configuration.hpp"
#include "lint_options.hpp"
#include "lint_outputs.hpp"
#include "lint_report.hpp"
#include "profile_file.hpp"
#include "progress.hpp"
#include "rules/registry.hpp"
#include "statistics.hpp"

namespace dek::cli {
namespace {

// The option stands over the profile.
base::Result<manifest::Context> find_context(const LintOptions& options, text::TextStore& store, Io& io) {
  manifest::Context context;
  if (!options.profile.empty()) {
    DEK_TRY(const model::Profile profile, read_profile(options.profile, store, io));
    context = context_of(profile);
  }
  if (options.is_design_given) context.design.reset();
  if (options.design == "dynamic") context.design = manifest::Design::dynamic_design;
  if (options.design == "static") context.design = manifest::Design::static_design;
  return context;
}

// What stands before anything is read.
struct Run {
  LintOptions options;
  std::vector<Output> outputs;
  std::vector<const lint::Rule*> rules;
  Input input;
  std::unique_ptr<LintConfiguration> configuration;  // holds the settings of the input's files
  lint::Options engine;
  std::unique_ptr<lint::Progress> progress;  // of the engine
  std::chrono::steady_clock::time_point begin;
};

std::string words(const lint::Progress& progress, std::size_t files) {
  const std::size_t read = progress.files_read;
  return read < files ? fmt::format("read {} of {}", read, base::count_of(files, "file")) : "checking across files";
}

/// Does the work, and tells how far it is.
void while_telling(const Run& run, Io& io, const std::function<void()>& work) {
  std::optional<ProgressLine> line;
  if (!run.options.output.is_quiet && !is_typed(io, run.options.input.paths))
    line.emplace(io, [&] { return words(*run.progress, run.input.units.size()); });
  work();
}

std::vector<std::string> reported_files(const Input& input) {
  std::vector<std::string> names;
  for (const lint::Unit& unit : input.units)
    if (unit.is_reported) names.push_back(unit.name);
  return names;
}

report::Summary summarize(const Run& run, const lint::Outcome& outcome) {
  report::Summary summary{.files = outcome.statistics.files, .documents = outcome.statistics.documents};
  summary.kinds = outcome.statistics.kinds.seen;
  summary.unknown_kinds = outcome.statistics.kinds.unknown;
  summary.unreadable = outcome.statistics.unreadable_files;
  summary.partly_readable = outcome.statistics.partly_readable_files;
  summary.shows_advice = shows_advice(run.options);
  summary.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - run.begin).count();
  report::count(summary, outcome.findings);
  for (const diag::Diagnostic& finding : outcome.suppressed)
    ++(finding.suppression->kind == diag::SuppressionKind::baseline ? summary.known : summary.suppressed);
  describe_design(summary, run.engine.context, run.options.design != "auto", outcome.statistics);
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
  report.suppressed = report::in_order(outcome.suppressed, store);
  report.summary = summarize(run, outcome);
  report::count_fixes(report.summary, shown);
  report.rules = rules;
  report.files = reported_files(run.input);
  if (run.options.output.wants_statistics) report.statistics = &statistics;
  add_repository_paths(report);
  const auto written = write_outputs(run.outputs, report, run.options.output, io);
  if (!written) return fail(io, written.error());
  return fails(run.options, outcome.findings) ? ExitCode::findings : ExitCode::clean;
}

ExitCode compare_and_report(const Run& run, lint::Outcome outcome, const text::TextStore& store, Io& io) {
  const auto compared = apply_baseline(run.options, run.input, outcome, store, io);
  return compared ? report_outcome(run, outcome, store, io) : fail(io, compared.error());
}

ExitCode fix_and_report(const Run& run, Io& io) {
  Fixing fixing(run.input.units, run.rules, run.engine);
  while_telling(run, io,
                [&] { fixing.run({.unsafe = run.options.takes_unsafe_fixes, .advice = shows_advice(run.options)}); });
  if (run.options.shows_diff) {
    io.out << diff_of(fixing.set());
    io.err << fmt::format("would fix {}\n", in_words(fixing.set()));
    return fixing.set().files.empty() ? ExitCode::clean : ExitCode::findings;
  }
  if (const auto written = write_files(fixing.set()); !written) return fail(io, written.error());
  io.err << fmt::format("fixed {}\n", in_words(fixing.set()));
  return compare_and_report(run, fixing.take_outcome(), fixing.store(), io);
}

ExitCode add_comments(const Run& run, Io& io) {
  const diag::Severity threshold = shows_advice(run.options) ? diag::Severity::advice : diag::Severity::warning;
  const std::string reason = run.options.ignore_reason == "true" ? "" : run.options.ignore_reason;
  Ignored ignored;
  while_telling(run, io, [&] { ignored = add_ignores(run.input.units, run.rules, run.engine, threshold, reason); });
  if (const auto written = write_files(ignored.set); !written) return fail(io, written.error());
  io.err << fmt::format("suppressed {} in {}\n", base::count_of(ignored.findings, "finding"),
                        base::count_of(ignored.set.files.size(), "file"));
  for (const std::string& file : ignored.left)
    io.err << fmt::format("warning: {} takes no such comments; use `suppressions` of the configuration\n", file);
  return ignored.left.empty() || run.options.exits_zero ? ExitCode::clean : ExitCode::findings;
}

ExitCode lint_and_report(const Run& run, Io& io) {
  text::TextStore store;
  lint::Outcome outcome;
  while_telling(run, io, [&] { outcome = lint::run(run.input.units, run.rules, run.engine, store); });
  if (run.options.write_baseline.empty()) return compare_and_report(run, std::move(outcome), store, io);
  const auto written = write_baseline(run.options, outcome, store, io);
  return written ? ExitCode::clean : fail(io, written.error());
}

std::string today(const LintOptions& options) {
  if (!options.today.empty()) return options.today;
  const std::time_t now = std::time(nullptr);
  std::tm day{};
  ::gmtime_r(&now, &day);
  return fmt::format("{:04}-{:02}-{:02}", day.tm_year + 1900, day.tm_mon + 1, day.tm_mday);
}

base::Result<base::Done> check_input(const LintOptions& options, const Input& input, Io& io) {
  if (!input.units.empty()) return base::Done{};
  constexpr std::string_view kNone = "found no .yaml, .yml, .json or .tf file to check";
  if (options.requires_files) return base::Error{std::string(kNone), "are the paths right, and nothing left out?"};
  io.err << "warning: " << kNone << '\n';
  return base::Done{};
}

base::Result<Run> prepare(LintOptions options, Io& io) {
  Run run{.options = std::move(options),
          .outputs = {},
          .rules = {},
          .input = {},
          .configuration = {},
          .engine = {},
          .progress = std::make_unique<lint::Progress>(),
          .begin = std::chrono::steady_clock::now()};
  DEK_CHECK(check_options(run.options));
  run.options.output.wants_repeats = shows_repeats(run.options);
  DEK_TRY(run.outputs, parse_outputs(run.options.output.outputs));
  DEK_TRY(run.rules, lint::select_rules(rules::all(), rules::retired(), run.options.select, run.options.ignore));
  DEK_TRY(run.input, collect_input(run.options.input));
  run.configuration = std::make_unique<LintConfiguration>(run.options, run.input);
  DEK_CHECK(run.configuration->apply(run.input, io));
  run.configuration->complete(run.options);
  text::TextStore store;  // of the profile
  DEK_TRY(run.engine.context, find_context(run.options, store, io));
  run.engine.context.is_whole_set = !run.input.directories.empty();
  run.engine.takes_census = run.options.output.wants_statistics;
  run.engine.known = known_rules();
  run.engine.today = today(run.options);
  run.engine.progress = run.progress.get();
  DEK_CHECK(check_input(run.options, run.input, io));
  return run;
}

ExitCode run_lint(const LintOptions& options, Io& io) {
  const auto run = prepare(options, io);
  if (!run) return fail(io, run.error());
  if (run->options.adds_ignores) return add_comments(*run, io);
  return run->options.fixes || run->options.shows_diff ? fix_and_report(*run, io) : lint_and_report(*run, io);
}

}  // namespace

void add_lint(CLI::App& app, Action& chosen) {
  auto options = std::make_shared<LintOptions>();
  CLI::App* command = app.add_subcommand("lint", "Finds mistakes in manifests, each with place and reason");
  add_lint_options(*command, *options);
  command->callback([options, &chosen] { chosen = [options](Io& io) { return run_lint(*options, io); }; });
}

}  // namespace dek::cli

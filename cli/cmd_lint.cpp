// `dekctl lint`: findings about files, in three formats.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <ostream>

#include "base/strings.hpp"
#include "commands.hpp"
#include "fixing.hpp"
#include "lint/engine.hpp"
#include "lint_options.hpp"
#include "profile_file.hpp"
#include "report/concise.hpp"
#include "report/json.hpp"
#include "report/text.hpp"
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

void describe_design(report::Summary& summary, const LintOptions& options, const manifest::Context& context,
                     const lint::Statistics& statistics) {
  const std::size_t dynamic = statistics.dynamic_resources, fixed = statistics.static_resources;
  if (context.design && *context.design != manifest::Design::none) {
    summary.design = *context.design == manifest::Design::dynamic_design ? "dynamic" : "static";
    summary.design_reason = options.design == "auto" ? "from the profile" : "from --design";
  } else if (dynamic > 0 && fixed > 0) {
    summary.design = "mixed";
    summary.design_reason = fmt::format("inferred: {} dynamic, {} static resources", dynamic, fixed);
  } else if (dynamic + fixed > 0) {
    summary.design = dynamic > 0 ? "dynamic" : "static";
    summary.design_reason = fmt::format("inferred from {}", base::count_of(dynamic + fixed, "resource"));
  }
}

void write_statistics(const LintOptions& options, std::span<const diag::Diagnostic> shown, const lint::Outcome& outcome,
                      const text::TextStore& store, const report::Summary& summary, Io& io) {
  const report::Statistics statistics = statistics_of(outcome);
  if (options.format == "json") return report::write_json(io.out, shown, store, summary, &statistics);
  io.out << report::statistics_tables(statistics, {.has_color = wants_color(options.color, io), .columns = io.width})
         << report::summary_line(summary) << '\n';
}

void write_report(const LintOptions& options, std::span<const diag::Diagnostic> shown, const text::TextStore& store,
                  const report::Summary& summary, Io& io) {
  if (options.format == "json") return report::write_json(io.out, shown, store, summary);
  if (options.format == "concise") {
    report::write_concise(io.out, shown, store);
    io.out.flush();
    io.err << report::summary_line(summary) << '\n';
    return;
  }
  const std::size_t columns = io.out_is_terminal ? io.width : report::kDefaultColumns;
  report::write_text(io.out, shown, store, {.has_color = wants_color(options.color, io), .columns = columns});
  io.out << report::summary_line(summary) << '\n';
}

ExitCode report_outcome(const LintOptions& options, const manifest::Context& context, const lint::Outcome& outcome,
                        const text::TextStore& store, Io& io) {
  const diag::Severity threshold = severity_of(options.fail_on);
  report::Summary summary{.files = outcome.statistics.files, .documents = outcome.statistics.documents};
  summary.partly_readable = outcome.statistics.partly_readable_files;
  summary.shows_advice = shows_advice(options);
  report::count(summary, outcome.findings);
  describe_design(summary, options, context, outcome.statistics);
  std::vector<diag::Diagnostic> shown = outcome.findings;
  if (!summary.shows_advice)
    std::erase_if(shown, [](const diag::Diagnostic& finding) { return finding.severity == diag::Severity::advice; });
  if (options.wants_statistics)
    write_statistics(options, shown, outcome, store, summary, io);
  else
    write_report(options, shown, store, summary, io);
  const bool fails = std::any_of(outcome.findings.begin(), outcome.findings.end(),
                                 [&](const diag::Diagnostic& finding) { return finding.severity >= threshold; });
  return fails ? ExitCode::findings : ExitCode::clean;
}

ExitCode fix_and_report(const LintOptions& options, std::vector<lint::Unit> units, lint::Rules rules,
                        const manifest::Context& context, Io& io) {
  Fixing fixing(std::move(units), rules, {.context = context, .takes_census = options.wants_statistics});
  fixing.run({.unsafe = options.takes_unsafe_fixes, .advice = shows_advice(options)});
  if (options.shows_diff) {
    io.out << diff_of(fixing.set());
    io.err << fmt::format("would fix {}\n", in_words(fixing.set()));
    return fixing.set().files.empty() ? ExitCode::clean : ExitCode::findings;
  }
  if (const auto written = write_files(fixing.set()); !written) return fail(io, written.error());
  io.err << fmt::format("fixed {}\n", in_words(fixing.set()));
  return report_outcome(options, context, fixing.outcome(), fixing.store(), io);
}

ExitCode run_lint(const LintOptions& options, Io& io) {
  if (const auto possible = check_options(options); !possible) return fail(io, possible.error());
  const auto rules = lint::select_rules(rules::all(), rules::retired(), options.select, options.ignore);
  if (!rules) return fail(io, rules.error());
  auto input = collect_input(options.input);
  if (!input) return fail(io, input.error());
  text::TextStore store;
  auto context = find_context(options, store, io);
  if (!context) return fail(io, context.error());
  context.value().is_whole_set = input->has_whole_directory;
  if (input->units.empty()) io.err << "warning: found no .yaml, .yml, .json or .tf file to check\n";
  if (options.fixes || options.shows_diff)
    return fix_and_report(options, std::move(input.value().units), *rules, *context, io);
  const lint::Options run_options{.context = *context, .takes_census = options.wants_statistics};
  const lint::Outcome outcome = lint::run(input->units, *rules, run_options, store);
  return report_outcome(options, *context, outcome, store, io);
}

}  // namespace

void add_lint(CLI::App& app, Action& chosen) {
  auto options = std::make_shared<LintOptions>();
  CLI::App* command = app.add_subcommand("lint", "Finds mistakes in manifests, each with place and reason");
  add_lint_options(*command, *options);
  command->callback([options, &chosen] { chosen = [options](Io& io) { return run_lint(*options, io); }; });
}

}  // namespace dek::cli

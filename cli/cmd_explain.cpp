// `dekctl explain <rule>`: everything about one rule.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <ostream>

#include "base/strings.hpp"
#include "choices.hpp"
#include "commands.hpp"
#include "report/rule_page.hpp"
#include "rules/registry.hpp"
#include "terminal.hpp"

namespace dek::cli {
namespace {

constexpr std::size_t kReadingColumns = 100;  // longer lines tire the eye

constexpr const char* kExamples = R"(Examples:
  dekctl explain karpenter/nodepool-limits-missing
  dekctl explain KRP003                  the catalogue's code works too
  dekctl explain --format markdown karpenter/nodepool-limits-missing > rule.md)";

struct ExplainOptions {
  std::string rule;
  std::string format = "text";
  ColorChoice color = ColorChoice::automatic;
};

ExitCode run_explain(const ExplainOptions& options, Io& io) {
  const lint::Rule* rule = lint::find_rule(rules::all(), rules::retired(), options.rule);
  if (!rule) return fail(io, unknown_rule(options.rule));
  if (options.format == "markdown") {
    io.out << report::rule_page_markdown(rule->info);
  } else {
    io.out << report::rule_page(rule->info, {wants_color(options.color, io), std::min(io.width, kReadingColumns)});
  }
  return ExitCode::clean;
}

}  // namespace

void add_explain(CLI::App& app, Action& chosen) {
  auto options = std::make_shared<ExplainOptions>();
  CLI::App* command = app.add_subcommand("explain", "Shows why a rule exists, with examples and sources");
  command->add_option("rule", options->rule, "id of the rule, as findings show it")->type_name("RULE")->required();
  add_format(*command, options->format, {"text", "markdown"});
  add_color(*command, options->color);
  command->footer(kExamples);
  command->callback([options, &chosen] { chosen = [options](Io& io) { return run_explain(*options, io); }; });
}

}  // namespace dek::cli

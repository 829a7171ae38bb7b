// `dekctl rules`: what the linter looks for.
#include <CLI/CLI.hpp>
#include <memory>
#include <ostream>

#include "choices.hpp"
#include "commands.hpp"
#include "report/rule_table.hpp"
#include "rules/registry.hpp"
#include "terminal.hpp"

namespace dek::cli {
namespace {

constexpr const char* kExamples = R"(Examples:
  dekctl rules karpenter dns             the rules of two areas
  dekctl rules --format json | jq -r '.rules[].id')";

struct RulesOptions {
  std::vector<std::string> selectors;
  std::string format = "text";
  ColorChoice color = ColorChoice::automatic;
};

ExitCode run_rules(const RulesOptions& options, Io& io) {
  const auto selected = lint::select_rules(rules::all(), rules::retired(), options.selectors, {});
  if (!selected) return fail(io, selected.error());
  std::vector<const diag::RuleInfo*> infos;
  for (const lint::Rule* rule : *selected) infos.push_back(&rule->info);
  if (options.format == "json") {
    io.out << report::rule_table_json(infos);
  } else if (options.format == "markdown") {
    io.out << report::rule_table_markdown(infos);
  } else {
    io.out << report::rule_table(infos, {wants_color(options.color, io), io.width});
  }
  return ExitCode::clean;
}

}  // namespace

void add_rules(CLI::App& app, Action& chosen) {
  auto options = std::make_shared<RulesOptions>();
  CLI::App* command = app.add_subcommand("rules", "Lists the rules");
  command->add_option("area", options->selectors, "only these areas or ids")->type_name("AREA");
  add_format(*command, options->format, {"text", "json", "markdown"});
  add_color(*command, options->color);
  command->footer(kExamples);
  command->callback([options, &chosen] { chosen = [options](Io& io) { return run_rules(*options, io); }; });
}

}  // namespace dek::cli

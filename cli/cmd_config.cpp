// `dekctl config`: which settings hold for a file, and whether a configuration is right.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <ostream>

#include "base/strings.hpp"
#include "commands.hpp"
#include "lint_configuration.hpp"
#include "terminal.hpp"

namespace dek::cli {
namespace {

constexpr const char* kExamples = R"(Examples:
  dekctl config show infra/prod/pools.yaml
  dekctl config verify                   the one of the current directory
  dekctl config verify --config ci/dekctl.yaml)";

struct ConfigOptions {
  LintOptions lint;
  std::string file;
};

/// What the command line and variables say, which stand over the files.
void add_given(const LintOptions& options, std::vector<config::Setting>& settings, const Io& io) {
  const auto place = [&](const char* variable, const std::string& value, std::string_view option) {
    return io.environment(variable) == value ? std::string(variable) : std::string(option);
  };
  const std::string select = base::join(options.select, ","), ignore = base::join(options.ignore, ",");
  if (options.is_design_given)
    settings.push_back({"design", options.design, place("DEKCTL_DESIGN", options.design, "--design")});
  if (!select.empty()) settings.push_back({"select", select, place("DEKCTL_SELECT", select, "--select")});
  if (!ignore.empty()) settings.push_back({"ignore", ignore, place("DEKCTL_IGNORE", ignore, "--ignore")});
}

void add_default(std::string_view name, std::string_view value, std::vector<config::Setting>& settings) {
  if (std::find_if(settings.begin(), settings.end(), [&](const auto& one) { return one.name == name; }) ==
      settings.end())
    settings.insert(settings.begin(), {std::string(name), std::string(value), "default"});
}

std::string table(const std::vector<config::Setting>& settings) {
  std::size_t name = 0, value = 0;
  constexpr std::size_t kWidestValue = 60;
  for (const config::Setting& setting : settings) {
    name = std::max(name, setting.name.size());
    value = std::max(value, std::min(setting.value.size(), kWidestValue));
  }
  std::string text;
  for (const config::Setting& setting : settings)
    text += fmt::format("  {:{}}  {:{}}  {}\n", setting.name, name, setting.value, value, setting.place);
  return text;
}

base::Result<ExitCode> show(const ConfigOptions& options, Io& io) {
  DEK_CHECK(lint::select_rules(known_rules().rules, known_rules().retired, options.lint.select, options.lint.ignore));
  LintConfiguration configuration(options.lint, {});
  DEK_TRY(std::vector<config::Setting> settings, configuration.explain(options.file, io));
  const std::vector<std::string> files = configuration.files_for(options.file);
  io.out << options.file << '\n';
  io.out << fmt::format("  configuration: {}\n", files.empty() ? "none" : base::join(files, ", then "));
  if (configuration.excludes(options.file)) io.out << "  left out by `exclude`\n";
  add_given(options.lint, settings, io);
  add_default("select", "all rules", settings);
  add_default("design", "auto", settings);
  io.out << table(settings);
  return ExitCode::clean;
}

base::Result<ExitCode> verify(const ConfigOptions& options, Io& io) {
  LintConfiguration configuration(options.lint, {});
  const std::string file = options.file.empty() ? "x" : options.file;
  DEK_CHECK(configuration.explain(file, io));
  const std::vector<std::string> files = configuration.files_for(file);
  if (files.empty()) return base::Error{"there is no configuration", "write a .dekctl.yaml, or name one by --config"};
  io.out << fmt::format("{}: no mistakes\n", base::join(files, ", then "));
  return ExitCode::clean;
}

using Run = base::Result<ExitCode> (*)(const ConfigOptions&, Io&);

void set_run(CLI::App& command, const std::shared_ptr<ConfigOptions>& options, Run run, Action& chosen) {
  command.callback([options, run, &chosen] {
    chosen = [options, run](Io& io) {
      const auto code = run(*options, io);
      return code ? *code : fail(io, code.error());
    };
  });
}

}  // namespace

void add_config(CLI::App& app, Action& chosen) {
  CLI::App* command = app.add_subcommand("config", "Explains and checks configurations");
  command->require_subcommand(1);
  command->footer(kExamples);
  auto options = std::make_shared<ConfigOptions>();
  CLI::App* showing = command->add_subcommand("show", "Shows which settings hold for a file, and where each stands");
  showing->add_option("file", options->file, "a file that lint would check")->type_name("FILE")->required();
  add_setting_options(*showing, options->lint);
  showing->set_help_all_flag("--help-all", "show all options, with the rarer ones");
  set_run(*showing, options, show, chosen);
  CLI::App* verifying = command->add_subcommand("verify", "Checks a configuration and what it extends");
  verifying->add_option("file", options->file, "the configuration for this file [default: for this directory]")
      ->type_name("FILE");
  verifying->add_option("--config", options->lint.config, "this configuration")->type_name("FILE");
  set_run(*verifying, options, verify, chosen);
}

}  // namespace dek::cli

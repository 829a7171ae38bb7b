// From arguments to a command: every command is registered here; wrong use is answered with what was probably meant.
#include "app.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>

#include "base/strings.hpp"
#include "base/version.hpp"
#include "choices.hpp"
#include "commands.hpp"
#include "completion.hpp"
#include "environment.hpp"
#include "help.hpp"
#include "terminal.hpp"

namespace dek::cli {
namespace {

constexpr std::string_view kDescription = "Renders, lints and explains data and ML platforms on Amazon EKS";
constexpr const char* kExamples = R"(Examples:
  dekctl init platform.yaml              write a profile to start from
  dekctl render platform.yaml --out out  turn it into Terraform and manifests
  dekctl lint infra/                     find mistakes in a whole folder
  dekctl explain karpenter/nodepool-limits-missing)";

std::string version_line() {
  if (base::kCommit.empty()) return fmt::format("dekctl {}", base::kVersion);
  return fmt::format("dekctl {} ({})", base::kVersion, base::kCommit);
}

void add_commands(CLI::App& app, Action& chosen) {
  add_init(app, chosen);
  add_render(app, chosen);
  add_lint(app, chosen);
  add_explain(app, chosen);
  add_rules(app, chosen);
  add_config(app, chosen);
  add_schema(app, chosen);
  add_templates(app, chosen);
  add_versions(app, chosen);
  add_completion(app, chosen);
  add_man(app, chosen);
}

CLI::App& deepest_parsed(CLI::App& app) {
  CLI::App* command = &app;
  while (!command->get_subcommands().empty()) command = command->get_subcommands().front();
  return *command;
}

std::string full_name(const CLI::App& command) {
  const std::string own = command.get_name();
  return command.get_parent() ? full_name(*command.get_parent()) + " " + own : own;
}

std::vector<std::string> command_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands(nullptr)) names.push_back(command->get_name());
  return names;
}

std::vector<std::string> option_names(const CLI::App& command) {
  std::vector<std::string> names;
  for (const CLI::Option* option : command.get_options())
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  return names;
}

// What peers call an option; the first that the command has is meant.
struct Habit {
  std::string_view typed, meant;
};
constexpr std::array kHabits = {
    Habit{"--format", "--output"},
    Habit{"-f", "--output"},
    Habit{"-o", "--output"},
    Habit{"--output-format", "--output"},
    Habit{"--output", "--format"},
    Habit{"--output", "--out"},
    Habit{"--skip-check", "--ignore"},
    Habit{"--soft-fail", "--exit-zero"},
    Habit{"--no-fail", "--exit-zero"},
    Habit{"--severity", "--fail-on"},
    Habit{"--failure-threshold", "--fail-on"},
    Habit{"--create-baseline", "--write-baseline"},
};

/// Empty when no peer calls one so, or when the command has no such option.
std::string_view meant_by(std::string_view typed, const std::vector<std::string>& names) {
  for (const Habit& habit : kHabits)
    if (habit.typed == typed && std::ranges::find(names, habit.meant) != names.end()) return habit.meant;
  return {};
}

std::string did_you_mean(const std::string& word, const std::vector<std::string>& names, const CLI::App& command) {
  const std::vector<std::string_view> candidates(names.begin(), names.end());
  if (const std::string_view meant = meant_by(word, names); !meant.empty())
    return fmt::format("did you mean `{}`?", meant);
  if (const auto nearest = base::closest(word, candidates)) return fmt::format("did you mean `{}`?", *nearest);
  return fmt::format("run `{} --help` to see what it takes", full_name(command));
}

// The first argument that nothing took: an option or a command of another name, or one argument too many.
base::Error explain_extra(const CLI::App& command, const std::string& extra) {
  if (extra.starts_with("-")) {
    const std::string option = extra.substr(0, extra.find('='));
    return {fmt::format("unknown option `{}` for `{}`", option, full_name(command)),
            did_you_mean(option, option_names(command), command)};
  }
  const std::vector<std::string> names = command_names(command);
  if (names.empty())
    return {fmt::format("`{}` does not take the argument `{}`", full_name(command), extra),
            fmt::format("run `{} --help` to see what it takes", full_name(command))};
  return {fmt::format("unknown command `{}`", extra), did_you_mean(extra, names, command)};
}

std::string in_our_words(const CLI::ParseError& failure) {
  const std::string text = failure.what();
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&failure))
    return fmt::format("`{}` lacks its value", text.substr(0, text.find(':')));
  if (dynamic_cast<const CLI::RequiredError*>(&failure))
    return fmt::format("`{}` is missing", text.substr(0, text.find(' ')));
  return text;
}

base::Error explain_failure(CLI::App& app, const CLI::ParseError& failure) {
  const CLI::App& command = deepest_parsed(app);
  const std::vector<std::string> extras = command.remaining();
  if (!extras.empty()) return explain_extra(command, extras.front());
  return {in_our_words(failure), fmt::format("run `{} --help` to see what it takes", full_name(command))};
}

/// `dekctl complete -- <words>`, which the shells' scripts call: the words are those of an unfinished line, not ours.
constexpr std::string_view kComplete = "complete";
std::vector<std::string> words_to_complete(const std::vector<std::string>& arguments) {
  const std::size_t skipped = arguments.size() > 1 && arguments[1] == "--" ? 2 : 1;
  return {arguments.begin() + static_cast<std::ptrdiff_t>(skipped), arguments.end()};
}

void set_up(CLI::App& app, Action& chosen) {
  app.name("dekctl");
  app.set_help_flag("-h,--help", "show this text");
  app.set_version_flag("--version", version_line(), "show the version and the commit it was built from");
  app.formatter(help_formatter());
  app.footer(kExamples);
  app.require_subcommand(0, 1);
  add_commands(app, chosen);
}

}  // namespace

ExitCode run(const std::vector<std::string>& arguments, Io& io) {
  CLI::App app{std::string(kDescription)};
  Action chosen;
  set_up(app, chosen);
  if (!arguments.empty() && arguments.front() == kComplete) {
    io.out << to_lines(complete(app, words_to_complete(arguments)));
    return ExitCode::clean;
  }
  try {
    app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
    CLI::App& command = deepest_parsed(app);
    if (takes_environment(command)) {
      if (const auto misspelt = misspelt_variable(command, io)) return fail(io, *misspelt);
      take_environment(command, io);
    }
  } catch (const CLI::CallForHelp&) {
    io.out << deepest_parsed(app).help();
    return ExitCode::clean;
  } catch (const CLI::CallForAllHelp&) {
    io.out << deepest_parsed(app).help("", CLI::AppFormatMode::All);
    return ExitCode::clean;
  } catch (const CLI::CallForVersion&) {
    io.out << version_line() << '\n';
    return ExitCode::clean;
  } catch (const CLI::ParseError& failure) {
    const base::Error* ours = wrong_use(failure);
    return fail(io, ours ? *ours : explain_failure(app, failure));
  }
  if (chosen) return chosen(io);
  io.err << app.help();
  return ExitCode::usage;
}

}  // namespace dek::cli

// Options from the environment.
#include "environment.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <cctype>

#include "base/strings.hpp"

namespace dek::cli {
namespace {

constexpr std::string_view kPrefix = "DEKCTL_";

// What writes, and what is no setting; an environment that does either would surprise.
constexpr std::array<std::string_view, 8> kWithout = {
    "help", "help-all", "fix", "diff", "add-ignore", "unsafe-fixes", "write-baseline", "prune-baseline"};

std::string variable_of(std::string_view option) {
  std::string name(kPrefix);
  for (const char c : option) name += c == '-' ? '_' : static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return name;
}

bool has_variable(const CLI::Option& option) {
  if (option.get_positional() || option.get_lnames().empty()) return false;
  return std::find(kWithout.begin(), kWithout.end(), option.get_lnames().front()) == kWithout.end();
}

const CLI::App* lint_command(const CLI::App& command) {
  const CLI::App* root = &command;
  while (root->get_parent() != nullptr) root = root->get_parent();
  return root->get_subcommand_ptr("lint").get();
}

}  // namespace

bool takes_environment(const CLI::App& command) {
  const CLI::App* parent = command.get_parent();
  return command.get_name() == "lint" || (parent != nullptr && parent->get_name() == "config");
}

void take_environment(CLI::App& command, const Io& io) {
  for (CLI::Option* option : command.get_options([](const CLI::Option* one) { return has_variable(*one); })) {
    if (option->count() > 0) continue;
    const auto value = io.environment(variable_of(option->get_lnames().front()).c_str());
    if (!value || value->empty()) continue;
    option->add_result(*value);
    option->run_callback();
  }
}

std::optional<base::Error> misspelt_variable(const CLI::App& command, const Io& io) {
  if (io.variables == nullptr) return std::nullopt;
  std::vector<std::string> known;  // of lint: other commands leave some of its variables alone
  for (const CLI::Option* option :
       lint_command(command)->get_options([](const auto* one) { return has_variable(*one); }))
    known.push_back(variable_of(option->get_lnames().front()));
  const std::vector<std::string_view> candidates(known.begin(), known.end());
  for (const std::string& name : io.variables()) {
    if (!name.starts_with(kPrefix) || io.environment(name.c_str()).value_or("").empty()) continue;
    if (std::ranges::find(known, name) != known.end()) continue;
    for (const std::string_view option : kWithout)
      if (name == variable_of(option))
        return base::Error{fmt::format("`{}` is not heard: `--{}` has no variable", name, option),
                           "say it on the command line"};
    if (const auto nearest = base::closest(name, candidates))
      return base::Error{fmt::format("`{}` names no option of `dekctl lint`", name),
                         fmt::format("did you mean `{}`?", *nearest)};
  }
  return std::nullopt;
}

}  // namespace dek::cli

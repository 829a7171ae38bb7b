// Options from the environment.
#include "environment.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <cctype>

namespace dek::cli {
namespace {

// What writes, and what is no setting; an environment that does either would surprise.
constexpr std::array<std::string_view, 8> kWithout = {
    "help", "help-all", "fix", "diff", "add-ignore", "unsafe-fixes", "write-baseline", "prune-baseline"};

std::string variable_of(std::string_view option) {
  std::string name = "DEKCTL_";
  for (const char c : option) name += c == '-' ? '_' : static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return name;
}

bool has_variable(const CLI::Option& option) {
  if (option.get_positional() || option.get_lnames().empty()) return false;
  return std::find(kWithout.begin(), kWithout.end(), option.get_lnames().front()) == kWithout.end();
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

}  // namespace dek::cli

// Shared options.
#include "choices.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>

#include "base/strings.hpp"
#include "rules/registry.hpp"

namespace dek::cli {
namespace {

class WrongUse : public CLI::ParseError {
 public:
  explicit WrongUse(base::Error error)
      : CLI::ParseError(error.message, CLI::ExitCodes::ValidationError), error_(std::move(error)) {}
  [[nodiscard]] const base::Error& error() const { return error_; }

 private:
  base::Error error_;
};

void check_choice(const std::string& flag, const std::string& given, const std::vector<std::string>& names) {
  if (std::find(names.begin(), names.end(), given) != names.end()) return;
  std::vector<std::string> quoted;
  for (const std::string& name : names) quoted.push_back("`" + name + "`");
  const std::vector<std::string_view> candidates(names.begin(), names.end());
  const auto nearest = base::closest(given, candidates);
  throw WrongUse({fmt::format("`{}` is no value of `{}`", given, flag),
                  nearest ? fmt::format("did you mean `{}`?", *nearest) : "write " + base::join_words(quoted, "or")});
}

CLI::Option* restrict_to(CLI::Option* option, const std::string& flag, std::vector<std::string> names) {
  option->type_name(base::join(names, "|"));
  return option->check([names = std::move(names), flag](const std::string& given) {
    check_choice(flag, given, names);
    return std::string();
  });
}

ColorChoice color_of(const std::string& name) {
  if (name == "always") return ColorChoice::always;
  return name == "never" ? ColorChoice::never : ColorChoice::automatic;
}

}  // namespace

CLI::Option* add_choice(CLI::App& command, const std::string& flag, std::string& value, std::vector<std::string> names,
                        const std::string& description) {
  return restrict_to(command.add_option(flag, value, description), flag, std::move(names))->capture_default_str();
}

CLI::Option* add_list(CLI::App& command, const std::string& flag, std::vector<std::string>& values,
                      const std::string& description) {
  return command.add_option(flag, values, description)->delimiter(',')->allow_extra_args(false);
}

CLI::Option* add_choices(CLI::App& command, const std::string& flag, std::vector<std::string>& values,
                         std::vector<std::string> names, const std::string& description) {
  return restrict_to(add_list(command, flag, values, description), flag, std::move(names));
}

void add_format(CLI::App& command, std::string& format, std::vector<std::string> names) {
  add_choice(command, "--format", format, std::move(names), "how to write it");
}

void add_color(CLI::App& command, ColorChoice& color) {
  static_assert(static_cast<int>(ColorChoice::automatic) == 0);
  auto name = std::make_shared<std::string>("auto");
  add_choice(command, "--color", *name, {"auto", "always", "never"}, "when to use colour")
      ->each([name, &color](const std::string& given) { color = color_of(given); });
}

const base::Error* wrong_use(const CLI::ParseError& failure) {
  const auto* ours = dynamic_cast<const WrongUse*>(&failure);
  return ours ? &ours->error() : nullptr;
}

base::Error unknown_rule(const std::string& name) {
  constexpr std::size_t kMostEdits = 4;  // ids are long
  const std::string message = fmt::format("no rule is called `{}`", name);
  std::vector<std::string_view> ids;
  for (const lint::Rule* rule : rules::all()) {
    if (diag::area(rule->info) == name)
      return {message, fmt::format("`dekctl rules {}` lists those of the area", name)};
    if (rule->info.id.ends_with("/" + name)) return {message, fmt::format("did you mean `{}`?", rule->info.id)};
    ids.push_back(rule->info.id);
  }
  const auto nearest = base::closest(name, ids, kMostEdits);
  return {message, nearest ? fmt::format("did you mean `{}`?", *nearest) : "`dekctl rules` lists them"};
}

}  // namespace dek::cli

// Layout of `--help`: what it does, usage, arguments, options, commands, and the examples of the footer.
#include "help.hpp"

#include <fmt/format.h>

#include <string_view>
#include <vector>

#include "base/wrap.hpp"

namespace dek::cli {
namespace {

constexpr std::size_t kWidth = 80;
constexpr std::size_t kColumn = 30;  // where descriptions begin

struct Row {
  std::string left, right;
};

std::string wrapped(const Row& row) {
  std::string out = "  " + row.left;
  std::string lead =
      out.size() + 2 > kColumn ? "\n" + std::string(kColumn, ' ') : std::string(kColumn - out.size(), ' ');
  for (const std::string& line : base::wrap_words(row.right, kWidth - kColumn)) {
    out += lead + line;
    lead = "\n" + std::string(kColumn, ' ');
  }
  return out += '\n';
}

std::string section(std::string_view title, const std::vector<Row>& rows) {
  if (rows.empty()) return {};
  std::string out = fmt::format("\n{}:\n", title);
  for (const Row& row : rows) out += wrapped(row);
  return out;
}

bool repeats(const CLI::Option& option) {
  return option.get_expected_max() > 1;
}

Row option_row(const CLI::Option& option) {
  const bool is_short_named = !option.get_snames().empty();
  std::string left = is_short_named ? option.get_name(false, true) : "    " + option.get_name(false, true);
  if (const auto comma = left.find(','); is_short_named && comma != std::string::npos) left.insert(comma + 1, " ");
  if (option.get_type_size() != 0) left += " " + option.get_type_name();
  std::string right = option.get_description();
  if (!option.get_default_str().empty()) right += fmt::format(" [default: {}]", option.get_default_str());
  return {left, right};
}

std::string usage(const CLI::App& app, std::string name) {
  if (app.get_parent()) name = app.get_parent()->get_name() + " " + app.get_name();
  std::string out = fmt::format("Usage: {} [OPTIONS]", name.empty() ? app.get_name() : name);
  for (const CLI::Option* option : app.get_options()) {
    if (!option->get_positional()) continue;
    const std::string shown = option->get_name(true, false) + (repeats(*option) ? "..." : "");
    out += option->get_required() ? " " + shown : fmt::format(" [{}]", shown);
  }
  if (!app.get_subcommands(nullptr).empty()) out += " COMMAND";
  return out + "\n";
}

}  // namespace

std::string HelpFormatter::make_help(const CLI::App* app, std::string name, CLI::AppFormatMode) const {
  std::vector<Row> arguments, options, commands;
  for (const CLI::Option* option : app->get_options()) {
    if (option->get_group().empty()) continue;
    if (option->get_positional()) {
      arguments.push_back({option->get_name(true, false), option->get_description()});
    } else {
      options.push_back(option_row(*option));
    }
  }
  for (const CLI::App* command : app->get_subcommands(nullptr))
    commands.push_back({command->get_name(), command->get_description()});
  std::string out = app->get_description() + ".\n\n" + usage(*app, std::move(name));
  out += section("Commands", commands) + section("Arguments", arguments) + section("Options", options);
  if (!app->get_footer().empty()) out += "\n" + app->get_footer() + "\n";
  return out;
}

}  // namespace dek::cli

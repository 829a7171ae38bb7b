// Layout of `--help`: what it does, usage, arguments, options, commands, and the examples of the footer.
#include "help.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "base/wrap.hpp"

namespace dek::cli {
namespace {

constexpr std::string_view kMainGroup = "Options";
constexpr std::size_t kWidth = 80;
constexpr std::size_t kGap = 2;
constexpr std::size_t kGreatestColumn = 30;  // where descriptions begin at the latest

struct Row {
  std::string left, right;
};

std::string wrapped(const Row& row, std::size_t column) {
  std::string out = "  " + row.left;
  const std::string below = "\n" + std::string(column, ' ');
  std::string lead = out.size() + kGap > column ? below : std::string(column - out.size(), ' ');
  for (const std::string& line : base::wrap_words(row.right, kWidth - column)) {
    out += lead + line;
    lead = below;
  }
  return out += '\n';
}

std::string section(std::string_view title, const std::vector<Row>& rows) {
  if (rows.empty()) return {};
  std::size_t column = 0;
  for (const Row& row : rows) column = std::max(column, std::min(row.left.size() + 2 + kGap, kGreatestColumn));
  std::string out = fmt::format("\n{}:\n", title);
  for (const Row& row : rows) out += wrapped(row, column);
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

std::string full_name(const CLI::App& app) {
  return app.get_parent() ? full_name(*app.get_parent()) + " " + app.get_name() : app.get_name();
}

std::string usage(const CLI::App& app) {
  std::string out = fmt::format("Usage: {} [OPTIONS]", full_name(app));
  for (const CLI::Option* option : app.get_options()) {
    if (!option->get_positional()) continue;
    const std::string shown = option->get_type_name() + (repeats(*option) ? "..." : "");
    out += option->get_required() ? " " + shown : fmt::format(" [{}]", shown);
  }
  if (!app.get_subcommands(nullptr).empty()) out += " COMMAND";
  return out + "\n";
}

class HelpFormatter : public CLI::FormatterBase {
 public:
  [[nodiscard]] std::string make_help(const CLI::App* app, std::string name, CLI::AppFormatMode mode) const override;
};

/// Rarer options stand in groups of their own, which only `--help-all` shows.
std::string option_sections(const CLI::App& app, bool shows_all) {
  std::vector<std::pair<std::string, std::vector<Row>>> groups;
  for (const CLI::Option* option : app.get_options()) {
    const std::string& name = option->get_group();
    if (name.empty() || option->get_positional() || (name != kMainGroup && !shows_all)) continue;
    auto group = std::find_if(groups.begin(), groups.end(), [&](const auto& known) { return known.first == name; });
    if (group == groups.end()) group = groups.insert(name == kMainGroup ? groups.begin() : groups.end(), {name, {}});
    group->second.push_back(option_row(*option));
  }
  std::string out;
  for (const auto& [name, rows] : groups) out += section(name, rows);
  return out;
}

std::string HelpFormatter::make_help(const CLI::App* app, std::string, CLI::AppFormatMode mode) const {
  std::vector<Row> arguments, commands;
  for (const CLI::Option* option : app->get_options())
    if (option->get_positional()) arguments.push_back({option->get_type_name(), option->get_description()});
  for (const CLI::App* command : app->get_subcommands(nullptr))
    if (!command->get_group().empty()) commands.push_back({command->get_name(), command->get_description()});
  std::string out = app->get_description() + ".\n\n" + usage(*app);
  out += section("Commands", commands) + section("Arguments", arguments);
  out += option_sections(*app, mode == CLI::AppFormatMode::All);
  if (!app->get_footer().empty()) out += "\n" + app->get_footer() + "\n";
  return out;
}

}  // namespace

std::shared_ptr<CLI::FormatterBase> help_formatter() {
  return std::make_shared<HelpFormatter>();
}

}  // namespace dek::cli

// Writing man(7): every line of text is escaped, no line begins as a request.
#include "manual.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "base/strings.hpp"
#include "base/version.hpp"

namespace dek::cli {
namespace {

constexpr std::string_view kExitStatus =
    ".SH EXIT STATUS\n"
    ".TP\n0\nNothing found at or above the threshold; written, or the same.\n"
    ".TP\n1\nFindings, or a difference.\n"
    ".TP\n2\nWrong use, or a profile or configuration that cannot be used.\n"
    ".TP\n3\nA bug of dekctl.\n";

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\')
      out += "\\e";
    else if (c == '-')
      out += "\\-";
    else if (c == '`')
      out += '"';
    else
      out += c;
  }
  const bool is_request = !out.empty() && (out.front() == '.' || out.front() == '\'');
  return is_request ? "\\&" + out : out;
}

std::string lines_of(std::string_view text) {
  std::string out;
  for (const std::string_view line : base::split(text, '\n')) out += escaped(line) + "\n";
  return out;
}

std::string full_name(const CLI::App& app, std::string_view between) {
  return app.get_parent() ? full_name(*app.get_parent(), between) + std::string(between) + app.get_name()
                          : app.get_name();
}

std::string synopsis(const CLI::App& app) {
  std::string out = fmt::format(".SH SYNOPSIS\n.B {}\n[\\fIOPTIONS\\fR]\n", escaped(full_name(app, " ")));
  for (const CLI::Option* option : app.get_options()) {
    if (!option->get_positional()) continue;
    const std::string shown = escaped(option->get_type_name()) + (option->get_expected_max() > 1 ? "..." : "");
    out += option->get_required() ? fmt::format("\\fI{}\\fR\n", shown) : fmt::format("[\\fI{}\\fR]\n", shown);
  }
  return out + (app.get_subcommands(nullptr).empty() ? "" : "\\fICOMMAND\\fR\n");
}

std::string option_entry(const CLI::Option& option) {
  const bool is_argument = option.get_positional();
  std::string head = is_argument ? option.get_type_name() : option.get_name(false, true);
  if (!is_argument && option.get_type_size() != 0) head += " " + option.get_type_name();
  std::string what = option.get_description();
  if (!option.get_default_str().empty()) what += fmt::format(" [default: {}]", option.get_default_str());
  return fmt::format(".TP\n\\fB{}\\fR\n{}\n", escaped(head), escaped(what));
}

std::string options(const CLI::App& app) {
  std::string out;
  for (const CLI::Option* option : app.get_options())
    if (option->get_positional() || !option->get_group().empty()) out += option_entry(*option);
  return out.empty() ? out : ".SH OPTIONS\n" + out;
}

std::string commands(const CLI::App& app) {
  std::string out;
  for (const CLI::App* each : app.get_subcommands(nullptr))
    if (!each->get_group().empty())
      out += fmt::format(".TP\n\\fB{}\\fR\n{}\n", escaped(each->get_name()), escaped(each->get_description()));
  return out.empty() ? out : ".SH COMMANDS\n" + out;
}

/// The footer begins with `Examples:`; a paragraph after a blank line is about something else and stands as it is.
std::string examples(const CLI::App& app) {
  constexpr std::string_view kHeading = "Examples:\n";
  std::string footer = app.get_footer();
  if (!footer.starts_with(kHeading)) return {};
  footer.erase(0, kHeading.size());
  footer = footer.substr(0, footer.find("\n\n"));
  return ".SH EXAMPLES\n.nf\n" + lines_of(footer) + ".fi\n";
}

std::string page_text(const CLI::App& app, const CLI::App& root) {
  const std::string name = full_name(app, "-");
  std::string title;
  for (const char c : name) title += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  std::string out = fmt::format(".TH {} 1 \"\" \"dekctl {}\" \"dekctl\"\n.SH NAME\n{} \\- {}\n", escaped(title),
                                base::kVersion, escaped(name), escaped(app.get_description()));
  out += synopsis(app) + ".SH DESCRIPTION\n" + escaped(app.get_description()) + ".\n";
  out += commands(app) + options(app) + examples(app);
  out += kExitStatus;
  const std::string see = &app == &root ? "dekctl\\-lint(1), dekctl\\-render(1)" : "dekctl(1)";
  return out + ".SH SEE ALSO\n" + see + "\n";
}

void add_pages(const CLI::App& app, const CLI::App& root, std::vector<ManualPage>& pages) {
  pages.push_back({full_name(app, "-") + ".1", page_text(app, root)});
  for (const CLI::App* each : app.get_subcommands(nullptr))
    if (!each->get_group().empty()) add_pages(*each, root, pages);
}

}  // namespace

std::vector<ManualPage> manual_pages(const CLI::App& app) {
  std::vector<ManualPage> pages;
  add_pages(app, app, pages);
  return pages;
}

}  // namespace dek::cli

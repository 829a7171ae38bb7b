// The only place that asks the system about the terminal and the environment.
#include "terminal.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <string_view>

#include "report/uri.hpp"

namespace dek::cli {
namespace {

constexpr std::size_t kDefaultWidth = 80;

std::optional<std::string> environment(const char* name) {
  const char* value = std::getenv(name);
  return value ? std::optional<std::string>(value) : std::nullopt;
}

std::vector<std::string> variables() {
  std::vector<std::string> names;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string_view text(*entry);
    names.emplace_back(text.substr(0, text.find('=')));
  }
  std::ranges::sort(names);
  return names;
}

std::size_t width_of(int stream) {
  winsize size{};
  const bool is_known = ::ioctl(stream, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
  return is_known ? size.ws_col : kDefaultWidth;
}

// NO_COLOR counts when it is not empty (no-color.org), CLICOLOR_FORCE when it is not 0 (bixense.com/clicolors).
bool takes_color(bool is_terminal, const Io& io) {
  const auto is_set = [&](const char* name) { return !io.environment(name).value_or("").empty(); };
  if (is_set("NO_COLOR")) return false;
  for (const char* force : {"CLICOLOR_FORCE", "FORCE_COLOR"})
    if (is_set(force)) return io.environment(force) != "0";
  return is_terminal && io.environment("TERM") != "dumb";
}

struct KnownTerminal {
  const char* variable;
  std::string_view value;  // empty: any
};

// Terminals that show links: github.com/Alhadis/OSC8-Adoption.
constexpr std::array kLinkingTerminals = {
    KnownTerminal{"KITTY_WINDOW_ID", ""},
    KnownTerminal{"VTE_VERSION", ""},
    KnownTerminal{"WT_SESSION", ""},
    KnownTerminal{"KONSOLE_VERSION", ""},
    KnownTerminal{"WEZTERM_PANE", ""},
    KnownTerminal{"TERM_PROGRAM", "iTerm.app"},
    KnownTerminal{"TERM_PROGRAM", "WezTerm"},
    KnownTerminal{"TERM_PROGRAM", "vscode"},
    KnownTerminal{"TERM_PROGRAM", "ghostty"},
    KnownTerminal{"TERM", "xterm-kitty"},
    KnownTerminal{"TERM", "xterm-ghostty"},
    KnownTerminal{"TERM", "alacritty"},
    KnownTerminal{"TERM", "foot"},
};

bool shows_links(const Io& io) {
  return std::ranges::any_of(kLinkingTerminals, [&](const KnownTerminal& known) {
    const std::string value = io.environment(known.variable).value_or("");
    return known.value.empty() ? !value.empty() : value == known.value;
  });
}

std::string host_name() {
  std::array<char, 256> name{};
  return ::gethostname(name.data(), name.size() - 1) == 0 ? name.data() : std::string();
}

}  // namespace

bool wants_color(ColorChoice choice, const Io& io) {
  if (choice != ColorChoice::automatic) return choice == ColorChoice::always;
  return takes_color(io.out_is_terminal, io);
}

std::string link_base(ColorChoice choice, const Io& io) {
  if (!io.out_is_terminal || !wants_color(choice, io) || !shows_links(io)) return {};
  std::error_code code;
  const std::string directory = std::filesystem::current_path(code).string();
  return code ? std::string() : "file://" + host_name() + report::uri_of(directory) + "/";
}

bool shows_progress(const Io& io) {
  const std::string terminal = io.environment("TERM").value_or("");
  return io.err_is_terminal && io.environment("NO_COLOR").value_or("").empty() && !terminal.empty() &&
         terminal != "dumb";
}

bool wants_error_color(const Io& io) {
  return takes_color(io.err_is_terminal, io);
}

ExitCode fail(Io& io, const base::Error& error) {
  io.err << "error: " << error.message << '\n';
  if (!error.hint.empty()) io.err << "  = help: " << error.hint << '\n';
  return ExitCode::usage;
}

Io process_io(std::ostream& out) {
  return {.in = std::cin,
          .out = out,
          .err = std::cerr,
          .in_is_terminal = ::isatty(STDIN_FILENO) != 0,
          .out_is_terminal = ::isatty(STDOUT_FILENO) != 0,
          .err_is_terminal = ::isatty(STDERR_FILENO) != 0,
          .width = width_of(STDOUT_FILENO),
          .err_width = width_of(STDERR_FILENO),
          .environment = environment,
          .variables = variables};
}

}  // namespace dek::cli

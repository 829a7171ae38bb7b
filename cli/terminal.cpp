// The only place that asks the system about the terminal and the environment.
#include "terminal.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>
#include <iostream>

namespace dek::cli {
namespace {

constexpr std::size_t kDefaultWidth = 80;

std::optional<std::string> environment(const char* name) {
  const char* value = std::getenv(name);
  return value ? std::optional<std::string>(value) : std::nullopt;
}

std::size_t terminal_width() {
  winsize size{};
  const bool is_known = ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
  return is_known ? size.ws_col : kDefaultWidth;
}

// NO_COLOR counts when it is not empty (no-color.org).
bool takes_color(const Io& io) {
  const auto no_color = io.environment("NO_COLOR");
  return (!no_color || no_color->empty()) && io.environment("TERM") != "dumb";
}

}  // namespace

bool wants_color(ColorChoice choice, const Io& io) {
  if (choice != ColorChoice::automatic) return choice == ColorChoice::always;
  return io.out_is_terminal && takes_color(io);
}

bool wants_error_color(const Io& io) {
  return io.err_is_terminal && takes_color(io);
}

ExitCode fail(Io& io, const base::Error& error) {
  io.err << "error: " << error.message << '\n';
  if (!error.hint.empty()) io.err << "  = help: " << error.hint << '\n';
  return ExitCode::usage;
}

Io process_io(std::ostream& out) {
  const bool out_is_terminal = ::isatty(STDOUT_FILENO) != 0;
  return {.in = std::cin,
          .out = out,
          .err = std::cerr,
          .out_is_terminal = out_is_terminal,
          .err_is_terminal = ::isatty(STDERR_FILENO) != 0,
          .width = out_is_terminal ? terminal_width() : kDefaultWidth,
          .environment = environment};
}

}  // namespace dek::cli

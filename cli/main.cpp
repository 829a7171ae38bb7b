// Entry of the program: the real streams, the last exception, the exit code.
#include <cerrno>
#include <csignal>
#include <cstring>
#include <iostream>

#include "app.hpp"
#include "base/version.hpp"
#include "terminal.hpp"

namespace {

using dek::cli::ExitCode;

constexpr int kSignalBase = 128;  // a shell's code for "ended by signal n"

int internal_error(const char* what) {
  std::cerr << "internal error: " << what << "\n  = note: dekctl " << dek::base::kVersion << " " << dek::base::kCommit
            << "\n  = help: this is a bug of dekctl, not of your files: please report it with the command you ran\n";
  return static_cast<int>(ExitCode::internal);
}

// A report that did not arrive is not a clean one; a reader that left early (`| head`) ends us quietly.
int finish(ExitCode code) {
  errno = 0;
  if (std::cout.flush()) return static_cast<int>(code);
  if (errno == EPIPE) return kSignalBase + SIGPIPE;
  std::cerr << "error: cannot write to standard output: " << std::strerror(errno) << '\n';
  return static_cast<int>(ExitCode::usage);
}

}  // namespace

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  try {
    dek::cli::Io io = dek::cli::process_io();
    return finish(dek::cli::run({argv + 1, argv + argc}, io));
  } catch (const std::exception& failure) {
    return internal_error(failure.what());
  }
}

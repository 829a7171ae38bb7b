// Entry of the program: the real streams, the last exception, the exit code.
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <iostream>

#include "app.hpp"
#include "base/version.hpp"
#include "output_buffer.hpp"
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
int finish(ExitCode code, const dek::cli::OutputBuffer& out) {
  if (out.error() == 0) return static_cast<int>(code);
  if (out.error() == EPIPE) return kSignalBase + SIGPIPE;
  std::cerr << "error: cannot write to standard output: " << std::strerror(out.error()) << '\n';
  return static_cast<int>(ExitCode::usage);
}

}  // namespace

int main(int argc, char** argv) {
  dek::cli::OutputBuffer buffer(STDOUT_FILENO);
  std::ostream out(&buffer);
  try {
    dek::cli::Io io = dek::cli::process_io(out);
    const ExitCode code = dek::cli::run({argv + 1, argv + argc}, io);
    out.flush();
    return finish(code, buffer);
  } catch (const std::exception& failure) {
    return internal_error(failure.what());
  }
}

// The whole program as one function, so that a test can run it in-process.
#pragma once

#include <string>
#include <vector>

#include "exit_code.hpp"
#include "io.hpp"

namespace dek::cli {

/// Parses `arguments` (without the program's name) and runs the command they name. base::Bug passes through to main.
[[nodiscard]] ExitCode run(const std::vector<std::string>& arguments, Io& io);

}  // namespace dek::cli

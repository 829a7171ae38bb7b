// Options from the environment: DEKCTL_FAIL_ON=error is `--fail-on error`, unless the command line says otherwise.
#pragma once

#include "io.hpp"

namespace CLI {
class App;
}

namespace dek::cli {

/// Commands that share the settings of a run: lint, and those that explain them.
[[nodiscard]] bool takes_environment(const CLI::App& command);

/// Gives options of the command that the command line left open what their variables say. Throws CLI::ParseError as the
/// command line would. Options that write files have no variables.
void take_environment(CLI::App& command, const Io& io);

}  // namespace dek::cli

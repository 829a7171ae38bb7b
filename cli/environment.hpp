// Options from the environment: DEKCTL_FAIL_ON=error is `--fail-on error`, unless the command line says otherwise.
#pragma once

#include <optional>

#include "base/result.hpp"
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

/// A variable that is not heard although it looks like one: a name nearly right, or that of an option that writes
/// files. Those of strangers (DEKCTL_VERSION of a build script) are left alone.
[[nodiscard]] std::optional<base::Error> misspelt_variable(const CLI::App& command, const Io& io);

}  // namespace dek::cli

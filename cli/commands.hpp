// Every command: one file cmd_<name>.cpp with its options, its add_ function and what it runs.
#pragma once

#include <functional>

#include "exit_code.hpp"
#include "io.hpp"

namespace CLI {
class App;
}

namespace dek::cli {

/// Set by the callback of the command that was chosen; run once the whole command line is known to be good.
using Action = std::function<ExitCode(Io&)>;

void add_completion(CLI::App& app, Action& chosen);
void add_lint(CLI::App& app, Action& chosen);
void add_explain(CLI::App& app, Action& chosen);
void add_rules(CLI::App& app, Action& chosen);
void add_man(CLI::App& app, Action& chosen);
void add_render(CLI::App& app, Action& chosen);
void add_config(CLI::App& app, Action& chosen);
void add_init(CLI::App& app, Action& chosen);
void add_schema(CLI::App& app, Action& chosen);
void add_templates(CLI::App& app, Action& chosen);
void add_versions(CLI::App& app, Action& chosen);

}  // namespace dek::cli

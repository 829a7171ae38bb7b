// `dekctl schema`: what a profile and a configuration may say, for editors and for people.
#include <CLI/CLI.hpp>
#include <memory>
#include <ostream>

#include "choices.hpp"
#include "commands.hpp"
#include "config/schema.hpp"
#include "model/json_schema.hpp"
#include "model/reference.hpp"

namespace dek::cli {
namespace {

constexpr const char* kExamples = R"(Examples:
  dekctl schema profile > profile.schema.json
  dekctl schema config > dekctl.schema.json
  dekctl schema profile --format markdown | less)";

}  // namespace

void add_schema(CLI::App& app, Action& chosen) {
  CLI::App* command = app.add_subcommand("schema", "Prints the schema of a file that dekctl reads");
  command->require_subcommand(1);
  command->footer(kExamples);
  CLI::App* profile = command->add_subcommand("profile", "The platform profile, as JSON Schema (draft-07)");
  auto format = std::make_shared<std::string>("json");
  add_format(*profile, *format, {"json", "markdown"});
  profile->callback([format, &chosen] {
    chosen = [format](Io& io) {
      io.out << (*format == "json" ? model::profile_json_schema() : model::profile_reference());
      return ExitCode::clean;
    };
  });
  CLI::App* configuration = command->add_subcommand("config", "The configuration of lint, as JSON Schema (draft-07)");
  configuration->callback([&chosen] {
    chosen = [](Io& io) {
      io.out << config::json_schema();
      return ExitCode::clean;
    };
  });
}

}  // namespace dek::cli

// `dekctl versions [profile]`: which release of everything is rendered, and where the pin comes from.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <ostream>

#include "choices.hpp"
#include "commands.hpp"
#include "model/components.hpp"
#include "profile_file.hpp"
#include "report/version_table.hpp"
#include "terminal.hpp"

namespace dek::cli {
namespace {

constexpr const char* kExamples = R"(Examples:
  dekctl versions                 the catalogue of this dekctl
  dekctl versions platform.yaml   with what the profile says instead)";

struct VersionsOptions {
  std::string profile, format = "text";
  ColorChoice color = ColorChoice::automatic;
};

std::vector<report::VersionRow> rows_of(const std::vector<model::Component>& components) {
  std::vector<report::VersionRow> rows;
  for (const model::Component& each : components)
    rows.push_back(
        {std::string(each.name), each.version, std::string(each.pinned), each.field, std::string(each.source)});
  return rows;
}

ExitCode run_versions(const VersionsOptions& options, Io& io) {
  std::vector<model::Component> components = model::components_of(nullptr);
  if (!options.profile.empty()) {
    text::TextStore store;
    const auto profile = read_profile(options.profile, store, io);
    if (!profile) return fail(io, profile.error());
    components = model::components_of(&*profile);
  }
  const std::vector<report::VersionRow> rows = rows_of(components);
  io.out << (options.format == "json"
                 ? report::version_table_json(rows, model::catalogue_date())
                 : report::version_table(rows, model::catalogue_date(), {wants_color(options.color, io), io.width}));
  return ExitCode::clean;
}

}  // namespace

void add_versions(CLI::App& app, Action& chosen) {
  auto options = std::make_shared<VersionsOptions>();
  CLI::App* command = app.add_subcommand("versions", "Lists the pinned components");
  command->add_option("profile", options->profile, "a profile whose versions are shown instead of the catalogue's")
      ->type_name("PROFILE");
  add_format(*command, options->format, {"text", "json"});
  add_color(*command, options->color);
  command->footer(kExamples);
  command->callback([options, &chosen] { chosen = [options](Io& io) { return run_versions(*options, io); }; });
}

}  // namespace dek::cli

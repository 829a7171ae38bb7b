// `dekctl init`: writes a profile to start from.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <ostream>

#include "base/files.hpp"
#include "choices.hpp"
#include "commands.hpp"
#include "model/presets.hpp"
#include "terminal.hpp"

namespace dek::cli {
namespace {

constexpr const char* kExamples = R"(Examples:
  dekctl init                            dynamic, for Spark, in platform.yaml
  dekctl init --preset static-streaming streams.yaml
  dekctl init --list                     the presets)";

struct InitOptions {
  std::string preset = "dynamic-spark";
  std::string file = "platform.yaml";
  bool list = false, force = false;
};

std::vector<std::string> preset_names() {
  std::vector<std::string> names;
  for (const model::Preset& preset : model::presets()) names.push_back(preset.name);
  return names;
}

ExitCode list_presets(Io& io) {
  for (const model::Preset& preset : model::presets())
    io.out << fmt::format("{:<18} {}\n", preset.name, preset.summary);
  return ExitCode::clean;
}

ExitCode run_init(const InitOptions& options, Io& io) {
  if (options.list) return list_presets(io);
  const std::vector<model::Preset> presets = model::presets();
  const auto preset = std::ranges::find(presets, options.preset, &model::Preset::name);
  if (options.file == "-") {
    io.out << preset->bytes;
    return ExitCode::clean;
  }
  if (base::exists(options.file) && !options.force) {
    return fail(io, {fmt::format("`{}` exists; nothing was written", options.file),
                     "give another name, or pass --force to overwrite it"});
  }
  const auto written = base::write_file(options.file, preset->bytes);
  if (!written) return fail(io, written.error());
  io.err << fmt::format(
      "Wrote {0} ({1}).\nNext: put your account, Region, admin roles and tenants into it, then\n  dekctl render {0} "
      "--out out\n",
      options.file, options.preset);
  return ExitCode::clean;
}

}  // namespace

void add_init(CLI::App& app, Action& chosen) {
  auto options = std::make_shared<InitOptions>();
  CLI::App* command = app.add_subcommand("init", "Writes a profile to start from");
  command->add_option("file", options->file, "where to write it (platform.yaml); - is standard output")
      ->type_name("FILE");
  add_choice(*command, "--preset", options->preset, preset_names(), "which one");
  command->add_flag("--list", options->list, "list the presets");
  command->add_flag("--force", options->force, "overwrite the file");
  command->footer(kExamples);
  command->callback([options, &chosen] { chosen = [options](Io& io) { return run_init(*options, io); }; });
}

}  // namespace dek::cli

// Configurations of a run of lint.
#include "lint_configuration.hpp"

#include <algorithm>
#include <filesystem>
#include <ostream>

#include "report/text.hpp"
#include "rules/registry.hpp"
#include "terminal.hpp"

namespace dek::cli {
namespace {

namespace fs = std::filesystem;

config::ChainOptions chain_options(const LintOptions& options) {
  return {.file = options.config, .is_isolated = options.is_isolated, .working_directory = working_directory()};
}

config::CommandLine command_line(const LintOptions& options) {
  return {.selects = !options.select.empty(), .has_design = options.is_design_given};
}

/// Tells whether a directory is below one of the walked ones.
std::function<bool(const std::string&)> coverage(const Input& input) {
  std::vector<std::string> walked;
  for (const std::string& directory : input.directories) {
    std::string path = (fs::path(working_directory()) / directory).lexically_normal().generic_string();
    if (!path.ends_with('/')) path += '/';
    walked.push_back(std::move(path));
  }
  return [walked = std::move(walked)](const std::string& directory) {
    const std::string whole = directory + "/";
    return std::ranges::any_of(walked, [&](const std::string& one) { return whole.starts_with(one); });
  };
}

}  // namespace

lint::Known known_rules() {
  return {rules::all(), rules::retired()};
}

std::string working_directory() {
  return fs::current_path().generic_string();
}

LintConfiguration::LintConfiguration(const LintOptions& options, const Input& input)
    : finder_(known_rules(), chain_options(options)),
      resolver_(known_rules(), command_line(options), working_directory(), coverage(input)) {}

base::Result<base::Done> LintConfiguration::check(Io& io) const {
  if (!finder_.errors().empty()) return finder_.errors().front();
  if (finder_.diagnostics().empty()) return base::Done{};
  report::write_text(io.err, finder_.diagnostics(), finder_.texts(),
                     {.has_color = wants_error_color(io), .points_to_pages = false});
  return base::Error{"the configuration cannot be used", "`dekctl schema config` lists what it may say"};
}

base::Result<base::Done> LintConfiguration::apply(Input& input, Io& io) {
  std::erase_if(input.units, [&](lint::Unit& unit) {
    if (config::is_configuration(unit.name)) return true;
    const config::Chain& chain = finder_.of(unit.name);
    if (resolver_.is_excluded(chain, unit.name)) return true;
    unit.settings = resolver_.of(chain, unit.name);
    return false;
  });
  static_cast<void>(finder_.here());  // for complete()
  return check(io);
}

void LintConfiguration::complete(LintOptions& options) {
  for (const config::Layer* layer : finder_.here()) {
    const config::Configuration& configuration = layer->configuration;
    if (configuration.fail_on && !options.is_fail_on_given) options.fail_on = model::to_string(*configuration.fail_on);
    if (configuration.baseline && !options.is_baseline_given)
      options.baseline = (fs::path(layer->directory) / *configuration.baseline)
                             .lexically_normal()
                             .lexically_relative(working_directory())
                             .generic_string();
  }
}

base::Result<std::vector<config::Setting>> LintConfiguration::explain(const std::string& file, Io& io) {
  const config::Chain& chain = finder_.of(file);
  DEK_CHECK(check(io));
  return resolver_.explain(chain, file, finder_.texts());
}

std::vector<std::string> LintConfiguration::files_for(const std::string& file) {
  std::vector<std::string> names;
  for (const config::Layer* layer : finder_.of(file)) names.push_back(layer->name);
  return names;
}

bool LintConfiguration::excludes(const std::string& file) {
  return resolver_.is_excluded(finder_.of(file), file);
}

}  // namespace dek::cli

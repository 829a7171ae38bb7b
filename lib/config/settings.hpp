// What a chain of configurations says about one file, and where it says so.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "config/chain.hpp"
#include "lint/settings.hpp"

namespace dek::config {

/// What stands over every configuration.
struct CommandLine {
  bool selects = false;  // rules were chosen: select and ignore of configurations do not matter
  bool has_design = false;
};

/// One line of `dekctl config show`.
struct Setting {
  std::string name, value;
  std::string place;  // ".dekctl.yaml:12"
};

class SettingsResolver {
 public:
  /// `covers` tells whether everything below an absolute directory is part of the run.
  SettingsResolver(const lint::Known& known, CommandLine command_line, std::string working_directory,
                   std::function<bool(const std::string& directory)> covers)
      : known_(known),
        command_line_(command_line),
        working_directory_(std::move(working_directory)),
        covers_(std::move(covers)) {}
  SettingsResolver(const SettingsResolver&) = delete;
  SettingsResolver& operator=(const SettingsResolver&) = delete;

  /// Settings of a file, named from the working directory; one object for all files for which the same holds, null
  /// when nothing is configured.
  [[nodiscard]] const lint::Settings* of(const Chain& chain, const std::string& file);

  /// A configuration of the chain leaves the file out.
  [[nodiscard]] bool is_excluded(const Chain& chain, const std::string& file) const;

  /// The same in words, in the order in which it applies.
  [[nodiscard]] std::vector<Setting> explain(const Chain& chain, const std::string& file,
                                             const text::TextStore& texts) const;

 private:
  /// The parts of a chain that speak of one file.
  struct Matches {
    std::vector<std::pair<const Layer*, const Override*>> overrides;
    std::vector<std::pair<const Layer*, const Suppression*>> suppressions;
  };
  [[nodiscard]] std::string path_in(const Layer& layer, const std::string& file) const;
  [[nodiscard]] Matches match(const Chain& chain, const std::string& file) const;
  [[nodiscard]] std::unique_ptr<lint::Settings> resolve(const Chain& chain, const Matches& matches);
  [[nodiscard]] const lint::ConfiguredIgnore* ignore_of(const Layer& layer, const Suppression& suppression);

  lint::Known known_;
  CommandLine command_line_;
  std::string working_directory_;
  std::function<bool(const std::string&)> covers_;
  std::map<std::pair<const Chain*, std::vector<const void*>>, std::unique_ptr<lint::Settings>> settings_;
  std::map<const Suppression*, std::unique_ptr<lint::ConfiguredIgnore>> ignores_;
};

}  // namespace dek::config

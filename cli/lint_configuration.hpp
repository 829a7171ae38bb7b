// Configurations of a run of lint: found for each file, checked, and put over by the command line.
#pragma once

#include <memory>
#include <string>

#include "base/result.hpp"
#include "config/settings.hpp"
#include "io.hpp"
#include "lint_input.hpp"
#include "lint_options.hpp"

namespace dek::cli {

class LintConfiguration {
 public:
  /// `input` says which folders are part of the run.
  LintConfiguration(const LintOptions& options, const Input& input);

  /// Gives each file its settings and drops those that are excluded. Where a configuration is wrong, `io.err` says all
  /// of it.
  [[nodiscard]] base::Result<base::Done> apply(Input& input, Io& io);

  /// Fills in what the command line left open and the configuration of the working directory says.
  void complete(LintOptions& options);

  /// What holds for a file, for people.
  [[nodiscard]] base::Result<std::vector<config::Setting>> explain(const std::string& file, Io& io);

  /// The files that hold for a file, the closest one last: "base.yaml", ".dekctl.yaml".
  [[nodiscard]] std::vector<std::string> files_for(const std::string& file);

  [[nodiscard]] bool excludes(const std::string& file);

 private:
  [[nodiscard]] base::Result<base::Done> check(Io& io) const;

  config::ChainFinder finder_;
  config::SettingsResolver resolver_;
};

/// All rules, and the ids that are gone.
[[nodiscard]] lint::Known known_rules();

/// Absolute, with forward slashes.
[[nodiscard]] std::string working_directory();

}  // namespace dek::cli

// Options that several commands share, and what a wrong choice is answered with.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "terminal.hpp"

namespace dek::cli {

/// Wrong use of an option, in our words; CLI11 lets it pass.
class WrongUse : public CLI::ParseError {
 public:
  explicit WrongUse(base::Error error)
      : CLI::ParseError(error.message, CLI::ExitCodes::ValidationError), error_(std::move(error)) {}
  [[nodiscard]] const base::Error& error() const { return error_; }

 private:
  base::Error error_;
};

/// An option that takes one of `names`; anything else is answered with the nearest of them.
CLI::Option* add_choice(CLI::App& command, const std::string& flag, std::string& value, std::vector<std::string> names,
                        const std::string& description);

/// An option that may be given several times, or once with commas; it never takes the argument behind its value.
CLI::Option* add_list(CLI::App& command, const std::string& flag, std::vector<std::string>& values,
                      const std::string& description);

/// A list of some of `names`.
CLI::Option* add_choices(CLI::App& command, const std::string& flag, std::vector<std::string>& values,
                         std::vector<std::string> names, const std::string& description);

/// `--format`, one of `names`; the first is meant to be the value beforehand.
void add_format(CLI::App& command, std::string& format, std::vector<std::string> names);

/// `--color auto|always|never`.
void add_color(CLI::App& command, ColorChoice& color);

/// No rule has that id, alias or code; names the nearest id.
[[nodiscard]] base::Error unknown_rule(const std::string& name);

}  // namespace dek::cli

// Options that several commands share, and what a wrong choice is answered with.
#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "terminal.hpp"

namespace CLI {
class App;
class Option;
class ParseError;
}  // namespace CLI

namespace dek::cli {

/// What was wrong with an option's value in our words; null when CLI11 found the mistake.
[[nodiscard]] const base::Error* wrong_use(const CLI::ParseError& failure);

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

// Where `dekctl lint` writes its reports: `--output FORMAT[=FILE]`, any number of files and one on standard output.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "report/formats.hpp"
#include "terminal.hpp"

namespace CLI {
class App;
}

namespace dek::cli {

struct OutputOptions {
  std::vector<std::string> outputs;  // as given
  bool wants_statistics = false, wants_summary = false, is_quiet = false;
  bool wants_repeats = false;  // see TextOptions::tells_once
  ColorChoice color = ColorChoice::automatic;
};

struct Output {
  const report::Format* format = nullptr;
  std::string file;  // empty: standard output
};

void add_outputs(CLI::App& command, OutputOptions& options);

/// None given: text on standard output. The same file twice, or two reports on standard output, is an error.
[[nodiscard]] base::Result<std::vector<Output>> parse_outputs(const std::vector<std::string>& given);

/// Files first, each whole or not at all, then standard output; the last line goes to standard error where no report
/// for people carries it. All are tried; the first failure is the result.
[[nodiscard]] base::Result<base::Done> write_outputs(std::span<const Output> outputs, const report::Report& report,
                                                     const OutputOptions& options, Io& io);

}  // namespace dek::cli

// How `--help` looks: one screen, aligned, wrapped at 80 columns.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

namespace dek::cli {

class HelpFormatter : public CLI::FormatterBase {
 public:
  [[nodiscard]] std::string make_help(const CLI::App* app, std::string name, CLI::AppFormatMode mode) const override;
};

}  // namespace dek::cli

// How `--help` looks: one screen, aligned, wrapped at 80 columns.
#pragma once

#include <memory>

namespace CLI {
class FormatterBase;
}

namespace dek::cli {

[[nodiscard]] std::shared_ptr<CLI::FormatterBase> help_formatter();

}  // namespace dek::cli

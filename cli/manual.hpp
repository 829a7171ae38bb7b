// Manual pages, from the same tree of commands that `--help` shows.
#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace dek::cli {

struct ManualPage {
  std::string name;  // "dekctl-lint.1"
  std::string text;  // man(7)
};

/// dekctl(1) and one page for each command.
[[nodiscard]] std::vector<ManualPage> manual_pages(const CLI::App& app);

}  // namespace dek::cli

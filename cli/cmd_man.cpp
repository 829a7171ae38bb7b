// `dekctl man <folder>`: manual pages for the package; hidden, since `man dekctl` shows them.
#include <CLI/CLI.hpp>
#include <memory>

#include "base/files.hpp"
#include "commands.hpp"
#include "manual.hpp"
#include "terminal.hpp"

namespace dek::cli {

void add_man(CLI::App& app, Action& chosen) {
  CLI::App* command = app.add_subcommand("man", "Writes the manual pages into a folder")->group("");
  auto folder = std::make_shared<std::string>();
  command->add_option("folder", *folder, "where they go")->type_name("DIR")->required();
  command->callback([folder, &app, &chosen] {
    const std::vector<ManualPage> pages = manual_pages(app);
    chosen = [folder, pages](Io& io) {
      for (const ManualPage& page : pages)
        if (const auto written = base::write_file(*folder + "/" + page.name, page.text); !written)
          return fail(io, written.error());
      return ExitCode::clean;
    };
  });
}

}  // namespace dek::cli

// `dekctl render <profile>… --out <dir>`: profiles in, platforms out.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <ostream>

#include "base/strings.hpp"
#include "choices.hpp"
#include "commands.hpp"
#include "model/complete.hpp"
#include "profile_file.hpp"
#include "render/lock.hpp"
#include "render/tree_diff.hpp"
#include "render/tree_write.hpp"
#include "render_summary.hpp"
#include "render_trees.hpp"
#include "terminal.hpp"

namespace dek::cli {
namespace {

constexpr const char* kExamples = R"(Examples:
  dekctl render platform.yaml --out out          write the platform
  dekctl render platform.yaml --out out --diff   what would change
  dekctl render platform.yaml --out out --check  in CI: fails on a difference
  dekctl render fleet/*.yaml --out out           each into out/<its name>
  dekctl render platform.yaml --out out --only terraform,karpenter)";

struct RenderOptions {
  std::vector<std::string> profiles, only;
  std::string out, templates;
  bool check = false, diff = false, to_stdout = false, show_defaults = false, force = false;
};

/// A tree with what writing it would change.
struct Compared {
  const RenderedTree* tree = nullptr;
  render::TreeDiff diff;
};
using ComparedTrees = std::vector<Compared>;

ExitCode show_diffs(const RenderOptions& options, const ComparedTrees& trees, Io& io) {
  bool is_same = true;
  for (const Compared& each : trees) {
    io.out << each.diff.text();
    const std::string& folder = each.tree->folder;
    const std::string& profile = each.tree->profile_path;
    if (each.diff.count(render::ChangeKind::unchanged) == each.diff.changes.size()) {
      io.err << fmt::format("{} is what {} says: {}\n", folder, profile,
                            base::count_of(each.diff.changes.size(), "file"));
    } else {
      io.err << fmt::format("{} differs from {}: {}\n", folder, profile, changes_in_words(each.diff));
      is_same = false;
    }
  }
  return is_same || !options.check ? ExitCode::clean : ExitCode::findings;
}

/// Nothing is taken from anybody: locks that cannot be read, files that were edited or are somebody else's.
base::Result<base::Done> check_owners(const ComparedTrees& trees, Io& io) {
  std::size_t lost = 0;
  for (const Compared& each : trees) {
    if (each.diff.lock_is_broken)
      return base::Error{fmt::format("`{}/{}` is not a lock file of dekctl", each.tree->folder, render::kLockPath),
                         "restore it from version control, or pass --force to take the folder over"};
    const auto conflicts = each.diff.conflicts();
    lost += conflicts.size();
    io.err << conflict_lines(each.tree->folder, conflicts);
  }
  if (lost == 0) return base::Done{};
  return base::Error{
      fmt::format("nothing was written: {} would be lost", base::count_of(lost, "file")),
      "see what would change with --diff, put edits into the profile or into --templates, or pass --force"};
}

ExitCode write_all(const ComparedTrees& trees, Io& io) {
  for (const Compared& each : trees) {
    const RenderedTree& tree = *each.tree;
    if (const auto written = render::write_tree(tree.folder, each.diff); !written) return fail(io, written.error());
    io.err << (trees.size() == 1 ? tree_summary(tree.platform, tree.folder, each.diff)
                                 : tree_line(tree.platform, tree.folder, each.diff));
  }
  return ExitCode::clean;
}

base::Result<ComparedTrees> compare_all(const RenderOptions& options, const std::vector<RenderedTree>& trees) {
  ComparedTrees compared;
  for (const RenderedTree& tree : trees) {
    DEK_TRY(const render::Parts parts, render::Parts::of(options.only, tree.files));
    DEK_TRY(render::TreeDiff diff, render::compare(tree.folder, tree.files, parts));
    compared.push_back({&tree, std::move(diff)});
  }
  return compared;
}

ExitCode into_folders(const RenderOptions& options, const std::vector<RenderedTree>& trees, Io& io) {
  const auto compared = compare_all(options, trees);
  if (!compared) return fail(io, compared.error());
  if (options.check || options.diff) return show_diffs(options, *compared, io);
  if (!options.force)
    if (const auto ours = check_owners(*compared, io); !ours) return fail(io, ours.error());
  return write_all(*compared, io);
}

ExitCode to_stdout(const RenderOptions& options, const std::vector<RenderedTree>& trees, Io& io) {
  std::string_view blank_line;
  for (const RenderedTree& tree : trees) {
    const auto parts = render::Parts::of(options.only, tree.files);
    if (!parts) return fail(io, parts.error());
    const std::string below = trees.size() > 1 ? tree.folder + "/" : "";
    for (const auto& [path, bytes] : tree.files.files()) {
      if (!parts->holds(path)) continue;
      io.out << blank_line << "==> " << below << path << " <==\n" << bytes;
      blank_line = "\n";
    }
  }
  return ExitCode::clean;
}

ExitCode show_defaults(const RenderOptions& options, Io& io) {
  std::string_view separator;
  for (const std::string& path : options.profiles) {
    text::TextStore store;
    const auto profile = read_profile(path, store, io);
    if (!profile) return fail(io, profile.error());
    io.out << separator << model::emit_profile(*profile);
    separator = "---\n";
  }
  return ExitCode::clean;
}

base::Result<render::Templates> templates_of(const RenderOptions& options) {
  if (options.templates.empty()) return render::Templates();
  return render::Templates::with_overlay(options.templates);
}

ExitCode run_render(const RenderOptions& options, Io& io) {
  if (options.show_defaults) return show_defaults(options, io);
  if (options.out.empty() && !options.to_stdout)
    return fail(io, {"no output folder", "say where the platform goes with `--out DIR`"});
  const auto templates = templates_of(options);
  if (!templates) return fail(io, templates.error());
  text::TextStore store;
  const auto trees = render_trees(options.profiles, options.out, *templates, store, io);
  if (!trees) return fail(io, trees.error());
  return options.to_stdout ? to_stdout(options, *trees, io) : into_folders(options, *trees, io);
}

}  // namespace

void add_render(CLI::App& app, Action& chosen) {
  auto options = std::make_shared<RenderOptions>();
  CLI::App* command = app.add_subcommand("render", "Writes the platform that a profile asks for");
  command->add_option("profile", options->profiles, "profiles, or - for standard input")
      ->type_name("PROFILE")
      ->required();
  command->add_option("-o,--out", options->out, "folder to write into; only files of dekctl are replaced there")
      ->type_name("DIR");
  CLI::Option* check =
      command->add_flag("--check", options->check, "write nothing; exit 1 and show the diff when the folder differs");
  CLI::Option* diff = command->add_flag("--diff", options->diff, "write nothing; show what would change");
  CLI::Option* out = command->add_flag("--stdout", options->to_stdout, "write every file to standard output");
  CLI::Option* defaults = command->add_flag("--show-defaults", options->show_defaults,
                                            "write the profile with its defaults to standard output");
  for (CLI::Option* one : {check, diff, out, defaults})
    for (CLI::Option* other : {check, diff, out, defaults})
      if (one != other) one->excludes(other);
  add_list(*command, "--only", options->only, "folders or files to write, and no others")->type_name("PART");
  command->add_flag("--force", options->force, "also replace files that were edited or that dekctl did not write");
  command->add_option("--templates", options->templates, "folder with templates that replace single ones of dekctl")
      ->type_name("DIR");
  command->footer(kExamples);
  command->callback([options, &chosen] { chosen = [options](Io& io) { return run_render(*options, io); }; });
}

}  // namespace dek::cli

// `dekctl render <profile> --out <dir>`: one profile in, a platform out.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <map>
#include <memory>
#include <ostream>

#include "base/strings.hpp"
#include "commands.hpp"
#include "model/complete.hpp"
#include "profile_file.hpp"
#include "render/render.hpp"
#include "render/tree_diff.hpp"
#include "render/tree_write.hpp"
#include "report/text.hpp"
#include "terminal.hpp"

namespace dek::cli {
namespace {

constexpr const char* kExamples = R"(Examples:
  dekctl render platform.yaml --out out          write the platform
  dekctl render platform.yaml --out out --diff   what would change
  dekctl render platform.yaml --out out --check  in CI: fails on a difference
  dekctl render platform.yaml --show-defaults    the profile with its defaults)";

struct RenderOptions {
  std::string profile, out, templates;
  bool check = false, diff = false, to_stdout = false, show_defaults = false, force = false;
};

/// Parts of a tree in the order people meet them, each with what it is.
struct Part {
  std::string_view folder, what;
};
constexpr Part kParts[] = {{"terraform", "VPC, cluster, identities, registry, buckets"},
                           {"eksctl", "the cluster, for eksctl"},
                           {"helm", "charts and their values"},
                           {"kubernetes", "node pools, DNS cache, tenants, monitors"},
                           {"spark", "a job per tenant to start from"}};

std::string files_by_part(const render::TreeDiff& diff) {
  std::map<std::string_view, std::size_t> counts;
  for (const render::Change& change : diff.changes)
    if (change.kind != render::ChangeKind::remove)
      ++counts[std::string_view(change.path).substr(0, change.path.find('/'))];
  std::string text;
  for (const Part& part : kParts)
    if (counts[part.folder] > 0)
      text += fmt::format("  {:<11} {:>3}  {}\n", part.folder, counts[part.folder], part.what);
  return text;
}

std::string left_out(const render::Platform& platform) {
  if (platform.left_out.empty()) return {};
  return fmt::format(
      "Left out: {}. This version renders Spark jobs; the tenants' namespaces, quotas and buckets are there.\n\n",
      base::join_words(platform.left_out));
}

std::string changes_in_words(const render::TreeDiff& diff) {
  using enum render::ChangeKind;
  std::vector<std::string> words;
  const auto say = [&](std::size_t count, std::string_view what) {
    if (count > 0) words.push_back(fmt::format("{} {}", count, what));
  };
  say(diff.count(create), "new");
  say(diff.count(update), "changed");
  say(diff.count(remove), "removed");
  say(diff.count(unchanged), "unchanged");
  return base::join(words, ", ");
}

void summarise(const RenderOptions& options, const render::Platform& platform, const render::TreeDiff& diff, Io& io) {
  const model::Profile& profile = *platform.profile;
  io.err << fmt::format("Rendered {} ({}, {}) into {}: {}\n\n", profile.name, to_string(profile.design), profile.region,
                        options.out, changes_in_words(diff))
         << files_by_part(diff) << '\n'
         << left_out(platform)
         << fmt::format("Next: {}/README.md has the commands in their order; `dekctl lint {}` checks the result.\n",
                        options.out, options.out);
}

ExitCode refuse(const RenderOptions& options, const std::vector<const render::Change*>& conflicts, Io& io) {
  for (const render::Change* change : conflicts) {
    const bool edited = change->owner == render::Owner::edited;
    io.err << fmt::format("  {}/{}: {}\n", options.out, change->path,
                          edited ? "edited since dekctl wrote it" : "not written by dekctl");
  }
  return fail(io,
              {fmt::format("nothing was written: {} would be lost", base::count_of(conflicts.size(), "file")),
               "see what would change with --diff, put edits into the profile or into --templates, or pass --force"});
}

ExitCode show_diff(const RenderOptions& options, const render::TreeDiff& diff, Io& io) {
  io.out << diff.text();
  const bool same = diff.count(render::ChangeKind::unchanged) == diff.changes.size();
  if (same) {
    io.err << fmt::format("{} is what {} says: {}\n", options.out, options.profile,
                          base::count_of(diff.changes.size(), "file"));
  } else {
    io.err << fmt::format("{} differs from {}: {}\n", options.out, options.profile, changes_in_words(diff));
  }
  return same || !options.check ? ExitCode::clean : ExitCode::findings;
}

ExitCode into_folder(const RenderOptions& options, const render::Platform& platform, const render::FileSet& files,
                     Io& io) {
  const auto diff = render::compare(options.out, files);
  if (!diff) return fail(io, diff.error());
  if (options.check || options.diff) return show_diff(options, *diff, io);
  if (diff->lock_is_broken && !options.force)
    return fail(io, {fmt::format("`{}/{}` is not a lock file of dekctl", options.out, render::kLockPath),
                     "restore it from version control, or pass --force to take the folder over"});
  const std::vector<const render::Change*> conflicts = diff->conflicts();
  if (!conflicts.empty() && !options.force) return refuse(options, conflicts, io);
  if (const auto written = render::write_tree(options.out, *diff); !written) return fail(io, written.error());
  summarise(options, platform, *diff, io);
  return ExitCode::clean;
}

ExitCode to_stdout(const render::FileSet& files, Io& io) {
  std::string_view blank_line;
  for (const auto& [path, bytes] : files.files()) {
    io.out << blank_line << "==> " << path << " <==\n" << bytes;
    blank_line = "\n";
  }
  return ExitCode::clean;
}

base::Result<render::Templates> templates_of(const RenderOptions& options) {
  if (options.templates.empty()) return render::Templates();
  return render::Templates::with_overlay(options.templates);
}

ExitCode run_render(const RenderOptions& options, Io& io) {
  if (options.out.empty() && !options.to_stdout && !options.show_defaults)
    return fail(io, {"no output folder", "say where the platform goes with `--out DIR`"});
  text::TextStore store;
  const auto profile = read_profile(options.profile, store, io);
  if (!profile) return fail(io, profile.error());
  if (options.show_defaults) {
    io.out << model::emit_profile(*profile);
    return ExitCode::clean;
  }
  const render::Derived derived = render::derive(*profile);
  report::write_text(io.err, derived.diagnostics, store,
                     {.has_color = wants_error_color(io), .points_to_pages = false});
  if (std::ranges::count(derived.diagnostics, diag::Severity::error, &diag::Diagnostic::severity) > 0)
    return fail(io, {fmt::format("`{}` cannot be rendered; nothing was written", options.profile), ""});
  const auto templates = templates_of(options);
  if (!templates) return fail(io, templates.error());
  const auto files = render::render(derived.platform, *templates);
  if (!files) return fail(io, files.error());
  return options.to_stdout ? to_stdout(*files, io) : into_folder(options, derived.platform, *files, io);
}

}  // namespace

void add_render(CLI::App& app, Action& chosen) {
  auto options = std::make_shared<RenderOptions>();
  CLI::App* command = app.add_subcommand("render", "Writes the platform that a profile asks for");
  command->add_option("profile", options->profile, "the profile, or - for standard input")
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
  command->add_flag("--force", options->force, "also replace files that were edited or that dekctl did not write");
  command->add_option("--templates", options->templates, "folder with templates that replace single ones of dekctl")
      ->type_name("DIR");
  command->footer(kExamples);
  command->callback([options, &chosen] { chosen = [options](Io& io) { return run_render(*options, io); }; });
}

}  // namespace dek::cli

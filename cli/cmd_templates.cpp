// `dekctl templates`: the files that render fills, to be read, copied and replaced one by one.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <memory>
#include <ostream>

#include "base/files.hpp"
#include "base/strings.hpp"
#include "choices.hpp"
#include "commands.hpp"
#include "render/templates.hpp"
#include "templates_document.hpp"
#include "terminal.hpp"

namespace dek::cli {
namespace {

namespace fs = std::filesystem;

constexpr const char* kExamples = R"(Examples:
  dekctl templates list karpenter
  dekctl templates show kubernetes/karpenter/nodepool-{pool}.yaml
  dekctl templates copy kubernetes/karpenter/nodepool-{pool}.yaml --to mine
  dekctl render platform.yaml --templates mine --out out)";

constexpr std::string_view kSuffix = ".mustache";

struct TemplatesOptions {
  std::vector<std::string> names;
  std::string to, format = "text";
  bool force = false;
};

bool is_named(std::string_view path, std::string_view name) {
  return path == name || path.substr(0, path.size() - kSuffix.size()) == name;
}

base::Result<std::string_view> find_template(const std::string& name) {
  const std::vector<std::string_view> paths = render::Templates::paths();
  const auto found = std::ranges::find_if(paths, [&](std::string_view path) { return is_named(path, name); });
  if (found != paths.end()) return *found;
  const auto nearest = base::closest(name, paths, kSuffix.size() + 4);
  return base::Error{
      fmt::format("no template is called `{}`", name),
      nearest ? fmt::format("did you mean `{}`?", *nearest) : "`dekctl templates list` names all of them"};
}

std::vector<std::string_view> listed(const TemplatesOptions& options) {
  std::vector<std::string_view> paths = render::Templates::paths();
  const auto is_left_out = [&](std::string_view path) {
    return !options.names.empty() && std::ranges::none_of(options.names, [path](const std::string& name) {
      return path.find(name) != std::string_view::npos;
    });
  };
  std::erase_if(paths, is_left_out);
  return paths;
}

ExitCode run_list(const TemplatesOptions& options, Io& io) {
  const std::vector<std::string_view> paths = listed(options);
  if (paths.empty())
    return fail(io, {fmt::format("no template has `{}` in its path", options.names.front()),
                     "`dekctl templates list` names all of them"});
  if (options.format == "markdown") {
    const auto text = templates_document(paths);
    if (!text) return fail(io, text.error());
    io.out << *text;
    return ExitCode::clean;
  }
  for (const std::string_view path : paths) io.out << path << '\n';
  return ExitCode::clean;
}

ExitCode run_show(const TemplatesOptions& options, Io& io) {
  for (const std::string& name : options.names) {
    const auto path = find_template(name);
    if (!path) return fail(io, path.error());
    io.out << render::Templates().get(*path).text;
  }
  return ExitCode::clean;
}

base::Result<base::Done> copy_one(std::string_view path, const TemplatesOptions& options) {
  const std::string target = (fs::path(options.to) / path).generic_string();
  std::error_code code;
  if (fs::exists(fs::symlink_status(target, code)) && !options.force)
    return base::Error{fmt::format("`{}` is there already", target), "pass --force to replace it"};
  return base::write_file(target, render::Templates().get(path).text);
}

ExitCode run_copy(const TemplatesOptions& options, Io& io) {
  std::vector<std::string_view> paths;
  for (const std::string& name : options.names) {
    const auto path = find_template(name);
    if (!path) return fail(io, path.error());
    paths.push_back(*path);
  }
  for (const std::string_view path : paths)
    if (const auto copied = copy_one(path, options); !copied) return fail(io, copied.error());
  io.err << fmt::format("Copied {} into {}: edit there, then `dekctl render … --templates {}`\n",
                        base::count_of(paths.size(), "template"), options.to, options.to);
  return ExitCode::clean;
}

using Options = std::shared_ptr<TemplatesOptions>;

void add_list_command(CLI::App& command, const Options& options, Action& chosen) {
  CLI::App* list = command.add_subcommand("list", "Names the templates");
  list->add_option("part", options->names, "only those with this in their path")->type_name("PART");
  add_format(*list, options->format, {"text", "markdown"});
  list->callback([options, &chosen] { chosen = [options](Io& io) { return run_list(*options, io); }; });
}

void add_show_command(CLI::App& command, const Options& options, Action& chosen) {
  CLI::App* show = command.add_subcommand("show", "Prints templates");
  show->add_option("template", options->names, "which; `.mustache` may be left out")->type_name("TEMPLATE")->required();
  show->callback([options, &chosen] { chosen = [options](Io& io) { return run_show(*options, io); }; });
}

void add_copy_command(CLI::App& command, const Options& options, Action& chosen) {
  CLI::App* copy = command.add_subcommand("copy", "Copies templates, for `dekctl render --templates`");
  copy->add_option("template", options->names, "which; `.mustache` may be left out")->type_name("TEMPLATE")->required();
  copy->add_option("--to", options->to, "folder of your own templates")->type_name("DIR")->required();
  copy->add_flag("--force", options->force, "also replace what is there");
  copy->callback([options, &chosen] { chosen = [options](Io& io) { return run_copy(*options, io); }; });
}

}  // namespace

void add_templates(CLI::App& app, Action& chosen) {
  auto options = std::make_shared<TemplatesOptions>();
  CLI::App* command = app.add_subcommand("templates", "Lists, shows and copies the templates of render");
  command->require_subcommand(1);
  command->footer(kExamples);
  add_list_command(*command, options, chosen);
  add_show_command(*command, options, chosen);
  add_copy_command(*command, options, chosen);
}

}  // namespace dek::cli

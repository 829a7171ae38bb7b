// Names of templates as Markdown.
#include "templates_document.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/strings.hpp"
#include "render/template_names.hpp"
#include "render/templates.hpp"

namespace dek::cli {
namespace {

constexpr std::string_view kIntroduction = R"(# Templates

`dekctl render` fills these files. Each can be replaced by one of your own; all others stay ours:

    dekctl templates list
    dekctl templates copy kubernetes/karpenter/nodepool-{pool}.yaml --to mine
    dekctl render platform.yaml --templates mine --out out

A brace in a path says "one file for each": `{tenant}`, `{pool}`, `{class}`. The folder of your templates has the same
paths as below; a file there that replaces nothing, or that names an unknown value, is an error with file and line.

- `{{name}}` is quoted for its place: a YAML scalar, inside the quotes of a Terraform string, in the prose of a README.
- `{{{name}}}` stands as it is, and takes only checked words and numbers: names, ARNs, versions.
- `{{#name}}…{{/name}}` is written once for each item of a list, or once when a value is there or true;
  `{{^name}}…{{/name}}` when it is not. Inside, names are looked for in the item first, then around it; `{{.}}` is the
  item itself. A line with nothing but such a tag leaves nothing behind.
- `{{> partials/name.mustache}}` on a line of its own places another template, indented as that line is.

Below, the names that each of our templates uses: those at the top, then those of each section. *Checked words* may be
placed with three braces.
)";

std::string code_list(const std::vector<std::string>& names) {
  std::vector<std::string> quoted;
  for (const std::string& name : names) quoted.push_back(fmt::format("`{}`", name));
  return base::join(quoted, ", ");
}

/// Names of one section; a section's own name is told where its items are.
struct Group {
  std::string section;  // dotted; empty: the top
  std::vector<std::string> names, checked;
};

std::vector<Group> grouped(const std::vector<render::TemplateName>& names) {
  std::vector<Group> groups{{"", {}, {}}};
  for (const render::TemplateName& each : names) {
    const std::size_t dot = each.name.rfind('.');
    const std::string section = dot == std::string::npos ? "" : each.name.substr(0, dot);
    const std::string name = each.name.substr(dot == std::string::npos ? 0 : dot + 1);
    auto group = std::ranges::find(groups, section, &Group::section);
    if (group == groups.end()) group = groups.insert(groups.end(), {section, {}, {}});
    (each.use == render::NameUse::verbatim ? group->checked : group->names).push_back(name);
  }
  return groups;
}

std::string names_of(const Group& group) {
  std::string line = code_list(group.names);
  if (group.checked.empty()) return line;
  return line + (line.empty() ? "" : "; ") + "*checked words:* " + code_list(group.checked);
}

}  // namespace

base::Result<std::string> templates_document(const std::vector<std::string_view>& paths) {
  std::string out(kIntroduction);
  const render::Templates templates;
  const auto find = [&templates](std::string_view path) { return templates.find(path); };
  for (const std::string_view path : paths) {
    DEK_TRY(const auto names, render::names_in(templates.get(path), find));
    out += fmt::format("\n## `{}`\n\n", path);
    for (const Group& group : grouped(names))
      out += group.section.empty() ? fmt::format("{}\n", names_of(group))
                                   : fmt::format("- in `{}`: {}\n", group.section, names_of(group));
  }
  return out;
}

}  // namespace dek::cli

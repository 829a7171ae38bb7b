// The field table as a page of documentation.
#include "model/reference.hpp"

#include <fmt/format.h>

#include "base/strings.hpp"
#include "facts/versions.hpp"
#include "model/defaults.hpp"
#include "model/read_value.hpp"
#include "model/schema.hpp"
#include "model/walk.hpp"

namespace dek::model {
namespace {

constexpr std::string_view kIntroduction = R"(# The platform profile

<!-- Written by `dekctl schema profile --format markdown`; a test keeps it fresh. -->

One YAML file says what a platform is: `apiVersion: dekctl.dev/v1alpha1`, `kind: PlatformProfile`, `metadata.name` and `spec`.
`dekctl init` writes a profile to start from, `dekctl render --show-defaults` prints one with every default in it, and
`dekctl schema profile` prints the JSON Schema (draft-07) for editors.

* Unknown fields are errors, with a suggestion where one is near.
* Defaults follow `spec.design`, then `spec.environment`. "=" means: as for a dynamic platform.
* Quantities are Kubernetes quantities, durations are `h`/`m`/`s`, times are UTC.
* What looks like a number and is a name goes in quotes: `accountId: "111122223333"`, `kubernetesVersion: "1.34"`.
* A field marked *later* is read but not rendered by this version: any value but its default is refused. One marked *left
  out* belongs to a workload that is not rendered yet; `dekctl render` says so in its summary.

Paths are below `spec` unless they start with `metadata`.
)";

std::string cell(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '|') result += '\\';
    result += c;
  }
  return result;
}

std::string code(std::string_view text) {
  return text.empty() ? "–" : "`" + cell(text) + "`";
}

std::string type_of(const Field& field) {
  std::string type = field.slot.scalar == Scalar::integer ? fmt::format("{} to {}", field.rules.min, field.rules.max)
                                                          : cell(expectation(field));
  if (field.slot.shape == Shape::list) type = "list: " + type;
  if (field.slot.shape == Shape::map) type = "map: " + type;
  return type;
}

std::string dynamic_default(const Rules& rules) {
  if (rules.required) return "required";
  if (!rules.catalogue.empty()) return code(facts::version(rules.catalogue));
  if (!rules.computed.empty()) return cell(rules.computed);
  return code(rules.dynamic);
}

std::string static_default(const Rules& rules) {
  std::string text = rules.fixed == "=" ? "=" : code(rules.fixed);
  if (rules.dev != "=") text += "; dev: " + code(rules.dev);
  return text;
}

std::string status(const Rules& rules) {
  if (rules.support == Support::later) return " *Later.*";
  if (rules.support == Support::left_out) return " *Left out.*";
  if (rules.later_words.empty()) return "";
  std::vector<std::string> words;
  for (const std::string_view word : base::split(rules.later_words, ' ')) words.push_back(code(word));
  return " *Later: " + base::join(words, ", ") + ".*";
}

void add_rows(Fields fields, const std::string& parent, std::string& out) {
  for (const Field& field : fields) {
    std::string path = join_path(parent, field.rules.name);
    if (field.is_value()) {
      out += fmt::format("| `{}` | {} | {} | {} | {}.{} |\n", path, type_of(field), dynamic_default(field.rules),
                         static_default(field.rules), cell(field.rules.doc), status(field.rules));
      continue;
    }
    if (field.slot.shape == Shape::objects) path += "[]";
    if (field.slot.shape == Shape::pools) path += ".<role>";
    add_rows(field.fields(), path, out);
  }
}

void add_heading(std::string_view title, std::string_view doc, std::string& out) {
  out += fmt::format("\n## {}\n\n", title);
  if (!doc.empty()) out += fmt::format("{}.\n\n", doc);
  out += "| Field | Takes | Dynamic | Static | Decides |\n| --- | --- | --- | --- | --- |\n";
}

void add_sections(std::string& out) {
  add_heading("Platform", "Who and where", out);
  add_rows(Fields(&name_field(), 1), "metadata", out);
  std::vector<const Field*> sections;
  for (const Field& field : profile_fields()) {
    if (field.is_value()) {
      add_rows(Fields(&field, 1), "", out);
    } else {
      sections.push_back(&field);
    }
  }
  for (const Field* section : sections) {
    add_heading(section->rules.name, section->rules.doc, out);
    add_rows(Fields(section, 1), "", out);
  }
}

void add_role_defaults(std::string& out) {
  out += "\n## Defaults of pools by role\n\n| Pool | Field | Dynamic | Static |\n| --- | --- | --- | --- |\n";
  for (const RoleDefault& row : role_defaults()) {
    out += fmt::format("| `{}` | `{}` | {} | {} |\n", to_string(row.role), row.field, code(row.dynamic),
                       row.fixed == "=" ? "=" : code(row.fixed));
  }
  out += "\n| Pool | Families on arm64 | Families on amd64 |\n| --- | --- | --- |\n";
  for (const FamilyDefault& row : family_defaults()) {
    out += fmt::format("| `{}` | {} | {} |\n", to_string(row.role), code(row.arm64), code(row.amd64));
  }
  for (const ExecutorFamilies& row : executor_family_defaults()) {
    const bool rest = &row == &executor_family_defaults().back();
    const std::string bound = rest ? "more" : fmt::format("up to {} GiB", row.gib_per_core);
    out += fmt::format("| `spark-executor`, {} per core | {} | {} |\n", bound, code(row.arm64), code(row.amd64));
  }
}

}  // namespace

std::string profile_reference() {
  std::string out(kIntroduction);
  add_sections(out);
  add_role_defaults(out);
  return out;
}

}  // namespace dek::model

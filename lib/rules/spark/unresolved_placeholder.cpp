// spark/unresolved-placeholder — values that somebody was meant to fill in.
#include "lint/rule.hpp"
#include "text/placeholder.hpp"

#include <algorithm>
#include <array>

namespace dek::rules::spark_unresolved_placeholder {
namespace {

constexpr std::string_view kDoc = R"md(
A manifest still holds a placeholder.

## Why
`<my_spark_app>` and `REPLACE_ME` are valid strings, so nothing rejects them: the job looks for a bucket that does not
exist, or an affinity waits for a label that no pod carries.

`${NAME}` is advice, once a file: such files usually pass through envsubst or Terraform. A double-brace expression is a
warning: Airflow and others fill it in.

## Bad
~~~yaml
apiVersion: sparkoperator.k8s.io/v1beta2
kind: SparkApplication
metadata:
  name: <my_spark_app>
~~~

## Good
~~~yaml
apiVersion: sparkoperator.k8s.io/v1beta2
kind: SparkApplication
metadata:
  name: compaction
~~~

## Exceptions
Files that are templates by name (`.template.yaml`, `.tpl`, `.tftpl`, `.mustache`, `.j2`) or place (`templates/` of a
chart), `${NAME}` in files that Terraform code of the set fills in (`templatefile`, the kubectl provider's
`kubectl_path_documents`), scripts (`command`, `args`, `userData`), and Spark's own substitutions (`{{APP_ID}}`,
`${env:HOME}`) in properties.

## Sources
- apache/spark: docs/running-on-kubernetes.md
)md";

using text::PlaceholderKind;

constexpr std::array<std::string_view, 7> kTemplateMarks = {"tmpl", "tpl", "template", "mustache",
                                                            "j2",   "hcl", "tftpl"};
// Shells fill in the first three; the API server writes the others into live objects.
constexpr std::array<std::string_view, 6> kNotForPeople = {
    "command", "args", "userData", "status", "managedFields", "kubectl.kubernetes.io/last-applied-configuration"};
constexpr std::array<std::string_view, 3> kWholeValues = {"TODO", "TBD", "FIXME"};
constexpr std::array<std::string_view, 6> kOfSpark = {
    "${spark.", "${system:", "${env:", "${java:", "{{APP_ID}}", "{{EXECUTOR_ID}}"};
constexpr std::string_view kRelease = "[RELEASE]";  // of Ivy patterns

struct Found {
  Node node;
  std::string marker;
  Severity severity;
};

/// By a part of the suffix (`job.template.yaml`, `pool.yaml.j2`), or by the folder of a chart.
bool is_template_file(std::string_view name) {
  const std::vector<std::string_view> parts = base::split(name.substr(name.rfind('/') + 1), '.');
  const bool is_marked = std::any_of(parts.begin() + 1, parts.end(),
                                     [](std::string_view part) { return base::is_one_of(part, kTemplateMarks); });
  return is_marked || name.find("/templates/") != std::string_view::npos || name.starts_with("templates/");
}

std::optional<Severity> weight(PlaceholderKind kind) {
  switch (kind) {
    case PlaceholderKind::dollar_brace:
      return Severity::advice;
    case PlaceholderKind::double_brace:
      return Severity::warning;
    case PlaceholderKind::angle:
    case PlaceholderKind::stand_in:
      return Severity::error;
    // Shell syntax that also stands in values on purpose.
    case PlaceholderKind::dollar_paren:
    case PlaceholderKind::dollar_name:
    case PlaceholderKind::percent_brace:
      return std::nullopt;
  }
  return std::nullopt;
}

bool is_of_spark(std::string_view marker) {
  return std::any_of(kOfSpark.begin(), kOfSpark.end(), [&](std::string_view own) { return marker.starts_with(own); });
}

/// The placeholder with all of its brackets: `<<NAME>>` as well.
std::string_view marker_of(std::string_view value, const text::Placeholder& found) {
  std::size_t begin = found.begin, end = found.end;
  while (found.kind == PlaceholderKind::angle && begin > 0 && end < value.size() && value[begin - 1] == '<' &&
         value[end] == '>') {
    --begin;
    ++end;
  }
  return value.substr(begin, end - begin);
}

bool is_whole_value(std::string_view text) {
  return std::find(kWholeValues.begin(), kWholeValues.end(), text) != kWholeValues.end();
}

void look(Node scalar, std::vector<Found>& found) {
  const std::string_view value = scalar.raw();
  if (is_whole_value(value)) found.push_back({scalar, std::string(value), Severity::error});
  if (value.find(kRelease) != std::string_view::npos) found.push_back({scalar, std::string(kRelease), Severity::error});
  std::uint32_t from = 0;
  while (const auto next = text::find_placeholder(value, from)) {
    from = next->end;
    const std::string_view marker = marker_of(value, *next);
    const auto severity = weight(next->kind);
    if (severity && !is_of_spark(marker)) found.push_back({scalar, std::string(marker), *severity});
  }
}

// Depth is bounded by the reader; aliases are not followed, their targets are looked at where they stand.
void walk(Node node, std::vector<Found>& found) {
  if (node.is_alias()) return;
  if (node.is_scalar()) return look(node, found);
  for (const Node item : node.items()) walk(item, found);
  for (const tree::Entry entry : node.entries()) {
    if (entry.key.is_scalar()) look(entry.key, found);
    const auto* other = std::find(kNotForPeople.begin(), kNotForPeople.end(), entry.key.raw());
    if (other == kNotForPeople.end()) walk(entry.value, found);
  }
}

bool holds_mark(std::string_view text) {
  const auto holds = [&](std::string_view mark) { return text.find(mark) != std::string_view::npos; };
  return holds(kRelease) || std::ranges::any_of(kWholeValues, holds);
}

// Most documents hold none, and their text says so sooner than a walk.
bool may_hold_any(Node root) {
  const tree::Document& document = root.document();
  if (document.language != tree::Language::yaml || document.may_hold_placeholders) return true;
  const text::Span span = root.span();
  return holds_mark(document.source.substr(span.begin, span.end - span.begin)) || holds_mark(document.arena);
}

std::vector<Found> placeholders(const manifest::Resource& resource) {
  std::vector<Found> found;
  if (!may_hold_any(resource.root)) return found;
  if (manifest::is_spark_application(resource) || manifest::is_node_pool(resource) ||
      manifest::is_node_class(resource)) {
    walk(resource.root, found);
    return found;
  }
  for (const manifest::SparkConf& conf : manifest::spark_confs(resource)) {
    for (const manifest::SparkProperty& property : conf.properties) walk(property.value, found);
  }
  return found;
}

// ${…} is said once a file: by the first document that holds nothing worse.
bool is_said_before(const manifest::Resource& resource, const manifest::Workspace& workspace) {
  for (const manifest::Resource& other : workspace.files()[resource.file]->resources) {
    if (&other == &resource) return false;
    const auto found = placeholders(other);
    if (!found.empty()) return true;
  }
  return false;
}

void report(const manifest::Resource& resource, const std::vector<Found>& found, Reporter& out) {
  const auto worst = std::max_element(found.begin(), found.end(),
                                      [](const Found& a, const Found& b) { return a.severity < b.severity; });
  if (worst->severity == Severity::advice && is_said_before(resource, out.workspace())) return;
  std::vector<std::string> markers;
  auto finding = out.at(worst->node, "placeholder `{}` is left in `{}`", worst->marker, tree::path_of(worst->node));
  for (const Found& one : found) {
    const std::string line = fmt::format("`{}` in `{}`", one.marker, tree::path_of(one.node));
    const bool is_worst = one.node == worst->node && one.marker == worst->marker;
    if (is_worst || std::find(markers.begin(), markers.end(), line) != markers.end()) continue;
    markers.push_back(line);
    finding.note("also {}", line);
  }
  finding.severity(worst->severity).help("fill in the value");
}

void check(const manifest::Resource& resource, Reporter& out) {
  std::vector<Found> found = placeholders(resource);
  if (found.empty() || is_template_file(out.workspace().files()[resource.file]->name)) return;
  const auto is_light = [](const Found& one) { return one.severity == Severity::advice; };
  if (std::ranges::any_of(found, is_light) && out.workspace().is_filled_in(resource)) std::erase_if(found, is_light);
  if (!found.empty()) report(resource, found, out);
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "spark/unresolved-placeholder",
                                                .code = "SPK043",
                                                .severity = Severity::error,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_document(check)};

}  // namespace dek::rules::spark_unresolved_placeholder

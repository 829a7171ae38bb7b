// The documentation of a rule is executed: its Bad block must raise the rule, its Good block must not.
#include <array>
#include <optional>

#include "base/strings.hpp"
#include "checks.hpp"
#include "linting.hpp"

namespace dek::test {
namespace {

constexpr std::string_view kSections[] = {"## Why", "## Bad", "## Good", "## Sources"};
constexpr std::size_t kLineColumns = 120;
constexpr std::size_t kSummaryColumns = 120;

/// Text of a section up to the next heading.
std::string_view section(std::string_view doc, std::string_view heading) {
  const std::size_t at = doc.find(std::string("\n").append(heading).append("\n"));
  if (at == std::string_view::npos) return {};
  doc.remove_prefix(at + heading.size() + 2);
  return doc.substr(0, doc.find("\n## "));
}

/// The first fenced block of a section, as a file of its language.
std::optional<Input> block(std::string_view text) {
  const std::size_t open = text.find("~~~");
  if (open == std::string_view::npos) return std::nullopt;
  const bool is_hcl = text.substr(open).starts_with("~~~hcl");
  text.remove_prefix(text.find('\n', open) + 1);
  const std::size_t close = text.find("~~~");
  if (close == std::string_view::npos) return std::nullopt;
  return Input{.name = is_hcl ? "doc.tf" : "doc.yaml", .bytes = std::string(text.substr(0, close))};
}

void check_block(const lint::Rule& rule, bool is_bad, Problems& problems) {
  const std::string_view name = is_bad ? "Bad" : "Good";
  const auto input = block(section(rule.info.doc, is_bad ? "## Bad" : "## Good"));
  if (!input) {
    // What cannot be a text in a file stays prose.
    if (rule.info.id != "syntax/unreadable-file") problems.add(rule.info.id, "## {} has no ~~~yaml block", name);
    return;
  }
  manifest::Context context = context_of(input->bytes);
  if (rule.info.designs == diag::Designs::static_only) context.design = manifest::Design::static_design;
  if (rule.info.designs == diag::Designs::dynamic_only) context.design = manifest::Design::dynamic_design;
  const Linted linted = lint({*input}, std::array{&rule}, context);
  if (is_bad && linted.findings.empty()) problems.add(rule.info.id, "## Bad does not raise the rule");
  if (!is_bad && !linted.findings.empty()) problems.add(rule.info.id, "## Good raises it:\n{}", linted.report());
}

void check_lines(const lint::Rule& rule, Problems& problems) {
  for (const std::string_view line : base::split(rule.info.doc, '\n')) {
    if (base::display_width(line) > kLineColumns) problems.add(rule.info.id, "doc line over 120 columns: {}", line);
  }
  const std::string_view doc = base::trim(rule.info.doc);
  const std::string_view first = doc.substr(0, doc.find('\n'));
  if (first.size() > kSummaryColumns || !first.ends_with('.')) {
    problems.add(rule.info.id, "the summary is one line that ends in a period: {}", first);
  }
}

}  // namespace

void check_examples(const lint::Rule& rule, Problems& problems) {
  for (const std::string_view heading : kSections) {
    if (section(rule.info.doc, heading).empty()) problems.add(rule.info.id, "the doc lacks {}", heading);
  }
  if (section(rule.info.doc, "## Sources").find("\n- ") == std::string_view::npos &&
      !section(rule.info.doc, "## Sources").starts_with("- ")) {
    problems.add(rule.info.id, "## Sources lists nothing");
  }
  check_lines(rule, problems);
  check_block(rule, true, problems);
  check_block(rule, false, problems);
}

}  // namespace dek::test

// Writing comments that suppress.
#include "lint/add_ignore.hpp"

#include <fmt/format.h>

#include <map>
#include <set>
#include <string>
#include <utility>

#include "base/strings.hpp"
#include "lint/comment_lines.hpp"

namespace dek::lint {
namespace {

bool is_json(std::string_view bytes) {
  const std::string_view content = base::trim(bytes);
  return content.starts_with('{') || content.starts_with('[');
}

std::string_view line_end_of(std::string_view bytes) {
  const std::size_t end = bytes.find('\n');
  return end != std::string_view::npos && end > 0 && bytes[end - 1] == '\r' ? "\r\n" : "\n";
}

diag::Diagnostic comment_above(text::TextId file, std::uint32_t line, const std::vector<std::string>& rules,
                               const text::TextStore& store, std::string_view reason) {
  const std::uint32_t begin = store.lines(file).line_begin(line);
  const std::string_view bytes = store.bytes(file);
  const std::string_view text = bytes.substr(begin);
  const std::string_view indent = text.substr(0, text.find_first_not_of(" \t"));
  std::string comment = fmt::format("{}# dekctl: ignore[{}]", indent, base::join(rules, ", "));
  if (!reason.empty()) comment.append(" ").append(reason);
  diag::Diagnostic carrier;
  carrier.severity = diag::Severity::error;
  carrier.span = {file, begin, begin};
  carrier.fix = diag::Fix{.title = "suppress it", .applicability = diag::Applicability::safe, .edits = {}};
  carrier.fix->edits.push_back({carrier.span, comment.append(line_end_of(bytes))});
  return carrier;
}

}  // namespace

std::vector<diag::Diagnostic> ignore_comments(std::span<const diag::Diagnostic> findings, const text::TextStore& store,
                                              std::string_view reason) {
  std::map<std::pair<text::TextId, std::uint32_t>, std::set<std::string>> rules_by_line;
  for (const diag::Diagnostic& finding : findings) {
    const text::TextId file = store.locate(finding.span).file;
    if (finding.rule.starts_with("suppression/") || is_json(store.bytes(file))) continue;
    rules_by_line[{file, comment_line(finding.span, store)}].emplace(finding.rule);
  }
  std::vector<diag::Diagnostic> comments;
  for (const auto& [place, rules] : rules_by_line)
    comments.push_back(comment_above(place.first, place.second, {rules.begin(), rules.end()}, store, reason));
  return comments;
}

}  // namespace dek::lint

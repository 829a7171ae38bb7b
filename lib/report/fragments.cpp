// HTML of findings.
#include "report/fragments.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/strings.hpp"
#include "report/excerpt.hpp"
#include "report/markup.hpp"

namespace dek::report {
namespace {

constexpr std::size_t kColumns = 160;
constexpr std::uint32_t kMostMarkedLines = 8;  // of a place over many lines

struct Numbered {
  std::uint32_t number = 1;
  std::string_view line;
};

/// The part of a line that the finding is about; empty outside of it.
ByteRange marked_part(const Numbered& shown, const Finding& finding, const text::TextStore& store) {
  const text::Location& at = finding.location;
  if (shown.number < at.begin.line || shown.number > at.end.line || shown.line.empty()) return {};
  const auto line_begin = static_cast<std::size_t>(shown.line.data() - store.bytes(at.file).data());
  const auto within = [&](std::size_t offset) { return offset - std::min(offset, line_begin); };
  const std::size_t begin = std::min(within(at.span.begin), shown.line.size());
  const std::size_t end = std::min(std::max(within(at.span.end), begin + 1), shown.line.size());
  const std::size_t first = std::max(begin, std::min(shown.line.find_first_not_of(" \t"), shown.line.size()));
  return {std::min(first, end), end};
}

std::string line_html(const Numbered& shown, ByteRange marked, std::size_t gutter) {
  std::string before, inside, behind;
  for (const Cell& cell : excerpt(shown.line, marked, kColumns)) {
    const bool is_marked = marked.begin < marked.end && cell.touches(marked);
    (is_marked ? inside : inside.empty() ? before : behind) += cell.text;
  }
  std::string out = fmt::format("<span class=\"number\">{:>{}} | </span>{}", shown.number, gutter, markup_text(before));
  if (!inside.empty()) out += "<mark>" + markup_text(inside) + "</mark>";
  return out + markup_text(behind);
}

}  // namespace

std::string inline_html(std::string_view text) {
  std::string out;
  const std::vector<std::string_view> parts = base::split(text, '`');
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const bool is_closed = i + 1 < parts.size();
    if (i % 2 == 1 && is_closed)
      out += "<code>" + markup_text(parts[i]) + "</code>";
    else
      out += (i % 2 == 1 ? "`" : "") + markup_text(parts[i]);
  }
  return out;
}

std::string snippet_html(const Finding& finding, const text::TextStore& store, std::uint32_t context) {
  const text::Location& at = finding.location;
  if (store.bytes(at.file).empty()) return {};
  const text::LineIndex& lines = store.lines(at.file);
  const std::uint32_t last = lines.position(static_cast<std::uint32_t>(store.bytes(at.file).size())).line;
  const std::uint32_t marked_end = std::min(at.end.line, at.begin.line + kMostMarkedLines);
  const std::uint32_t begin = at.begin.line - std::min(context, at.begin.line - 1);
  const std::uint32_t end = std::min(marked_end + context, last);
  const std::size_t gutter = std::to_string(end).size();
  std::vector<std::string> shown;
  for (std::uint32_t number = begin; number <= end; ++number) {
    const Numbered line{number, lines.line(number)};
    shown.push_back(line_html(line, marked_part(line, finding, store), gutter));
  }
  return "<pre>" + base::join(shown, "\n") + "</pre>\n";
}

std::string fix_title(const diag::Diagnostic& diagnostic) {
  if (!diagnostic.fix || diagnostic.fix->applicability == diag::Applicability::display_only) return {};
  const bool is_safe = diagnostic.fix->applicability == diag::Applicability::safe;
  return fmt::format("{} (`--fix{}`)", diagnostic.fix->title, is_safe ? "" : " --unsafe-fixes");
}

}  // namespace dek::report

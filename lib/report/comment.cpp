// Folded findings. What they say stands in HTML, so that nothing in it can be taken for Markdown.
#include "report/comment.hpp"

#include <fmt/format.h>

#include <ostream>

#include "base/strings.hpp"
#include "report/excerpt.hpp"
#include "report/fragments.hpp"
#include "report/markup.hpp"

namespace dek::report {
namespace {

// A comment of GitHub takes 65,536 characters; the rest is for the lines around the findings.
constexpr std::size_t kMostBytes = 64'000;
constexpr std::string_view kWordJoiner = "\xe2\x81\xa0";  // U+2060

/// Names of people and numbers of issues behind @ and # would become links, and people be told.
std::string without_mentions(std::string_view html) {
  std::string out;
  for (const char c : html) {
    out += c;
    if (c == '@' || c == '#') out += kWordJoiner;
  }
  // The sign of an escaped quote is none of a number.
  for (std::size_t at = 0; (at = out.find("&#" + std::string(kWordJoiner), at)) != std::string::npos; ++at)
    out.erase(at + 2, kWordJoiner.size());
  return out;
}

std::string text_html(std::string_view text) {
  return without_mentions(inline_html(text));
}

/// No line of it is empty: an empty line would end the HTML.
std::string finding_html(const Finding& finding, const Report& report) {
  const diag::Diagnostic& diagnostic = *finding.diagnostic;
  std::string out =
      fmt::format("<details><summary><b>{}</b> {}:{} {}</summary>\n", diag::to_string(diagnostic.severity),
                  markup_text(printable(report.path_of(finding.location.file))), finding.location.begin.line,
                  text_html(diagnostic.message));
  out += snippet_html(finding, *report.store, 0);
  std::vector<std::string> items;
  if (!diagnostic.label.empty()) items.push_back(text_html(diagnostic.label));
  for (const std::string& note : diagnostic.notes) items.push_back(text_html(note));
  if (!diagnostic.help.empty()) items.push_back("<b>help:</b> " + text_html(diagnostic.help));
  if (const std::string fix = fix_title(diagnostic); !fix.empty()) items.push_back("<b>fix:</b> " + text_html(fix));
  items.push_back(fmt::format("<code>dekctl explain {}</code>", markup_text(diagnostic.rule)));
  out += "<ul>\n";
  for (const std::string& item : items) out += "<li>" + item + "</li>\n";
  return out + "</ul>\n</details>\n\n";
}

}  // namespace

void write_comment(std::ostream& out, const Report& report) {
  out << kCommentMark << "\n### dekctl: " << finding_counts(report.summary) << "\n\n"
      << "<p>" << without_mentions(markup_text(summary_line(report.summary))) << "</p>\n\n";
  std::size_t bytes = 0, left_out = 0;
  for (const Finding& finding : worst_first(report.findings)) {
    const std::string html = left_out > 0 ? std::string() : finding_html(finding, report);
    if (left_out > 0 || bytes + html.size() > kMostBytes) {
      ++left_out;
      continue;
    }
    bytes += html.size();
    out << html;
  }
  if (left_out > 0) out << fmt::format("{} more found no room here.\n", base::count_of(left_out, "finding"));
}

}  // namespace dek::report

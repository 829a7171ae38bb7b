// The page: head, figures, filters, findings by file, what is known of their rules.
#include "report/page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <ostream>
#include <span>

#include "base/embedded.hpp"
#include "base/strings.hpp"
#include "report/excerpt.hpp"
#include "report/fragments.hpp"
#include "report/markdown.hpp"
#include "report/markup.hpp"

namespace dek::report {

/// Files of lib/report/page; generated.
std::span<const base::EmbeddedFile> page_files();

namespace {

constexpr std::uint32_t kContextLines = 2;
constexpr std::size_t kRuleColumns = 100;

std::string_view asset(std::string_view path) {
  const auto found = std::ranges::find(page_files(), path, &base::EmbeddedFile::path);
  return found == page_files().end() ? std::string_view() : found->bytes;
}

std::string_view area_of(const diag::Diagnostic& diagnostic) {
  return diagnostic.rule.substr(0, diagnostic.rule.find('/'));
}

std::string rule_anchor(std::string_view rule) {
  std::string anchor = "rule-" + std::string(rule);
  std::ranges::replace(anchor, '/', '-');
  return anchor;
}

std::string paragraph(std::string_view html) {
  return html.empty() ? std::string() : fmt::format("<p>{}</p>\n", html);
}

/// May be broken behind its slashes.
std::string name_html(std::string_view name) {
  std::string html;
  for (const char c : markup_text(printable(name))) html.append(1, c).append(c == '/' ? "<wbr>" : "");
  return html;
}

std::string option(std::string_view value, std::string_view text, std::size_t count) {
  return fmt::format("<option value=\"{}\">{} ({})</option>\n", markup_attribute(value), markup_text(text), count);
}

class Page {
 public:
  Page(std::ostream& out, const Report& report) : out_(out), report_(report), files_(by_file(report.findings)) {}

  void write() {
    write_head();
    write_filters();
    for (std::size_t i = 0; i < files_.size(); ++i) write_file(i);
    out_ << fmt::format("<p id=\"none\" hidden>No finding matches.</p>\n{}</main>\n",
                        files_.empty() ? "<p>No findings.</p>\n" : "");
    write_rules();
    out_ << "<script>\n" << asset("page.js") << "</script>\n</body>\n</html>\n";
  }

 private:
  void write_head() {
    out_ << "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
            "script-src 'unsafe-inline'\">\n<title>dekctl: "
         << markup_text(finding_counts(report_.summary)) << "</title>\n<style>\n"
         << asset("page.css") << "</style>\n</head>\n<body>\n<header>\n<h1>"
         << markup_text(finding_counts(report_.summary)) << "</h1>\n<p class=\"quiet\">"
         << markup_text(summary_line(report_.summary)) << "</p>\n</header>\n";
  }

  void write_filters() {
    std::map<std::string_view, std::size_t> areas, severities;
    for (const Finding& finding : report_.findings) {
      ++areas[area_of(*finding.diagnostic)];
      ++severities[diag::to_string(finding.diagnostic->severity)];
    }
    out_ << "<form id=\"filters\" hidden>\n<fieldset aria-label=\"Severity\">\n";
    for (const auto severity : {diag::Severity::error, diag::Severity::warning, diag::Severity::advice}) {
      const std::string_view name = diag::to_string(severity);
      if (severities[name] > 0)
        out_ << fmt::format(
            "<label><input type=\"checkbox\" name=\"severity\" value=\"{0}\" checked> {0} ({1})</label>\n", name,
            severities[name]);
    }
    out_ << "</fieldset>\n<select name=\"area\" aria-label=\"Area\">\n"
         << option("", "all areas", report_.findings.size());
    for (const auto& [area, count] : areas) out_ << option(area, area, count);
    out_ << "</select>\n<select name=\"file\" aria-label=\"File\">\n"
         << option("", "all files", report_.findings.size());
    for (std::size_t i = 0; i < files_.size(); ++i)
      out_ << option(fmt::format("file-{}", i), printable(name_of(files_[i])), files_[i].size());
    out_ << "</select>\n<input type=\"search\" name=\"text\" placeholder=\"filter by text\" aria-label=\"Text\">\n"
            "<button type=\"reset\">Reset</button>\n<output id=\"shown\"></output>\n</form>\n<main>\n";
  }

  [[nodiscard]] std::string_view name_of(Findings findings) const {
    return report_.store->name(findings.front().location.file);
  }

  void write_file(std::size_t i) {
    out_ << fmt::format("<section class=\"file\" id=\"file-{}\">\n<h2>{}</h2>\n", i, name_html(name_of(files_[i])));
    for (const Finding& finding : files_[i]) write_finding(finding);
    out_ << "</section>\n";
  }

  void write_finding(const Finding& finding) {
    const diag::Diagnostic& diagnostic = *finding.diagnostic;
    const std::string severity(diag::to_string(diagnostic.severity));
    std::string anchor = "f-" + fingerprints_.next(report_.path_of(finding.location.file), diagnostic);
    std::ranges::replace(anchor, ':', '-');
    out_ << fmt::format("<article class=\"finding {0}\" id=\"{1}\" data-severity=\"{0}\" data-area=\"{2}\">\n",
                        severity, anchor, markup_attribute(area_of(diagnostic)))
         << fmt::format("<h3><span class=\"badge\">{}</span> {}</h3>\n", severity, inline_html(diagnostic.message))
         << paragraph(place_html(finding, anchor)) << snippet_html(finding, *report_.store, kContextLines)
         << paragraph(inline_html(diagnostic.label)) << notes_html(diagnostic);
    if (!diagnostic.help.empty()) out_ << paragraph("<strong>Help:</strong> " + inline_html(diagnostic.help));
    if (const std::string fix = fix_title(diagnostic); !fix.empty())
      out_ << paragraph("<strong>Fix:</strong> " + inline_html(fix));
    out_ << "</article>\n";
  }

  [[nodiscard]] std::string place_html(const Finding& finding, const std::string& anchor) const {
    const diag::Diagnostic& diagnostic = *finding.diagnostic;
    std::vector<std::string> way = finding.location.chain;
    if (!diagnostic.object.empty()) way.push_back(diagnostic.object);
    const std::string rule = markup_text(diagnostic.rule);
    return fmt::format("<a href=\"#{}\">line {}, column {}</a> · {}{}", anchor, finding.location.begin.line,
                       finding.location.begin.column,
                       report_.rule(diagnostic.rule) == nullptr
                           ? rule
                           : fmt::format("<a href=\"#{}\">{}</a>", rule_anchor(diagnostic.rule), rule),
                       way.empty() ? "" : " · " + inline_html(base::join(way, ", ")));
  }

  [[nodiscard]] static std::string notes_html(const diag::Diagnostic& diagnostic) {
    if (diagnostic.notes.empty()) return {};
    std::string out = "<ul>\n";
    for (const std::string& note : diagnostic.notes) out += fmt::format("<li>{}</li>\n", inline_html(note));
    return out + "</ul>\n";
  }

  void write_rules() {
    const std::vector<RuleCount> counts = count_rules();
    if (counts.empty()) return;
    out_ << "<section>\n<h2>Rules of these findings</h2>\n";
    for (const RuleCount& count : counts) {
      const diag::RuleInfo& rule = *report_.rule(count.rule);
      out_ << fmt::format(
          "<details id=\"{}\">\n<summary>{} <span class=\"quiet\">({})</span>: {}</summary>\n<pre>{}</pre>\n"
          "</details>\n",
          rule_anchor(count.rule), markup_text(count.rule), count.total(), inline_html(diag::summary(rule)),
          markup_text(render_markdown(rule.doc, kRuleColumns, Painter(false))));
    }
    out_ << "</section>\n";
  }

  /// Of the rules that have documentation.
  [[nodiscard]] std::vector<RuleCount> count_rules() const {
    std::vector<diag::Diagnostic> known;
    for (const Finding& finding : report_.findings)
      if (report_.rule(finding.diagnostic->rule) != nullptr) known.push_back(*finding.diagnostic);
    return count_by_rule(known);
  }

  std::ostream& out_;
  const Report& report_;
  std::vector<Findings> files_;
  UniqueFingerprints fingerprints_;
};

}  // namespace

void write_page(std::ostream& out, const Report& report) {
  Page(out, report).write();
}

}  // namespace dek::report

// Tables of figures: names to the left, numbers to the right, a dash for zero.
#include "report/statistics.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>

#include "base/strings.hpp"
#include "report/paint.hpp"

namespace dek::report {
namespace {

constexpr std::size_t kGap = 2;

struct Line {
  std::string name;
  std::vector<std::size_t> figures;  // none: a line without figures between groups
};

std::string cell(std::size_t figure) {
  return figure == 0 ? "-" : std::to_string(figure);
}

/// `heading` names the first column and then each column of figures.
std::string table(const std::vector<std::string>& heading, const std::vector<Line>& lines, const Painter& paint) {
  std::vector<std::size_t> widths;
  for (const std::string& name : heading) widths.push_back(base::display_width(name));
  for (const Line& line : lines) {
    widths[0] = std::max(widths[0], base::display_width(line.name));
    for (std::size_t i = 0; i < line.figures.size(); ++i)
      widths[i + 1] = std::max(widths[i + 1], cell(line.figures[i]).size());
  }
  const auto padded = [&](std::string_view text, std::size_t column) {
    return std::string(widths[column] - base::display_width(text), ' ');
  };
  std::string top = heading[0] + padded(heading[0], 0);
  for (std::size_t i = 1; i < heading.size(); ++i) top += std::string(kGap, ' ') + padded(heading[i], i) + heading[i];
  std::string out = paint(Ink::strong, top) + '\n';
  for (const Line& line : lines) {
    out += line.name + (line.figures.empty() ? std::string() : padded(line.name, 0));
    for (std::size_t i = 0; i < line.figures.size(); ++i)
      out += std::string(kGap, ' ') + padded(cell(line.figures[i]), i + 1) + cell(line.figures[i]);
    out += '\n';
  }
  return out;
}

std::size_t sum(const std::vector<std::size_t>& figures) {
  return std::accumulate(figures.begin(), figures.end(), std::size_t{0});
}

/// Forms that at least one row has.
std::vector<std::size_t> used_forms(const Statistics& statistics) {
  std::vector<std::size_t> used;
  for (std::size_t form = 0; form < statistics.forms.size(); ++form) {
    if (std::ranges::any_of(statistics.seen, [&](const SeenRow& row) { return row.by_form[form] > 0; }))
      used.push_back(form);
  }
  return used;
}

std::string seen_table(const Statistics& statistics, const Painter& paint) {
  const std::vector<std::size_t> forms = used_forms(statistics);
  std::vector<std::string> heading = {"seen", "total"};
  for (const std::size_t form : forms) heading.push_back(statistics.forms[form]);
  std::vector<Line> lines;
  std::string_view group;
  for (const SeenRow& row : statistics.seen) {
    if (row.group != group) lines.push_back({row.group, {}});
    group = row.group;
    Line line{"  " + row.what, {sum(row.by_form)}};
    for (const std::size_t form : forms) line.figures.push_back(row.by_form[form]);
    lines.push_back(std::move(line));
  }
  return table(heading, lines, paint);
}

std::string found_table(const Statistics& statistics, const Painter& paint) {
  using diag::Severity;
  std::vector<Line> lines;
  for (const RuleCount& count : statistics.found)
    lines.push_back({std::string(count.rule),
                     {count.of(Severity::error), count.of(Severity::warning), count.of(Severity::advice)}});
  return table({"found", "errors", "warnings", "advice"}, lines, paint);
}

}  // namespace

std::vector<RuleCount> count_by_rule(std::span<const diag::Diagnostic> findings) {
  std::map<std::string_view, RuleCount> by_rule;
  for (const diag::Diagnostic& finding : findings) {
    RuleCount& count = by_rule[finding.rule];
    count.rule = finding.rule;
    ++count.by_severity[static_cast<std::size_t>(finding.severity)];
  }
  std::vector<RuleCount> counts;
  for (const auto& [rule, count] : by_rule) counts.push_back(count);
  std::ranges::stable_sort(counts, std::ranges::greater(), &RuleCount::total);
  return counts;
}

std::string statistics_tables(const Statistics& statistics, const PageOptions& options) {
  const Painter paint(options.has_color);
  std::string out;
  if (!statistics.seen.empty()) out += seen_table(statistics, paint) + '\n';
  if (!statistics.found.empty()) out += found_table(statistics, paint) + '\n';
  return out;
}

}  // namespace dek::report

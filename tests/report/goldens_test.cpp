// Every renderer over the same findings and the same rules.
#include <catch2/catch.hpp>
#include <sstream>

#include "base/version.hpp"
#include "report/formats.hpp"
#include "report/grouped.hpp"
#include "report/json.hpp"
#include "report/rule_table.hpp"
#include "sample_report.hpp"
#include "samples.hpp"
#include "support/golden.hpp"

namespace {

using namespace dek;

void check(const std::string& name, const std::string& actual) {
  INFO(test::compare_with_golden(std::string(DEK_SOURCE_DIR "/tests/report/") + name + ".golden", actual));
  CHECK(test::compare_with_golden(std::string(DEK_SOURCE_DIR "/tests/report/") + name + ".golden", actual).empty());
}

// The version of the program would make goldens old with every release.
std::string without_version(std::string text) {
  const std::string version = "\"semanticVersion\": \"" + std::string(base::kVersion) + "\"";
  if (const std::size_t at = text.find(version); at != std::string::npos)
    text.replace(at, version.size(), "\"semanticVersion\": \"(version)\"");
  return text;
}

}  // namespace

TEST_CASE("findings in every format") {
  const test::SampleReport sample;
  for (const report::Format& format : report::formats()) {
    std::ostringstream out;
    format.write(out, sample.report, {});
    check(std::string(format.name), without_version(out.str()));
  }
}

TEST_CASE("no findings in every format") {
  test::SampleReport sample;
  sample.report.findings.clear();
  std::string all;
  for (const report::Format& format : report::formats()) {
    if (format.name == "html") continue;  // the page around no findings is the page
    std::ostringstream out;
    format.write(out, sample.report, {});
    all += "== " + std::string(format.name) + "\n" + without_version(out.str());
  }
  check("nothing", all);
}

TEST_CASE("text for terminals") {
  const test::SampleReport sample;
  std::ostringstream colored, narrow, linked;
  report::write_text(colored, sample.report.findings, sample.store, {.has_color = true});
  report::write_text(narrow, sample.report.findings, sample.store, {.columns = 50, .wraps = true});
  report::write_grouped(linked, sample.report, {.has_color = true, .link_base = "file://host/work dir/"});
  check("text_color", colored.str());
  check("text_narrow", narrow.str());
  check("grouped_links", linked.str());
}

TEST_CASE("a run in figures") {
  test::SampleReport sample;
  report::Statistics statistics{.forms = {"yaml", "json", "terraform text"},
                                .seen = {{"objects", "NodePool (karpenter.sh)", {12, 0, 3}},
                                         {"objects", "Namespace", {1, 0, 0}},
                                         {"terraform", "resource", {0, 0, 104}}},
                                .found = report::count_by_rule(sample.findings)};
  check("statistics", report::statistics_tables(statistics, {}));
  check("statistics_color", report::statistics_tables(statistics, {.has_color = true}));
  sample.report.findings.clear();
  sample.report.statistics = &statistics;
  std::ostringstream out;
  report::write_json(out, sample.report);
  check("statistics_json", out.str());
  CHECK(report::statistics_tables({}, {}).empty());
}

TEST_CASE("rules as tables") {
  check("rules_wide", report::rule_table(test::sample_rules(), {.columns = 120}));
  check("rules_80", report::rule_table(test::sample_rules(), {.columns = 80}));
  check("rules_markdown", report::rule_table_markdown(test::sample_rules()));
  check("rules_json", report::rule_table_json(test::sample_rules()));
}

TEST_CASE("a rule as a page") {
  const diag::RuleInfo& rule = *test::sample_rules()[1];
  check("page", report::rule_page(rule, {}));
  check("page_color", report::rule_page(rule, {.has_color = true, .columns = 60}));
  check("page_markdown", report::rule_page_markdown(rule));
}

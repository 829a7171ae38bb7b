// Every renderer over the same findings and the same rules.
#include <catch2/catch.hpp>
#include <sstream>

#include "report/concise.hpp"
#include "report/json.hpp"
#include "report/rule_table.hpp"
#include "report/statistics.hpp"
#include "report/text.hpp"
#include "samples.hpp"
#include "support/golden.hpp"

namespace {

using namespace dek;

void check(const std::string& name, const std::string& actual) {
  INFO(test::compare_with_golden(std::string(DEK_SOURCE_DIR "/tests/report/") + name + ".golden", actual));
  CHECK(test::compare_with_golden(std::string(DEK_SOURCE_DIR "/tests/report/") + name + ".golden", actual).empty());
}

report::Summary sample_summary(const std::vector<diag::Diagnostic>& findings) {
  report::Summary summary{.files = 6, .documents = 1};
  report::count(summary, findings);
  summary.design = "dynamic";
  summary.design_reason = "inferred from 1 resource";
  return summary;
}

}  // namespace

TEST_CASE("findings as text") {
  text::TextStore store;
  const auto findings = test::sample_findings(store);
  std::ostringstream plain, colored, narrow;
  report::write_text(plain, findings, store);
  report::write_text(colored, findings, store, {.has_color = true});
  report::write_text(narrow, findings, store, {.columns = 50});
  check("text", plain.str() + report::summary_line(sample_summary(findings)) + "\n");
  check("text_color", colored.str());
  check("text_narrow", narrow.str());
}

TEST_CASE("findings a line each") {
  text::TextStore store;
  std::ostringstream out;
  report::write_concise(out, test::sample_findings(store), store);
  check("concise", out.str());
}

TEST_CASE("findings as JSON") {
  text::TextStore store;
  const auto findings = test::sample_findings(store);
  std::ostringstream out;
  report::write_json(out, findings, store, sample_summary(findings));
  check("json", out.str());
}

TEST_CASE("a run in figures") {
  text::TextStore store;
  const auto findings = test::sample_findings(store);
  report::Statistics statistics{.forms = {"yaml", "json", "terraform text"},
                                .seen = {{"objects", "NodePool (karpenter.sh)", {12, 0, 3}},
                                         {"objects", "Namespace", {1, 0, 0}},
                                         {"terraform", "resource", {0, 0, 104}}},
                                .found = report::count_by_rule(findings)};
  check("statistics", report::statistics_tables(statistics, {}));
  check("statistics_color", report::statistics_tables(statistics, {.has_color = true}));
  std::ostringstream out;
  report::write_json(out, {}, store, sample_summary(findings), &statistics);
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

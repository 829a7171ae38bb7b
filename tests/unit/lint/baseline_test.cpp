// Baselines: written and read again, matched by file first and by fingerprint alone then.
#include "lint/baseline.hpp"

#include <catch2/catch.hpp>

namespace dek::lint {
namespace {

class Run {
 public:
  Run& find(const std::string& file, std::uint64_t fingerprint) {
    diag::Diagnostic& finding = findings.emplace_back();
    finding.rule = "x/y";
    finding.object = "NodePool/a";
    finding.fingerprint = fingerprint;
    finding.span = {store.add_file(file, ""), 0, 0};
    return *this;
  }

  Baseline compare(const Baseline& baseline) { return take_known(baseline, findings, suppressed, store, same); }
  [[nodiscard]] Baseline baseline() const { return baseline_of(findings, store, same); }

  static std::string same(std::string_view name) { return std::string(name); }

  text::TextStore store;
  std::vector<diag::Diagnostic> findings, suppressed;
};

TEST_CASE("A baseline is the same after writing and reading") {
  const Baseline baseline = Run().find("b \"x\".yaml", 2).find("a.yaml", 1).find("a.yaml", 1).baseline();
  const std::string text = to_text(baseline);
  CHECK(text ==
        "{\n  \"version\": 1,\n  \"findings\": [\n"
        "    {\"file\": \"a.yaml\", \"rule\": \"x/y\", \"object\": \"NodePool/a\", \"fingerprint\": "
        "\"0000000000000001\", "
        "\"count\": 2},\n"
        "    {\"file\": \"b \\\"x\\\".yaml\", \"rule\": \"x/y\", \"object\": \"NodePool/a\", \"fingerprint\": "
        "\"0000000000000002\", "
        "\"count\": 1}\n  ]\n}\n");
  const auto again = parse_baseline(text);
  REQUIRE(again);
  CHECK(to_text(*again) == text);
}

TEST_CASE("Only as many equal findings are known as there were") {
  Run run;
  run.find("a.yaml", 1).find("a.yaml", 1).find("a.yaml", 2);
  CHECK(run.compare(Run().find("a.yaml", 1).baseline()).empty());
  CHECK(run.suppressed.size() == 1);
  CHECK(run.findings.size() == 2);
}

TEST_CASE("A file of another name keeps its findings known, after those of the same name") {
  Run run;
  run.find("new.yaml", 1).find("same.yaml", 1);
  const Baseline gone = run.compare(Run().find("old.yaml", 1).find("same.yaml", 1).find("z.yaml", 3).baseline());
  CHECK(run.findings.empty());
  REQUIRE(gone.size() == 1);
  CHECK(gone[0].file == "z.yaml");
}

TEST_CASE("Pruning takes out what is gone and nothing else") {
  const Baseline baseline = Run().find("a.yaml", 1).find("a.yaml", 1).find("b.yaml", 2).baseline();
  const Baseline left = without(baseline, Run().find("a.yaml", 1).baseline());
  REQUIRE(left.size() == 2);
  CHECK(left[0].count == 1);
}

TEST_CASE("What is no baseline is refused with the reason") {
  CHECK(parse_baseline("[1, 2").error().message.starts_with("this is no baseline: "));
  CHECK(parse_baseline("{}").error().message == "this is no baseline: it has no `version` and `findings`");
  CHECK(parse_baseline(R"({"version": 2, "findings": []})").error().message ==
        "this is no baseline: version 2 is not known here");
  CHECK(parse_baseline(R"({"version": 1, "findings": [{"file": "a"}]})").error().message ==
        "this is no baseline: an entry lacks `rule`");
}

}  // namespace
}  // namespace dek::lint

// The samples: each text is small, each finding shows one thing.
#include "samples.hpp"

#include <string>
#include <string_view>

namespace dek::test {
namespace {

using diag::Applicability;
using diag::Diagnostic;
using diag::Severity;

constexpr std::string_view kPool =
    "apiVersion: karpenter.sh/v1\n"
    "kind: NodePool\n"
    "metadata: {name: spark-driver, name: spark-executor}\n"
    "spec:\n"
    "  disruption:\n"
    "\tbudgets:   \n"
    "    - nodes: \"100%\"\n"
    "      reasons: [空白, 全角] # 説明\n";

constexpr std::string_view kHeredoc =
    "resource \"kubectl_manifest\" \"spark_driver\" {\n"
    "  yaml_body = <<-YAML\n"
    "    spec:\n"
    "      expireAfter: 720h\n"
    "  YAML\n"
    "}\n";

constexpr std::string_view kHostile = "\xef\xbb\xbfname: \x1b[31mred\xff \xe2\x80\xae reversed\r\nend: x";

constexpr diag::RuleInfo kSpot = {.id = "karpenter/driver-pool-on-spot",
                                  .code = "KRP001",
                                  .severity = Severity::error,
                                  .designs = diag::Designs::dynamic_only,
                                  .fix = diag::FixAvailability::sometimes,
                                  .since = "0.1.0",
                                  .doc = R"md(
A NodePool for Spark drivers allows Spot capacity | and says so.

## Why
Spark replaces a lost executor, but not a lost driver: two minutes after the Spot notice the application is gone. Karpenter
prefers Spot wherever both are allowed, so `[spot, on-demand]` is a Spot pool in practice, and `karpenter.sh/capacity-type
In [spot]` all the more.

Second paragraph.

## Bad
~~~yaml
spec:

  requirements: []  # a line that is much longer than the eighty columns of a terminal, and is not wrapped at all
~~~

## Exceptions
- A job that may die at any time, of which the second line of this item tells more than fits into one line.
- `another`

1. first
2. second

## Sources
- awslabs/data-on-eks: website/docs/bestpractices
)md"};

constexpr diag::RuleInfo kDots = {.id = "dns/high-ndots",
                                  .code = "",
                                  .severity = Severity::advice,
                                  .since = "0.1.0",
                                  .doc = "Pod keeps `ndots` above 2.\n"};

constexpr const diag::RuleInfo* kRules[] = {&kDots, &kSpot};

text::Span find(const text::TextStore& store, text::TextId id, std::string_view part) {
  const auto at = static_cast<std::uint32_t>(store.bytes(id).find(part));
  return {id, at, at + static_cast<std::uint32_t>(part.size())};
}

Diagnostic finding(std::string_view rule, Severity severity, text::Span span, std::string message) {
  Diagnostic out;
  out.rule = rule;
  out.severity = severity;
  out.span = span;
  out.message = std::move(message);
  out.fingerprint = 0x0123456789abcdef;
  return out;
}

// The child holds lines 3 and 4 of the heredoc without their indentation.
text::TextId add_heredoc(text::TextStore& store, text::TextId file) {
  const text::Span spec = find(store, file, "spec:\n"), expire = find(store, file, "  expireAfter: 720h\n");
  return store.add_child(file, "heredoc `yaml_body` of `kubectl_manifest.spark_driver`", "spec:\n  expireAfter: 720h\n",
                         {{0, spec.begin, spec.end - spec.begin}, {6, expire.begin, expire.end - expire.begin}});
}

void add_pool_findings(std::vector<Diagnostic>& out, const text::TextStore& store, text::TextId pool,
                       text::TextId other) {
  Diagnostic budget = finding("karpenter/unbounded-budget", Severity::warning, find(store, pool, "\"100%\""),
                              "`nodes: \"100%\"` lets every node of `spark-driver` be disrupted at once");
  budget.label = "budget without schedule or duration";
  budget.object = "NodePool/spark-driver";
  budget.field = "spec.disruption.budgets[0].nodes";
  budget.notes = {"3 of 4 pools have a schedule", "two lines:\nthe second one"};
  budget.help = "add a smaller always-on budget, or bound this one with `schedule` and `duration`";
  budget.related = {{find(store, pool, "disruption"), "in this block"}, {find(store, other, "one"), "set here"}};
  budget.fix = diag::Fix{"write 10%", Applicability::unsafe, {{find(store, pool, "\"100%\""), "\"10%\""}}};
  out.push_back(budget);

  Diagnostic spot = finding("karpenter/driver-pool-on-spot", Severity::error, find(store, pool, "spark-driver"),
                            "@drivers run on <Spot> #1, 100% of them: `a|b`");
  spot.object = "NodePool/spark-driver";
  spot.field = "metadata.name";
  spot.fix = diag::Fix{"take the *name* off", Applicability::safe, {{find(store, pool, "name: spark-driver, "), ""}}};
  out.push_back(spot);

  Diagnostic twice = finding("syntax/duplicate-key", Severity::error, find(store, pool, "name: spark-executor"),
                             "`name` occurs twice in this mapping");
  twice.label = "again";
  twice.related = {{find(store, pool, "name: spark-driver"), "first here"},
                   {find(store, pool, "metadata"), "in this mapping"}};
  out.push_back(twice);

  Diagnostic wide =
      finding("syntax/yaml", Severity::error, find(store, pool, "全角"), "wide characters take two columns");
  wide.label = "two";
  wide.related = {{find(store, pool, "# 説明"), "a comment"}};
  out.push_back(wide);
  Diagnostic lines =
      finding("syntax/yaml", Severity::error, find(store, pool, "budgets:   \n    - nodes"), "over two lines");
  lines.label = "up to the end of the line";
  out.push_back(lines);
}

}  // namespace

std::vector<Diagnostic> sample_findings(text::TextStore& store) {
  const text::TextId pool = store.add_file("infra/pool.yaml", std::string(kPool));
  const text::TextId other = store.add_file("infra/other.yaml", "one: two\n");
  const text::TextId terraform = store.add_file("infra/karpenter.tf", std::string(kHeredoc));
  const text::TextId hostile = store.add_file("hostile\n.yaml", std::string(kHostile));
  const text::TextId empty = store.add_file("gone.yaml", "");
  const text::TextId one_line =
      store.add_file("list.json", "[" + std::string(300, '1') + ", {\"key\": 1}, " + std::string(300, '2') + "]");
  const text::TextId heredoc = add_heredoc(store, terraform);
  std::vector<Diagnostic> out;
  add_pool_findings(out, store, pool, other);

  Diagnostic inner =
      finding("karpenter/expire-after-under-disruption", Severity::error, find(store, heredoc, "720h"), "in a heredoc");
  inner.object = "NodePool/spark-driver";
  inner.fix =
      diag::Fix{"take both lines out", Applicability::safe, {{find(store, heredoc, "spec:\n  expireAfter: 720h"), ""}}};
  out.push_back(inner);
  out.push_back(
      finding("syntax/yaml", Severity::error, find(store, hostile, "\x1b[31m"), "an escape \x1b[31m in the message"));
  out.push_back(finding("syntax/yaml", Severity::error, {hostile, 1000, 1000}, "behind the end"));
  out.push_back(
      finding("syntax/unreadable-file", Severity::error, {empty, 0, 0}, "cannot read this file: Permission denied"));
  Diagnostic cut = finding("syntax/duplicate-key", Severity::advice, find(store, one_line, "\"key\""),
                           "in the middle of a long line");
  cut.label = "here";
  cut.related = {{find(store, one_line, "[1"), "far to the left"}, {find(store, one_line, "1}"), "near"}};
  out.push_back(cut);
  return out;
}

std::span<const diag::RuleInfo* const> sample_rules() {
  return kRules;
}

}  // namespace dek::test

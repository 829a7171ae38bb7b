// observability/karpenter-metric-renamed — queries on metrics that Karpenter no longer exports.
#include "facts/karpenter_labels.hpp"
#include "lint/rule.hpp"

namespace dek::rules::observability_karpenter_metric_renamed {
namespace {

constexpr std::string_view kDoc = R"md(
A query uses a metric that Karpenter renamed or dropped in 1.0.

## Why
A metric that is gone returns no data, not an error: the panel with the cost per minute shows zero, and the alert never
fires. Nobody notices until the numbers are needed.

## Bad
~~~yaml
apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata:
  name: karpenter
spec:
  groups:
    - name: usage
      rules:
        - record: pool:usage
          expr: sum by (nodepool) (karpenter_nodepool_usage{resource_type="cpu"})
~~~

## Good
~~~yaml
apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata:
  name: karpenter
spec:
  groups:
    - name: usage
      rules:
        - record: pool:usage
          expr: sum by (nodepool) (karpenter_nodepools_usage{resource_type="cpu"})
~~~

## Exceptions
A Datadog agent that maps names, and Karpenter before 1.0.

## Sources
- aws/karpenter-provider-aws: website/content/en/v1.0/upgrading/v1-migration.md
- aws/karpenter-provider-aws: website/content/en/docs/reference/metrics.md
)md";

constexpr manifest::Version kRenamedIn{1, 0, 0};

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

// Metric names of a query: whole words, so that a name inside a longer one does not count.
std::vector<std::string_view> words_of(std::string_view query) {
  std::vector<std::string_view> words;
  for (std::size_t begin = 0; begin < query.size();) {
    std::size_t end = begin;
    while (end < query.size() && is_word(query[end])) ++end;
    if (end > begin) words.push_back(query.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

void check(const manifest::Dashboard& dashboard, Reporter& out) {
  if (out.karpenter() && *out.karpenter() < kRenamedIn) return;
  for (const Node query : dashboard.queries) {
    std::string_view last;
    for (const std::string_view word : words_of(query.raw())) {
      const facts::MetricRename* rename = facts::find_metric_rename(word);
      if (rename == nullptr || word == last) continue;
      last = word;
      auto finding = out.at(query, "Karpenter no longer exports `{}`", word);
      finding.label("returns no data");
      if (rename->after.empty())
        finding.help("it was dropped without a successor: use another metric");
      else
        finding.help("query `{}`, and check that its labels are still there", rename->after);
    }
  }
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "observability/karpenter-metric-renamed",
                                                .code = "OBS010",
                                                .severity = Severity::warning,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_dashboard(check)};

}  // namespace dek::rules::observability_karpenter_metric_renamed

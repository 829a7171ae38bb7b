// karpenter/budget-entry-malformed — nodes and reasons of a budget that the CRD refuses.
#include "facts/karpenter_labels.hpp"
#include "lint/rule.hpp"
#include "plan/budget.hpp"

namespace dek::rules::karpenter_budget_entry_malformed {
namespace {

constexpr std::string_view kDoc = R"md(
A disruption budget names its nodes or reasons in a form that the API refuses.

## Why
`nodes` is a string: `5%` reads as one without quotes, and that is why a bare `5` slips in, which is a number and
rejects the whole NodePool. Reasons are `Underutilized`, `Empty` and `Drifted`, in this letter case. At most 50 budgets
fit into a NodePool. An entry without `nodes` is taken and means 10%; it is advice to say so.

## Bad
~~~yaml
apiVersion: karpenter.sh/v1
kind: NodePool
metadata:
  name: spark-executors
spec:
  disruption:
    consolidateAfter: 2m
    budgets:
      - {nodes: 5, reasons: [empty]}
~~~

## Good
~~~yaml
apiVersion: karpenter.sh/v1
kind: NodePool
metadata:
  name: spark-executors
spec:
  disruption:
    consolidateAfter: 2m
    budgets:
      - {nodes: "5", reasons: [Empty]}
~~~

## Sources
- aws/karpenter-provider-aws: pkg/apis/crds/karpenter.sh_nodepools.yaml
)md";

constexpr std::size_t kMostBudgets = 50;  // maxItems of the CRD

void check_nodes(Node budget, Reporter& out) {
  const Node nodes = budget["nodes"];
  if (!nodes || nodes.is_null()) {
    const Node place = nodes ? nodes.key() : budget;
    out.at(place, "budget does not say how many nodes may go")
        .severity(Severity::advice)
        .note("the API fills in 10%")
        .help("write `nodes: 10%`, or what you mean");
    return;
  }
  const auto text = nodes.text();
  if (!text || !nodes.is_scalar()) return;
  const bool is_limit = plan::parse_node_limit(*text).has_value();
  if (nodes.type() != tree::ScalarType::string) {
    out.at(nodes, "`nodes: {}` is not a string", *text)
        .label("rejected by the API server")
        .help("write a number in quotes, or a percentage")
        .fix("quote the number", Applicability::safe, is_limit ? lint::quote(nodes) : lint::Edits{});
  } else if (!is_limit) {
    out.at(nodes, "`nodes: {}` is neither a number nor a percentage", *text)
        .label("rejected by the API server")
        .help("write a whole number (`\"5\"`) or a whole percentage up to 100 (`5%`)");
  }
}

void check_reason(Node reason, Reporter& out) {
  const auto text = reason.text();
  const std::vector<std::string_view> known = facts::karpenter_values("disruption_reasons");
  if (!text || base::is_one_of(*text, known)) return;
  auto finding = out.at(reason, "`{}` is no reason of a disruption budget", *text);
  finding.label("rejected by the API server");
  const auto meant = base::closest(*text, known);
  if (!meant) {
    finding.help("use one of Underutilized, Empty, Drifted");
    return;
  }
  finding.help("write `{}`", *meant);
  if (base::equals_ignoring_case(*text, *meant))
    finding.fix("correct the letter case", Applicability::safe, lint::replace_value(reason, *meant));
}

void check(const manifest::NodePool& pool, Reporter& out) {
  const Node budgets = pool.budgets();
  if (budgets.size() > kMostBudgets) {
    out.at(budgets.key(), "NodePool has {} disruption budgets, {} is the most", budgets.size(), kMostBudgets)
        .help("merge windows of the same value");
  }
  for (const Node budget : budgets.items()) {
    if (!budget.is_map()) continue;
    check_nodes(budget, out);
    for (const Node reason : budget["reasons"].items()) check_reason(reason, out);
  }
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "karpenter/budget-entry-malformed",
                                                .code = "KRP015",
                                                .severity = Severity::error,
                                                .fix = FixAvailability::sometimes,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_node_pool(check)};

}  // namespace dek::rules::karpenter_budget_entry_malformed

// suppression/unknown-rule — a suppression of a rule that does not exist; reported once the rules have run.
#include "lint/rule.hpp"

namespace dek::rules::suppression_unknown_rule {
namespace {

constexpr std::string_view kDoc = R"md(
A suppression names a rule or area that does not exist.

## Why
It hides nothing, and the finding that its author meant to hide is either still reported or was never there. The finding
names the nearest rule.

## Bad
~~~yaml
apiVersion: karpenter.sh/v1
kind: NodePool
metadata:
  name: spark-executor
  annotations:
    dekctl.dev/ignore.karpenter.nodepol-limits-missing: the account has a quota
spec: {}
~~~

## Good
~~~yaml
apiVersion: karpenter.sh/v1
kind: NodePool
metadata:
  name: spark-executor
  annotations:
    dekctl.dev/ignore.karpenter.nodepool-limits-missing: the account has a quota
spec:
  template:
    spec:
      requirements: []
~~~

## Sources
- astral-sh/ruff: rule `invalid-rule-code`
)md";

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "suppression/unknown-rule",
                                                .code = "",
                                                .severity = Severity::warning,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::emitted_by_engine()};

}  // namespace dek::rules::suppression_unknown_rule

// suppression/without-reason — a suppression that does not say why; reported once the rules have run.
#include "lint/rule.hpp"

namespace dek::rules::suppression_without_reason {
namespace {

constexpr std::string_view kDoc = R"md(
A suppression gives no reason.

## Why
Whoever meets it in a year cannot tell a decision from a shortcut, and will not dare to remove it. Raise this rule to
`error` in the configuration (`severities`) where reasons are obligatory.

## Bad
~~~yaml
apiVersion: karpenter.sh/v1
kind: NodePool
metadata:
  name: spark-executor
spec:
  disruption:
    consolidateAfter: 0s  # dekctl: ignore[karpenter/consolidate-after-zero]
~~~

## Good
~~~yaml
apiVersion: karpenter.sh/v1
kind: NodePool
metadata:
  name: spark-executor
spec:
  disruption:
    consolidateAfter: 0s  # dekctl: ignore[karpenter/consolidate-after-zero] executors may go at once
~~~

## Sources
- golangci/golangci-lint: nolintlint, option `require-explanation`
)md";

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "suppression/without-reason",
                                                .code = "",
                                                .severity = Severity::advice,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::emitted_by_engine()};

}  // namespace dek::rules::suppression_without_reason

// suppression/unused — a suppression that suppresses nothing; reported once the rules have run.
#include "lint/rule.hpp"

namespace dek::rules::suppression_unused {
namespace {

constexpr std::string_view kDoc = R"md(
A suppression names a rule that finds nothing where the suppression holds.

## Why
The mistake was repaired, or the line moved away from its comment. A suppression that stays behind hides the next
mistake of the same kind, and its reason misleads whoever reads it. `dekctl lint --fix` removes such comments.

## Bad
~~~yaml
apiVersion: karpenter.sh/v1
kind: NodePool
metadata:
  name: spark-executor
spec:
  disruption:
    # dekctl: ignore[karpenter/consolidate-after-zero] executors may go at once
    consolidateAfter: 2m
~~~

## Good
~~~yaml
apiVersion: karpenter.sh/v1
kind: NodePool
metadata:
  name: spark-executor
spec:
  disruption:
    # dekctl: ignore[karpenter/consolidate-after-zero] executors may go at once
    consolidateAfter: 0s
~~~

## Exceptions
Nothing is said where a rule could not tell: it is switched off for the file, the file could be read only in part, or
the rule compares files and not all of them were given. An entry of a configuration is judged when the run covers the
folder of the configuration.

## Sources
- astral-sh/ruff: rule `unused-noqa`
- eslint/eslint: option `--report-unused-disable-directives`
)md";

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "suppression/unused",
                                                .code = "",
                                                .severity = Severity::warning,
                                                .fix = FixAvailability::sometimes,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::emitted_by_engine()};

}  // namespace dek::rules::suppression_unused

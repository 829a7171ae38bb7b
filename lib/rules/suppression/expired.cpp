// suppression/expired — a suppression whose last day is over; reported once the rules have run.
#include "lint/rule.hpp"

namespace dek::rules::suppression_expired {
namespace {

constexpr std::string_view kDoc = R"md(
A suppression is past its last day, so it hides nothing any more.

## Why
A day behind `until=` says when somebody wanted to look again. From the day after on, what was hidden is reported as
before, and this finding names the comment, the annotation or the line of the configuration that ended. What "today" is
comes from `--today` or `DEKCTL_TODAY`, else from the clock of the machine.

## Bad
~~~yaml
apiVersion: karpenter.sh/v1
kind: NodePool
metadata:
  name: spark-executor
spec:
  disruption:
    # dekctl: ignore[karpenter/consolidate-after-zero] load test of the spring until=2026-03-31
    consolidateAfter: 0s
~~~

## Good
~~~yaml
apiVersion: karpenter.sh/v1
kind: NodePool
metadata:
  name: spark-executor
spec:
  disruption:
    consolidateAfter: 2m
~~~

## Sources
- aquasecurity/trivy: docs/configuration/filtering.md, `exp:` of inline suppressions
)md";

}  // namespace

extern constinit const lint::Rule rule{
    .info = {.id = "suppression/expired", .code = "", .severity = Severity::warning, .since = "0.1.0", .doc = kDoc},
    .check = lint::emitted_by_engine()};

}  // namespace dek::rules::suppression_expired

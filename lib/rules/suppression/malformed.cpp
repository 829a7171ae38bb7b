// suppression/malformed — a comment for the linter that it cannot read; reported once the rules have run.
#include "lint/rule.hpp"

namespace dek::rules::suppression_malformed {
namespace {

constexpr std::string_view kDoc = R"md(
A comment or annotation for the linter cannot be understood, so it does nothing.

## Why
A suppression with a typing mistake looks as if it worked. Four words exist: `ignore[…]` for the same or the next line,
`ignore-file[…]`, and `disable[…]` up to `enable[…]`. Between the brackets stand ids or areas; behind them the reason,
and `until=2026-12-31` where it is meant to end.

## Bad
~~~yaml
apiVersion: v1
kind: Namespace
metadata:
  name: analytics  # dekctl: ignroe[tenancy] no tenant yet
~~~

## Good
~~~yaml
apiVersion: v1
kind: Namespace
metadata:
  name: analytics  # the linter is called dekctl: see its documentation
~~~

## Exceptions
A comment that only mentions `dekctl:` and goes on with other words is prose.

## Sources
- astral-sh/ruff: rules `invalid-suppression-comment` and `invalid-rule-code`
)md";

}  // namespace

extern constinit const lint::Rule rule{
    .info = {.id = "suppression/malformed", .code = "", .severity = Severity::warning, .since = "0.1.0", .doc = kDoc},
    .check = lint::emitted_by_engine()};

}  // namespace dek::rules::suppression_malformed

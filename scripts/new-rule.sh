#!/bin/sh
# Starts a rule: scripts/new-rule.sh karpenter/expire-after-under-disruption KRP008
set -eu
[ $# -eq 2 ] || { echo "usage: scripts/new-rule.sh <area>/<name> <catalogue code, or - for none>" >&2; exit 2; }
echo "$1" | grep -Eq '^[a-z]+/[a-z0-9]+(-[a-z0-9]+)*$' || { echo "a rule's name reads area/words-with-dashes" >&2; exit 2; }
cd "$(dirname "$0")/.."
id=$1 area=${1%%/*} code=$2
[ "$code" = - ] && code=
stem=$(echo "${id#*/}" | tr - _)
file=lib/rules/$area/$stem.cpp fixtures=tests/rules/$area/$stem
[ ! -e "$file" ] || { echo "$file is there already" >&2; exit 2; }
mkdir -p "$(dirname "$file")" "$fixtures"

cat >"$file" <<EOF
// $id — what the rule looks for, in one sentence.
#include "lint/rule.hpp"

namespace dek::rules::${area}_$stem {
namespace {

constexpr std::string_view kDoc = R"md(
What is wrong, in one sentence.

## Why

## Bad
~~~yaml
~~~

## Good
~~~yaml
~~~

## Sources
- owner/repository: path
)md";

void check(const manifest::Resource& resource, Reporter& out) {
  const Node value = resource.spec()["field"];
  if (!value.text()) return;
  out.at(value, "what was observed").help("what to do");
}

}  // namespace

extern constinit const lint::Rule rule{
    .info = {.id = "$id", .code = "$code", .severity = Severity::warning, .since = "0.1.0", .doc = kDoc},
    .check = lint::on_resource(check)};

}  // namespace dek::rules::${area}_$stem
EOF
: >"$fixtures/bad_first.yaml"
: >"$fixtures/good_first.yaml"

registry=lib/rules/registry.inc
lines=$( { grep '^DEK_RULE' $registry; echo "DEK_RULE(${area}_$stem)"; } | LC_ALL=C sort -u)
head=$(grep -v '^DEK_RULE' $registry)
printf '%s\n%s\n' "$head" "$lines" >$registry.new && mv $registry.new $registry
echo "wrote $file, $fixtures/, one line of $registry"

#!/bin/sh
# Has promtool parse each rule and each query of the dashboards in every golden tree, and calculate one: promql.sh CASES PYTHON PROMTOOL; 77 (skipped) without them.
set -eu
case "$2$3" in *NOTFOUND*) echo "skipped: needs python3 and promtool"; exit 77 ;; esac
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
"$2" "$(dirname "$0")/promql.py" "$1" "$work"
"$3" check rules "$work"/*.yaml
cp "$(dirname "$0")"/rules*_test.yaml "$work"
"$3" test rules "$work"/rules*_test.yaml

#!/usr/bin/env bash
# Sets up a bare Debian 12, builds dekctl, renders a production platform into out/ and lints it.
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/install-packages.sh build
export CCACHE_BASEDIR=$PWD CCACHE_NOHASHDIR=1 CCACHE_SLOPPINESS=pch_defines,time_macros

log=$(mktemp)
trap 'rm -f "$log"' EXIT
echo "Building dekctl (a few minutes the first time) …"
cmake --workflow --preset release >"$log" 2>&1 || { cat "$log" >&2; exit 1; }

dekctl=build/release/cli/dekctl
echo
echo "\$ dekctl render profiles/dynamic-spark.yaml -o out"
"$dekctl" render profiles/dynamic-spark.yaml -o out
echo
echo "\$ dekctl lint out --profile profiles/dynamic-spark.yaml --show advice"
"$dekctl" lint out --profile profiles/dynamic-spark.yaml --show advice
cat <<NEXT

Next:
  less out/README.md                                    the order of commands to apply it
  $dekctl init my-platform.yaml        your own profile
  $dekctl lint PATH                    what you already have
  $dekctl explain karpenter/spot-pool-too-narrow
NEXT

#!/usr/bin/env bash
# Installs what is missing of the Debian packages that a goal needs: `build` (the product) or `test` (and its tests).
set -euo pipefail

build=(ca-certificates cmake g++ git libcli11-dev libfmt-dev libgmp-dev libutf8proc-dev libyaml-cpp-dev ninja-build nlohmann-json3-dev)
# clang with its runtime for the sanitizer build; libyaml is the oracle of the reader; valijson that of the schema;
# chromium opens the HTML report; the shells, pre-commit and lintian are those that people use dekctl with.
test=(catch2 chromium clang dpkg-dev fish libclang-rt-14-dev libvalijson-dev libyaml-dev lintian man-db pre-commit python3 python3-yaml zsh)
# Only where the data beside the repository is present: the independent validators of rendered trees and of reports.
oracle=(libxml2-utils python3-jsonschema)

goal=${1:?usage: install-packages.sh build|test}
wanted=("${build[@]}")
if [ "$goal" = test ]; then
  wanted+=("${test[@]}")
  [ -d "$(dirname "$0")/../../shared" ] && wanted+=("${oracle[@]}")
fi

missing=()
for package in "${wanted[@]}"; do
  [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
done
install_missing() {
  echo "Installing ${missing[*]}"
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { echo "error: sudo is needed to install packages; or install them yourself: ${missing[*]}" >&2; exit 2; }
    as_root=(sudo)
  fi
  "${as_root[@]}" apt-get update -qq
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}
[ "${#missing[@]}" -eq 0 ] || install_missing

# Some comparisons need npm packages: where there is no npm, or it reaches no registry, they say that they were skipped.
comparisons="$(dirname "$0")/../tests/oracle"
if [ "$goal" = test ] && [ ! "$comparisons/node_modules" -nt "$comparisons/package.json" ] && command -v npm >/dev/null; then
  npm install --prefix "$comparisons" --no-package-lock --no-audit --no-fund --silent ||
    echo "npm could not install the packages of tests/oracle; their tests will be skipped"
fi

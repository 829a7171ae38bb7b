#!/usr/bin/env bash
# Sets up a bare Debian 12 and runs every test: with g++, then with clang and sanitizers. Warnings are errors in both.
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/install-packages.sh test
export CCACHE_BASEDIR=$PWD CCACHE_NOHASHDIR=1 CCACHE_SLOPPINESS=pch_defines,time_macros

cmake --workflow --preset check
cmake --workflow --preset sanitize

#!/bin/sh
# Runs the independent validator over a rendered tree: validate.sh VALIDATOR TREE PYTHON NODE; 77 (skipped) where a tool is missing.
set -eu
[ -f "$1" ] || { echo "skipped: no validator at $1"; exit 77; }
case "$3$4" in *NOTFOUND*) echo "skipped: needs python3 and Node.js"; exit 77 ;; esac
code=0
"$3" "$1" "$2" || code=$?
[ "$code" -ne 2 ] || { echo "skipped: the validator lacks a tool"; exit 77; }
exit "$code"

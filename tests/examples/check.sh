#!/bin/sh
# check.sh DEKCTL PROFILE FOLDER: renders twice into a fresh folder and lints the result.
set -eu
rm -rf "$3"
"$1" render "$2" -o "$3" >/dev/null
"$1" render "$2" -o "$3" --check
exec "$1" lint "$3" --profile "$2" --fail-on advice

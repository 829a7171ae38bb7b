#!/bin/sh
# Gives every rendered tree of a design to the independent validator: validate.sh VALIDATOR FOLDER DESIGN PYTHON NODE; 77 where a tool is missing.
set -u
here=$(dirname "$0")
failed=0
for folder in "$2/$3"-*; do
  code=0
  "$here/../render/validate.sh" "$1" "$folder/tree" "$4" "$5" > "$folder/validation" 2>&1 || code=$?
  [ "$code" -ne 77 ] || { cat "$folder/validation"; exit 77; }
  [ "$code" -eq 0 ] && continue
  failed=$((failed + 1))
  echo "== $(basename "$folder"): $(head -1 "$folder/profile.yaml")"
  grep -v ': valid$' "$folder/validation" | head -20
done
echo "$failed profiles with errors"
[ "$failed" -eq 0 ]

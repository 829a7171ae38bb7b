#!/bin/sh
# Renders every profile of the matrix twice and lints the result: render.sh DEKCTL PYTHON FOLDER. Tells every profile that fails.
set -u
here=$(dirname "$0")
rm -rf "$3" && mkdir -p "$3"
names=$("$2" "$here/matrix.py" "$3") || exit 1
count=0
failed=0
for name in $names; do
  folder="$3/$name"
  count=$((count + 1))
  {
    "$1" render "$folder/profile.yaml" --out "$folder/tree" &&
      "$1" render "$folder/profile.yaml" --out "$folder/tree" --check &&
      "$1" lint --fail-on advice --profile "$folder/profile.yaml" "$folder/tree"
  } > "$folder/log" 2>&1 && continue
  failed=$((failed + 1))
  echo "== $name: $(head -1 "$folder/profile.yaml")"
  tail -20 "$folder/log"
done
echo "$count profiles, $failed failed"
[ "$failed" -eq 0 ] && [ "$count" -ge 40 ]

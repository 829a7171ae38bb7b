#!/bin/sh
# Runs the independent validator over each rendered tree below a folder: validate.sh VALIDATOR FOLDER PYTHON NODE; 77 (skipped) where a tool is missing.
# validator-limits.txt holds what it cannot know: `flux install`, the Trident add-on, ACK's charts and EMR make those namespaces and accounts,
# and the nodes of a self-managed group get their labels from the NodeConfig in their user data.
set -eu
[ -f "$1" ] || { echo "skipped: no validator at $1"; exit 77; }
case "$3$4" in *NOTFOUND*) echo "skipped: needs python3 and Node.js"; exit 77 ;; esac
limits=$(dirname "$0")/validator-limits.txt
failed=0
for lock in $(find "$2" -name dekctl.lock.yaml | sort); do
  tree=$(dirname "$lock")
  code=0
  said=$("$3" "$1" "$tree") || code=$?
  [ "$code" -ne 2 ] || { echo "$said"; echo "skipped: the validator lacks a tool"; exit 77; }
  [ "$code" -eq 1 ] || { echo "$tree: valid"; continue; }
  # Labels inside a NodeConfig: what wants them cannot be judged in this tree.
  grep -rqs -- '--node-labels=' "$tree/terraform" && said=$(echo "$said" | grep -v 'no NodePool or node group has the labels')
  wrong=$(echo "$said" | grep -v '^warning: ' | grep -vE '^[0-9]+ errors, ' | grep -vf "$limits") || true
  if [ -n "$wrong" ]; then
    echo "$tree:"
    echo "$wrong"
    failed=1
  fi
done
exit "$failed"

#!/bin/sh
# run.sh DEKCTL SHELL SCRIPT FOLDER: the script in a fresh folder with a file and a folder to be completed; 77 without the shell.
set -eu
case "$2" in *NOTFOUND*) echo "skipped: $(basename "$4") is not installed"; exit 77 ;; esac
rm -rf "$4" && mkdir -p "$4/trees" "$4/home" && touch "$4/profile.yaml"
cd "$4"
PATH=$(dirname "$1"):$PATH HOME=$4/home exec "$2" "$3"

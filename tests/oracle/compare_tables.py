#!/usr/bin/env python3
"""Checks that the committed fact tables are what the generator makes of the collected facts; 77 when those are absent.

usage: compare_tables.py GENERATOR FACTS_DIR TABLES_DIR
"""
import pathlib
import subprocess
import sys
import tempfile

SKIPPED = 77


def main(generator, facts, tables):
    if not (pathlib.Path(facts) / "instance-types.json").exists():
        print("SKIPPED: no collected facts to generate from")
        return SKIPPED
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, "-B", generator, facts, folder], check=True, stdout=subprocess.DEVNULL)
        fresh = sorted(pathlib.Path(folder).iterdir())
        stale = [file.name for file in fresh if file.read_bytes() != (pathlib.Path(tables) / file.name).read_bytes()]
    for name in stale:
        print(f"{name} is stale: run {generator}")
    print(f"{len(fresh)} tables, {len(stale)} stale")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

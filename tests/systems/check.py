"""docs/systems.md against rendered trees: every file of a row exists in some tree and holds the row's words.

check.py DOCUMENT FOLDER: FOLDER holds the matrix, <case>/tree/….
"""
import pathlib
import re
import sys

document, folder = (pathlib.Path(each) for each in sys.argv[1:])
paths = [path for path in folder.glob("*/tree/**/*") if path.is_file()]
by_path = {}
for path in paths:
    by_path.setdefault("/".join(path.relative_to(folder).parts[2:]), []).append(path)


def entries(cell):
    """("path", [words]) of each part between semicolons."""
    for part in cell.split("; "):
        names = re.findall(r"`([^`]+)`", part)
        yield names[0], names[1:]


def is_there(pattern, words):
    expression = re.compile("[a-z0-9-]+".join(re.escape(each) for each in re.split(r"\{[a-z]+\}", pattern)) + "$")
    candidates = [path for name, found in by_path.items() if expression.match(name) for path in found]
    return any(all(word in path.read_text() for word in words) for path in candidates)


rows = missing = 0
for line in document.read_text().splitlines():
    cells = [cell.strip() for cell in line.strip("|").split(" | ")]
    if not line.startswith("| ") or len(cells) != 3 or cells[0] in ("system", "---"):
        continue
    rows += 1
    for pattern, words in entries(cells[2]):
        if not is_there(pattern, words):
            missing += 1
            print(f"{cells[0]}: no rendered {pattern}" + (f" holds {', '.join(words)}" if words else ""))
print(f"{rows} systems, {missing} files missing")
sys.exit(1 if missing or rows < 60 else 0)

"""Writes the profiles of the matrix: every pair of switch values of a design stands in at least one of them.

matrix.py FOLDER writes FOLDER/<design>-<number>/profile.yaml (JSON, which is YAML) and prints the folders' names.
"""
import itertools
import json
import pathlib
import sys

import switches


def allowed(design, chosen):
    return not any(switches.conflicts(design, chosen))


def pairs_of(chosen):
    return set(itertools.combinations(sorted(chosen.items()), 2))


def possible_pairs(design, table):
    singles = [(switch, word) for switch, words in table.items() for word in words]
    return {tuple(sorted(pair)) for pair in itertools.combinations(singles, 2)
            if pair[0][0] != pair[1][0] and allowed(design, dict(pair))}


def open_values(design, table, chosen, switch):
    """Values that leave every other switch a choice."""
    def leaves_choice(word):
        row = {**chosen, switch: word}
        return allowed(design, row) and all(any(allowed(design, {**row, other: value}) for value in table[other])
                                            for other in table if other not in row)
    return [word for word in table[switch] if leaves_choice(word)]


def grown(design, table, seed, left):
    """One row: the seed pair, then for each switch the open value that covers the most pairs still left."""
    chosen = dict(seed)
    for switch in sorted(table, key=lambda each: (-len(table[each]), each)):
        if switch in chosen:
            continue
        candidates = open_values(design, table, chosen, switch)
        if not candidates:
            return None
        gain = lambda word: sum(tuple(sorted(((switch, word), other))) in left for other in chosen.items())
        chosen[switch] = max(candidates, key=lambda word: (gain(word), -list(table[switch]).index(word)))
    return chosen


def rows(design):
    table = switches.TABLES[design]
    yield {switch: next(iter(words)) for switch, words in table.items()}
    left = possible_pairs(design, table)
    unreachable = []
    while left:
        seed = min(left)
        row = grown(design, table, seed, left)
        if row is None:
            unreachable.append(seed)
            left.discard(seed)
            continue
        left -= pairs_of(row)
        yield row
    if unreachable:
        raise SystemExit(f"{design}: no profile has {unreachable}")


def put(fields, path, value):
    *parents, last = path.split(".")
    for parent in parents:
        fields = fields.setdefault(parent, {})
    fields[last] = {**fields[last], **value} if isinstance(value, dict) and isinstance(fields.get(last), dict) else value


def profile_of(design, chosen):
    spec = {"design": design, "region": "eu-west-1", "accountId": "111122223333",
            "cluster": {"adminRoles": ["arn:aws:iam::111122223333:role/platform-admin"]}}
    tenants = {name: {"workloads": workloads} for name, workloads in switches.TENANTS[design].items()}
    for switch, word in chosen.items():
        for path, value in (switches.TABLES[design][switch][word] or {}).items():
            target, path = (tenants, path.removeprefix("tenants.")) if path.startswith("tenants.") else (spec, path)
            put(target, path, value)
    spec["tenants"] = [{"name": name, "costCenter": "cc-001", **fields} for name, fields in tenants.items()]
    return {"apiVersion": "dekctl.dev/v1alpha1", "kind": "PlatformProfile", "metadata": {"name": "analytics"}, "spec": spec}


def main(folder):
    for design in switches.TABLES:
        for number, chosen in enumerate(rows(design)):
            target = pathlib.Path(folder, f"{design}-{number:02}")
            target.mkdir(parents=True, exist_ok=True)
            changed = [f"{switch}: {word}" for switch, word in sorted(chosen.items())
                       if switches.TABLES[design][switch][word] is not None]
            text = json.dumps(profile_of(design, chosen), indent=2)
            (target / "profile.yaml").write_text("# " + ", ".join(changed) + "\n" + text + "\n")
            print(target.name)


if __name__ == "__main__":
    main(sys.argv[1])

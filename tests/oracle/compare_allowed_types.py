#!/usr/bin/env python3
"""Compares dek_facts_allowed with an evaluation of its own over the collected instance facts; 77 when those are absent.

usage: compare_allowed_types.py TOOL POOLS FACTS_DIR

Shares nothing with the product: a requirement is a predicate over the label's values, requirements on one key are first
brought to one (set, complement, bounds) as the scheduler's documentation describes, and types come from the JSON facts.
"""
import itertools
import json
import pathlib
import random
import subprocess
import sys

SKIPPED = 77
RANDOM_POOLS = 400
ALIASES = {"beta.kubernetes.io/arch": "kubernetes.io/arch", "beta.kubernetes.io/os": "kubernetes.io/os",
           "beta.kubernetes.io/instance-type": "node.kubernetes.io/instance-type"}
AWS = "karpenter.k8s.aws/instance-"


def kebab(text):
    return text.lower().replace(" ", "-")


def hardware_labels(name, facts):
    labels = {}
    for gpu in facts.get("gpus", [])[:1]:
        labels.update({"gpu-name": kebab(gpu["name"]), "gpu-manufacturer": kebab(gpu["manufacturer"]),
                       "gpu-count": gpu["count"], "gpu-memory": gpu["memory_mib"]})
    for device in facts.get("neuron", [])[:1]:
        labels.update({"accelerator-name": kebab(device["name"]), "accelerator-manufacturer": "aws",
                       "accelerator-count": device["devices"]})
    if name == "dl2q.24xlarge":  # the EC2 capture has no inference accelerators; Karpenter's type page names eight
        labels.update({"accelerator-name": "qualcomm-ai100", "accelerator-manufacturer": "qualcomm", "accelerator-count": 8})
    return labels


def labels_of(name, facts):
    """Every label of a type as the set of values it can have."""
    network, disks = facts["network"], facts.get("local_storage", {})
    one = {"category": facts["category"], "generation": facts["generation"], "family": facts["family"],
           "size": facts["size"], "cpu": facts["vcpu"], "memory": facts["memory_mib"],
           "cpu-manufacturer": facts["cpu_manufacturer"], "cpu-sustained-clock-speed-mhz": facts.get("cpu_mhz", 0),
           # Bare metal has none on Karpenter's page of types, though EC2 lists one for c7g.metal.
           "hypervisor": "" if facts.get("bare_metal") else facts["hypervisor"], "capability-flex": "true" if facts.get("flex") else "false",
           "encryption-in-transit-supported": "true" if network.get("encryption_in_transit") else "false",
           "network-bandwidth": network.get("bandwidth_mbps"), "ebs-bandwidth": facts["ebs"].get("max_mbps"),
           "local-nvme": disks.get("total_gb") if disks.get("nvme") else None, **hardware_labels(name, facts)}
    labels = {AWS + key: {str(value)} for key, value in one.items() if value is not None}
    bought = facts.get("usage_classes", ["on-demand", "spot"])
    labels["karpenter.sh/capacity-type"] = {way for way in bought if way in ("on-demand", "spot")} | {"reserved"}
    labels[AWS + "tenancy"] = {"default", "dedicated"}
    labels["kubernetes.io/arch"] = {facts["arch"]}
    labels["kubernetes.io/os"] = {"linux", "windows"} if facts["arch"] == "amd64" else {"linux"}
    labels["node.kubernetes.io/instance-type"] = {name}
    return labels


def as_int(text):
    try:
        return int(text)
    except ValueError:
        return None


class Merged:
    """All requirements on one key: listed values or None for everything, excluded values, and bounds."""

    def __init__(self, requirements):
        self.listed, self.excluded, self.low, self.high = None, set(), None, None
        for operator, values in requirements:
            getattr(self, "add_" + operator)(values)
        if self.low is not None and self.high is not None and self.low > self.high:
            self.listed = set()
        self.excluded = {value for value in self.excluded if self.inside(value)}  # beyond the bounds there is nothing to exclude
        if self.listed is not None:
            self.listed = {value for value in self.listed if value not in self.excluded and self.inside(value)}

    def add_In(self, values):
        self.listed = set(values) if self.listed is None else self.listed & set(values)

    def add_NotIn(self, values):
        self.excluded |= set(values)

    def add_Exists(self, values):
        pass

    def add_DoesNotExist(self, values):
        self.listed = set()

    def add_Gte(self, values):
        self.low = max(filter(lambda bound: bound is not None, (self.low, int(values[0]))))

    def add_Lte(self, values):
        self.high = min(filter(lambda bound: bound is not None, (self.high, int(values[0]))))

    def add_Gt(self, values):
        self.add_Gte([int(values[0]) + 1])

    def add_Lt(self, values):
        self.add_Lte([int(values[0]) - 1])

    def inside(self, value):
        if self.low is None and self.high is None:
            return True
        number = as_int(value)
        return number is not None and (self.low is None or number >= self.low) and (self.high is None or number <= self.high)

    def allows(self, value):
        return self.inside(value) and (value in self.listed if self.listed is not None else value not in self.excluded)

    def allows_absence(self):
        return not self.listed if self.listed is not None else bool(self.excluded)


def evaluate(requirements, types, known):
    merged = {}
    for key, operator, values in requirements:
        merged.setdefault(ALIASES.get(key, key), []).append((operator, values))
    merged = {key: Merged(items) for key, items in merged.items() if key in known}
    fits = lambda labels: all(any(map(rule.allows, labels[key])) if key in labels else rule.allows_absence()
                              for key, rule in merged.items())
    return [name for name, labels in types if fits(labels)]


def read_pools(text):
    pools = {}
    for line in text.splitlines():
        words = line.split()
        if not words or words[0].startswith("#"):
            continue
        if words[0] == "pool":
            current = pools.setdefault(words[1], [])
        else:
            current.append((words[0], words[1], ["" if word == '""' else word for word in words[2:]]))
    return pools


def random_pools(types, known):
    """Requirements drawn from the values that types really have."""
    draw = random.Random(20260822)
    values = {key: sorted(set(itertools.chain.from_iterable(labels.get(key, ()) for _, labels in types))) for key in known}
    pools = {}
    for number in range(RANDOM_POOLS):
        requirements = []
        for key in draw.choices(sorted(known), k=draw.randint(1, 5)):
            operator = draw.choice(["In", "In", "NotIn", "Exists", "DoesNotExist", "Gt", "Lt", "Gte", "Lte"])
            numbers = [value for value in values[key] if as_int(value) is not None]
            if operator in ("Gt", "Lt", "Gte", "Lte"):
                chosen = [draw.choice(numbers or ["5"])]
            else:
                chosen = draw.sample(values[key], min(len(values[key]), draw.randint(1, 6))) if "In" in operator else []
            requirements.append((key, operator, chosen))
        pools[f"random-{number}"] = requirements
    return pools


def main(tool, pools_file, facts_folder):
    facts_file = pathlib.Path(facts_folder) / "instance-types.json"
    if not facts_file.exists():
        print(f"SKIPPED: no {facts_file.name} to compare with")
        return SKIPPED
    facts = json.loads(facts_file.read_text())["types"]
    types = [(name, labels_of(name, facts[name])) for name in sorted(facts) if "arch" in facts[name]]
    known = set(itertools.chain.from_iterable(labels for _, labels in types))
    pools = read_pools(pathlib.Path(pools_file).read_text())
    named = len(pools)
    pools.update(random_pools(types, known))
    text = "".join(f"pool {name}\n" + "".join(f"{key} {operator} {' '.join(value or chr(34) * 2 for value in values)}\n"
                                              for key, operator, values in requirements)
                   for name, requirements in pools.items())
    answer = subprocess.run([tool], input=text, capture_output=True, text=True, check=True).stdout
    ours = {words[0]: words[1:] for words in map(str.split, answer.splitlines())}
    wrong = 0
    for name, requirements in pools.items():
        expected = evaluate(requirements, types, known)
        if ours.get(name) != expected:
            wrong += 1
            extra, missing = set(ours.get(name, [])) - set(expected), set(expected) - set(ours.get(name, []))
            print(f"{name}: {requirements}\n  only ours: {sorted(extra)[:5]}  only theirs: {sorted(missing)[:5]}")
    print(f"{named} pools of the field and {len(pools) - named} random ones over {len(types)} types: {wrong} differ")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

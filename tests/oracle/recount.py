#!/usr/bin/env python3
"""Counts the documents of real users that break a rule with PyYAML and a line of Python each, and compares the files with
those that `dekctl lint` names. Shares no code with dekctl. usage: recount.py DEKCTL CORPUS; 77: skipped."""
import json
import pathlib
import re
import subprocess
import sys

try:
    import yaml
except ImportError:
    print("SKIPPED: python3-yaml is not installed")
    sys.exit(77)


def documents(text):
    """Documents of a file, or None where only a template engine knows them."""
    if "{{" in text or re.search(r"%\{", text):
        return None
    text = re.sub(r"\$\{[^}\n]*\}", "stand-in", text)
    try:
        return [d for d in yaml.load_all(text, yaml.CSafeLoader) if isinstance(d, dict)]
    except yaml.YAMLError:
        return None


def at(node, path, default=None):
    for key in path.split("."):
        node = node.get(key) if isinstance(node, dict) else None
    return default if node is None else node


def pool(d, *versions):
    group, _, version = str(d.get("apiVersion")).partition("/")
    return d.get("kind") == "NodePool" and group == "karpenter.sh" and version in (versions or ("v1", "v1beta1"))


def node_class(d):
    return d.get("kind") == "EC2NodeClass" and str(d.get("apiVersion")).startswith("karpenter.k8s.aws/")


def requirements(d):
    return at(d, "spec.template.spec.requirements", [])


def aliases(d):
    return [str(t["alias"]) for t in at(d, "spec.amiSelectorTerms", []) if isinstance(t, dict) and t.get("alias")]


def volumes(d):
    return [m.get("ebs") or {} for m in at(d, "spec.blockDeviceMappings", [])]


def has_key(d, key):
    labels = at(d, "spec.template.metadata.labels", {})
    return key in labels or any(r.get("key") == key for r in requirements(d))


def names_spot(d):
    """Churn: what the rules call the dynamic design, as far as a pool tells."""
    return any(r.get("key") == "karpenter.sh/capacity-type" and "spot" in (r.get("values") or []) for r in requirements(d))


def names_one_family(d):
    """One family, or one type: a limit on CPU is then one on memory."""
    keys = ("karpenter.k8s.aws/instance-family", "node.kubernetes.io/instance-type")
    named = [r.get("values") or [] for r in requirements(d) if r.get("key") in keys]
    return any(len(values) == 1 and "stand-in" not in values[0] for values in named)


# Rule, and whether a document breaks it as OBSERVATIONS.md counts.
COUNTS = {
    "karpenter/karpenter-api-version-removed": lambda d: str(d.get("apiVersion"))
    in ("karpenter.sh/v1beta1", "karpenter.k8s.aws/v1beta1")
    and d.get("kind") in ("NodePool", "NodeClaim", "EC2NodeClass"),
    "karpenter/karpenter-alpha-kind": lambda d: d.get("kind") in ("Provisioner", "AWSNodeTemplate")
    and "karpenter" in str(d.get("apiVersion")),
    "karpenter/cluster-scoped-kind-with-namespace": lambda d: (pool(d) or node_class(d)) and at(d, "metadata.namespace"),
    "karpenter/kubelet-in-nodepool": lambda d: pool(d, "v1") and at(d, "spec.template.spec.kubelet") is not None,
    "karpenter/disruption-budgets-missing": lambda d: pool(d)
    and not at(d, "spec.disruption.budgets")
    and at(d, "spec.replicas") is None
    and at(d, "spec.disruption.consolidateAfter") != "Never"
    # An empty node that goes interrupts nobody.
    and not (at(d, "spec.disruption.consolidationPolicy") == "WhenEmpty" and names_spot(d)),
    "karpenter/nodepool-limits-missing": lambda d: pool(d)
    and at(d, "spec.replicas") is None
    and not any(key in ("memory", "nodes") or "/" in key for key in at(d, "spec.limits", {}))
    and not ("cpu" in at(d, "spec.limits", {}) and names_one_family(d)),
    "karpenter/capacity-type-unset": lambda d: pool(d)
    and at(d, "spec.replicas") is None
    and not has_key(d, "karpenter.sh/capacity-type"),
    "karpenter/ami-alias-latest": lambda d: node_class(d)
    and any(a.endswith("@latest") and not a.startswith("windows") for a in aliases(d)),
    "karpenter/ami-family-al2": lambda d: node_class(d)
    and (at(d, "spec.amiFamily") == "AL2" or any(a.startswith("al2@") for a in aliases(d))),
    "karpenter/node-volume-unencrypted": lambda d: node_class(d)
    and any(v.get("encrypted") is not True for v in volumes(d) if v),
}

def recount(files):
    found = {rule: set() for rule in COUNTS}
    documents_seen = 0
    for name, parsed in files.items():
        for d in parsed:
            documents_seen += 1
            for rule, breaks in COUNTS.items():
                if breaks(d):
                    found[rule].add(name)
    return found, documents_seen


def ask(dekctl, corpus, files):
    run = subprocess.run(
        [dekctl, "lint", ".", "--show", "advice", "--output", "json", "--no-ignore", "--select", ",".join(COUNTS)],
        cwd=corpus, capture_output=True, text=True, check=False)
    found = {rule: set() for rule in COUNTS}
    for finding in json.loads(run.stdout)["findings"]:
        name = finding["file"].removeprefix("./")
        if name in files:
            found[finding["rule"]].add(name)
    return found


def main():
    dekctl, corpus = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
    if not corpus.is_dir():
        print("SKIPPED: the files of real users are not beside this repository")
        return 77
    files = {}
    for path in sorted([*corpus.rglob("*.yaml"), *corpus.rglob("*.yml")]):
        parsed = documents(path.read_text(encoding="utf-8", errors="replace"))
        if parsed is not None:
            files[path.relative_to(corpus).as_posix()] = parsed
    mine, documents_seen = recount(files)
    theirs = ask(dekctl, corpus, files)
    print(f"{len(files)} files, {documents_seen} documents")
    bad = 0
    for rule in COUNTS:
        odd = sorted(mine[rule] ^ theirs[rule])
        bad += len(odd)
        print(f"{rule}: {len(mine[rule])} files here, {len(theirs[rule])} named, {len(odd)} differ")
        for name in odd:
            print(f"  only {'here' if name in mine[rule] else 'named'}: {name}")
    return 1 if bad else 0


sys.exit(main())

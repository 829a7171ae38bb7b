"""Writes what promtool can check: the groups of each PrometheusRule, and the queries of each dashboard as recording rules."""
import json
import pathlib
import re
import sys


def rule_groups(text):
    """The document from `groups:` on, at the left margin."""
    lines = text.split("\n")
    start = next(i for i, line in enumerate(lines) if line.strip() == "groups:")
    indent = len(lines[start]) - len(lines[start].lstrip())
    return "\n".join(line[indent:] for line in lines[start:])


def dashboards(text):
    """The JSON below each `name.json: |`."""
    for block in re.split(r"\n  [a-z-]+\.json: \|\n", text)[1:]:
        body = re.match(r"(?:    .*\n|\n)*", block).group(0)
        yield json.loads(body)


def queries(dashboard):
    variables = re.compile(r'=~"\$[a-z]+"')
    for panel in dashboard["panels"]:
        for target in panel["targets"]:
            yield variables.sub('=~".+"', target["expr"])


def main(cases, work):
    seen = set()
    for file in sorted(pathlib.Path(cases).glob("*/golden/**/*rules.yaml")):
        text = file.read_text()
        if "groups:" in text and text not in seen:
            (pathlib.Path(work) / f"rules-{file.relative_to(cases).parts[0]}.yaml").write_text(rule_groups(text))
            seen.add(text)
    exprs = set()
    for file in sorted(pathlib.Path(cases).glob("*/golden/kubernetes/observability/dashboards.yaml")):
        for dashboard in dashboards(file.read_text()):
            exprs.update(queries(dashboard))
    rules = [{"record": f"query:{i}", "expr": expr} for i, expr in enumerate(sorted(exprs))]
    (pathlib.Path(work) / "dashboards.yaml").write_text(json.dumps({"groups": [{"name": "dashboards", "rules": rules}]}))
    print(f"{len(seen)} files of rules, {len(exprs)} queries of dashboards")
    return 0 if seen and exprs else 1


sys.exit(main(*sys.argv[1:]))

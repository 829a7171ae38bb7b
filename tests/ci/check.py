"""Runs the steps of examples/ci as their runners would: check.py DEKCTL REPOSITORY FOLDER. Exit 77 without PyYAML."""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import xml.etree.ElementTree

try:
    import yaml
except ImportError:
    print("skipped: PyYAML is not installed")
    sys.exit(77)

POOL = """apiVersion: karpenter.sh/v1
kind: NodePool
metadata: {name: general}
spec:
  template:
    spec:
      nodeClassRef: {group: karpenter.k8s.aws, kind: EC2NodeClass, name: general}
      requirements:
        - {key: karpenter.sh/capacity-type, operator: In, values: [on-demand]}
  disruption: {consolidationPolicy: WhenUnderutilized, consolidateAfter: 1m}
  limits: {cpu: 100}
"""
RULE = "karpenter/consolidation-policy-renamed"
dekctl, repository, folder = (pathlib.Path(each) for each in sys.argv[1:])


def work_tree(name):
    target = folder / name
    shutil.rmtree(target, ignore_errors=True)
    (target / "pools").mkdir(parents=True)
    (target / "pools" / "pool.yaml").write_text(POOL)
    subprocess.run(["git", "init", "-q"], cwd=target, check=True)  # paths are told from the repository's root
    return target


def run(script, target, **variables):
    environment = {**os.environ, "PATH": f"{dekctl.parent}:{os.environ['PATH']}", **variables}
    return subprocess.run(["bash", "-eo", "pipefail", "-c", script], cwd=target, env=environment, text=True,
                          capture_output=True)


def expect(condition, what, outcome=None):
    if not condition:
        sys.exit(f"{what}\n" + (outcome.stdout + outcome.stderr if outcome else ""))


def github():
    target = work_tree("github")
    workflow = yaml.safe_load((repository / "examples/ci/github.yaml").read_text())
    steps = {step["name"]: step for step in workflow["jobs"]["lint"]["steps"] if "name" in step}
    lint = run(steps["Lint"]["run"], target)
    expect(lint.returncode == 1 and f"::error file=pools/pool.yaml,line=10," in lint.stdout, "no annotation", lint)
    summary = target / "summary.md"
    expect(run(steps["Summary"]["run"], target, GITHUB_STEP_SUMMARY=str(summary)).returncode == 0 and
           RULE in summary.read_text(), "the summary does not name the rule")
    sarif = json.loads((target / steps["Code scanning"]["with"]["sarif_file"]).read_text())
    expect(any(each["ruleId"] == RULE for each in sarif["runs"][0]["results"]), "SARIF does not hold the finding")
    subprocess.run([dekctl, "init", "platform.yaml"], cwd=target, check=True, capture_output=True)
    subprocess.run([dekctl, "render", "platform.yaml", "--out", "platform"], cwd=target, check=True, capture_output=True)
    expect(run(steps["Platform"]["run"], target).returncode == 0, "a fresh platform differs")
    (target / "platform" / "README.md").write_text("mine")
    expect(run(steps["Platform"]["run"], target).returncode == 1, "an edited platform does not differ")


def gitlab():
    target = work_tree("gitlab")
    job = yaml.safe_load((repository / "examples/ci/gitlab.yaml").read_text())["dekctl"]
    outcome = run("\n".join(job["script"]), target)
    expect(outcome.returncode == 1 and RULE in outcome.stdout, "no finding in the log", outcome)
    reports = job["artifacts"]["reports"]
    quality = json.loads((target / reports["codequality"]).read_text())
    places = {each["check_name"]: each["location"]["path"] for each in quality}
    expect(places.get(RULE) == "pools/pool.yaml", "code quality differs")
    failures = xml.etree.ElementTree.parse(target / reports["junit"]).getroot().iter("failure")
    expect(len(list(failures)) >= 1, "JUnit holds no failure")


github()
gitlab()
print("the workflow and the job find what they should")

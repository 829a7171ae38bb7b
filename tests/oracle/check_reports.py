# Runs every format of a report over one folder and holds each against its schema and against the JSON report.
# usage: check_reports.py DEKCTL FOLDER SCHEMAS [MULTITOOL]
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml

dekctl, folder, schemas = (os.path.abspath(path) for path in sys.argv[1:4])
problems = []


def check(holds, text):
    if not holds:
        problems.append(text)


def skip(text):
    print("SKIPPED: " + text)
    sys.exit(77)


# Names and values that formats might stumble over.
HOSTILE = {
    "dir with blank/ä&<b>\"q\".yaml": "name: [1, 2\n",
    "50%,x:y;z].yaml": "apiVersion: karpenter.sh/v1\nkind: NodePool\nmetadata: {name: \"]]>%0A::error::x\"}\n"
                       "spec:\n  disruption:\n    consolidationPolicy: WhenUnderutilized\n",
    "clean.yaml": "a: 1\n",
    "twice.yaml": "a: {b: 1, b: 2, b: 3}\n",
}


def write_hostile(root):
    for name, text in HOSTILE.items():
        path = os.path.join(root, "infra", name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as out:
            out.write(text)
    os.mkdir(os.path.join(root, ".git"))


FORMATS = ["json", "jsonl", "sarif", "junit", "github", "gitlab", "azure", "checkstyle", "gnu", "rdjson", "html",
           "markdown", "concise", "grouped"]


def run(directory, out):
    command = [dekctl, "lint", ".", "--show", "advice", "--quiet"]
    for name in FORMATS:
        command += ["--output", f"{name}={out}/{name}"]
    done = subprocess.run(command, cwd=directory, capture_output=True, text=True)
    check(done.returncode in (0, 1), f"exit code {done.returncode}: {done.stderr}")
    check(done.stdout == "", "standard output is not empty though every report has a file")
    return {name: open(f"{out}/{name}", encoding="utf-8", newline="").read() for name in FORMATS}


def against_schema(name, instance, schema_file):
    try:
        import jsonschema
    except ImportError:
        skip("no python3-jsonschema")
    schema = json.load(open(os.path.join(schemas, schema_file)))
    for error in list(jsonschema.Draft7Validator(schema).iter_errors(instance))[:5]:
        problems.append(f"{name}: {'/'.join(map(str, error.path))}: {error.message[:200]}")


def check_sarif(text, findings, prefix):
    log = json.loads(text)
    against_schema("sarif", log, "sarif-2.1.0-draft07.json")
    # What a comment suppresses stands among the results, with its reason.
    result_list = [result for result in log["runs"][0]["results"] if "suppressions" not in result]
    rules = log["runs"][0]["tool"]["driver"]["rules"]
    check(len(result_list) == len(findings), "sarif: number of results")
    for result, finding in zip(result_list, findings):
        region = result["locations"][0]["physicalLocation"]["region"]
        check(len(result["locations"]) == 1 and all(region[key] >= 1 for key in
              ("startLine", "startColumn", "endLine", "endColumn")), f"sarif: region {region}")
        check(rules[result["ruleIndex"]]["id"] == result["ruleId"] == finding["rule"], "sarif: rule")
        uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        check(uri.startswith(prefix) and re.fullmatch(r"[A-Za-z0-9._~/%-]+", uri), f"sarif: uri {uri}")
    for rule in rules:
        for key in ("shortDescription", "fullDescription"):
            check(0 < len(rule[key]["text"]) <= 1024, f"sarif: {key} of {rule['id']}")
        check(rule["help"]["text"] and rule["help"]["markdown"], f"sarif: help of {rule['id']}")


def check_gitlab(text, findings):
    issues = json.loads(text)
    against_schema("gitlab", issues, "gitlab-code-quality.schema.json")
    check(len({issue["fingerprint"] for issue in issues}) == len(issues) == len(findings), "gitlab: fingerprints")


def check_junit(path, text, findings, files):
    if shutil.which("xmllint"):
        done = subprocess.run(["xmllint", "--noout", "--schema", f"{schemas}/junit-jenkins-10.xsd", path],
                              capture_output=True, text=True)
        check(done.returncode == 0, "junit: " + done.stderr)
    root = xml.fromstring(text)
    failed = [case for case in root.iter("testcase") if len(case) and case.find("skipped") is None]
    names = [(case.get("classname"), case.get("name")) for case in root.iter("testcase")]
    check(len(failed) == len(findings) == int(root.get("failures")) + int(root.get("errors")), "junit: failures")
    check(len(set(names)) == len(names) == int(root.get("tests")), "junit: names")
    check(len(list(root.iter("testsuite"))) == files, "junit: suites")


# No schema of Checkstyle's report was ever published: this is what its readers take.
def check_checkstyle(text, findings):
    root = xml.fromstring(text)
    errors = list(root.iter("error"))
    check(root.tag == "checkstyle" and root.get("version") and len(errors) == len(findings), "checkstyle: errors")
    for file in root:
        check(file.tag == "file" and file.get("name"), "checkstyle: file")
        for error in file:
            check(set(error.keys()) == {"line", "column", "severity", "message", "source"} and
                  error.get("severity") in ("error", "warning", "info") and int(error.get("line")) >= 1,
                  "checkstyle: " + str(error.attrib))


def unescaped(text, escapes):
    for written, character in escapes:
        text = text.replace(written, character)
    return text


def whole_text(finding):
    lines = [finding["message"]] + ([finding["label"]] if finding["label"] else []) + finding["notes"]
    return "\n".join(lines + (["help: " + finding["help"]] if finding["help"] else []))


def check_annotations(name, text, pattern, escapes, findings):
    lines = text.splitlines()
    matches = [re.fullmatch(pattern, line) for line in lines]
    check(all(matches) and len(lines) == len(findings), f"{name}: lines")
    said = sorted(unescaped(match.group("text"), escapes) for match in matches if match)
    check(said == sorted(whole_text(finding) for finding in findings), f"{name}: messages")


def check_rdjson(text, findings, directory, root):
    result = json.loads(text)
    check(len(result["diagnostics"]) == len(findings), "rdjson: number")
    for diagnostic, finding in zip(result["diagnostics"], findings):
        start = diagnostic["location"]["range"]["start"]
        with open(os.path.join(root, diagnostic["location"]["path"]), "rb") as file:
            lines = re.split(rb"\r\n|\r|\n", file.read())
        offset = finding["range"]["begin"]
        with open(os.path.join(directory, finding["file"]), "rb") as file:
            before = re.split(rb"\r\n|\r|\n", file.read()[:offset])
        check(start == {"line": len(before), "column": len(before[-1]) + 1} and start["line"] <= len(lines),
              f"rdjson: {finding['file']} {start}")


def check_all(directory, root, prefix):
    with tempfile.TemporaryDirectory() as out:
        reports = run(directory, out)
        report = json.loads(reports["json"])
        findings = report["findings"]
        check(findings, "nothing was found")
        check([{"type": "finding", **finding} for finding in findings] +
              [{"type": "suppressed", **finding} for finding in report["suppressed"]] ==
              [json.loads(line) for line in reports["jsonl"].splitlines()][:-1], "jsonl: findings")
        check_sarif(reports["sarif"], findings, prefix)
        check_gitlab(reports["gitlab"], findings)
        check_junit(f"{out}/junit", reports["junit"], findings, report["summary"]["files"])
        check_checkstyle(reports["checkstyle"], findings)
        check_annotations("github", reports["github"], r"::(error|warning|notice) [^:]*::(?P<text>.*)",
                          [("%0A", "\n"), ("%0D", "\r"), ("%25", "%")], findings)
        check_annotations("azure", reports["azure"], r"##vso\[task.logissue type=(error|warning);[^\]]*\](?P<text>.*)",
                          [("%0A", "\n"), ("%0D", "\r"), ("%AZP25", "%")], findings)
        check_rdjson(reports["rdjson"], findings, directory, root)
        for name in ("concise", "gnu"):
            check(len(reports[name].splitlines()) == len(findings), f"{name}: lines")
        check(reports["html"].count("<article ") == len(findings), "html: findings")
        check(len(reports["markdown"]) <= 65536, "markdown: too long for a comment")
        return len(findings)


def repository_of(directory):
    at = directory
    while not os.path.exists(os.path.join(at, ".git")):
        if at == os.path.dirname(at):
            return directory
        at = os.path.dirname(at)
    return at


if not os.path.isdir(schemas):
    skip("no schemas of reports beside the repository")
with tempfile.TemporaryDirectory() as root:
    write_hostile(root)
    count = check_all(os.path.join(root, "infra"), root, "infra/")
repository = repository_of(folder)
count += check_all(folder, repository, os.path.relpath(folder, repository) + "/" if folder != repository else "")
print(f"{count} findings in {len(FORMATS)} formats, {len(problems)} problems")
print("\n".join(problems[:40]))
sys.exit(1 if problems else 0)

"""Ctrl-C at many moments of a run leaves whole files or none: check.py DEKCTL REPOSITORY FOLDER."""
import pathlib
import shutil
import signal
import subprocess
import sys
import time

dekctl, repository, folder = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
PROFILE = repository / "profiles/dynamic-spark.yaml"
POOL = (repository / "tests/rules/karpenter/consolidation_policy_renamed")
MOMENTS = 25


def interrupted(arguments, after_seconds):
    process = subprocess.Popen([dekctl, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder)
    time.sleep(after_seconds)
    process.send_signal(signal.SIGINT)
    code = process.wait(60)
    if code not in (0, 1, -signal.SIGINT):
        sys.exit(f"{arguments} ended with {code}")


def run_length(arguments):
    begin = time.monotonic()
    subprocess.run([dekctl, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder)
    return time.monotonic() - begin


def hidden_files(out):
    return {str(path.relative_to(out)) for path in out.rglob(".*")}


def check_render(after_seconds, whole):
    out = folder / "out"
    shutil.rmtree(out, ignore_errors=True)
    interrupted(["render", PROFILE, "--out", "out"], after_seconds)
    if not out.exists():
        return
    same = subprocess.run([dekctl, "render", PROFILE, "--out", "out", "--check"], capture_output=True, cwd=folder)
    strangers = hidden_files(out) - whole
    if same.returncode != 0 or strangers:
        sys.exit(f"a render that was interrupted after {after_seconds:.3f} s left a partial tree: {strangers}")


def check_fix(before, after, after_seconds):
    for name, text in before.items():
        (folder / "fix" / name).write_bytes(text)
    interrupted(["lint", "fix", "--fix"], after_seconds)
    for path in (folder / "fix").iterdir():
        if path.name not in before or path.read_bytes() not in (before[path.name], after[path.name]):
            sys.exit(f"a fix that was interrupted left {path.name} half written")


shutil.rmtree(folder, ignore_errors=True)
(folder / "fix").mkdir(parents=True)
sources = {f"{number}.yaml": path.read_bytes() for number, path in enumerate(sorted(POOL.glob("bad_*.yaml")))}
before = {f"{copy}-{name}": text for copy in range(40) for name, text in sources.items()}
for name, text in before.items():
    (folder / "fix" / name).write_bytes(text)
length = run_length(["lint", "fix", "--fix"])
after = {name: (folder / "fix" / name).read_bytes() for name in before}
render_length = run_length(["render", PROFILE, "--out", "out"])
whole = hidden_files(folder / "out")
for moment in range(MOMENTS):
    check_render(render_length * moment / MOMENTS, whole)
    check_fix(before, after, length * moment / MOMENTS)
print(f"{MOMENTS} moments of two commands: whole files or none")

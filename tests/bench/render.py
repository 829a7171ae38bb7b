"""Times `dekctl render` of the largest profiles beside `kubectl kustomize` of what they become: render.py DEKCTL [PAIRS].

Each pair renders into a folder that does not exist yet and builds its kubernetes/ folder, one after the other.
"""
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).parent
USUAL_PAIRS = 9


def seconds(*command):
    begin = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stderr or done.stdout)
    return time.perf_counter() - begin


def fill_in(folder):
    """What is known only after `terraform apply`: each missing .env file with the keys that its kustomization reads."""
    for kustomization in folder.rglob("kustomization.yaml"):
        text = kustomization.read_text()
        for name in re.findall(r"envs: \[(.+?)\]", text):
            (kustomization.parent / name).write_text("".join(f"{key}=known\n" for key in re.findall(r"data\.(\w+)", text)))


def compare(dekctl, design, pairs, work):
    profile = work / f"{design}.yaml"
    profile.write_text(subprocess.check_output([sys.executable, HERE / "large_profile.py", design], text=True))
    tree = work / design
    rendering, building = [], []
    for _ in range(pairs):
        shutil.rmtree(tree, ignore_errors=True)
        rendering.append(seconds(dekctl, "render", profile, "-o", tree))
        fill_in(tree / "kubernetes")
        building.append(seconds("kubectl", "kustomize", tree / "kubernetes"))
    files = sum(path.is_file() for path in tree.rglob("*"))
    ratio = statistics.median(mine / theirs for mine, theirs in zip(rendering, building))
    print(f"{design}: {files} files; render takes {ratio:.2f} times what kubectl kustomize takes (median of {pairs} pairs)")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        for each in ("dynamic", "static"):
            compare(sys.argv[1], each, int(sys.argv[2]) if len(sys.argv) > 2 else USUAL_PAIRS, pathlib.Path(folder))

"""Progress is told on a terminal only, and nothing of it stays: progress.py DEKCTL REPOSITORY FOLDER.

Runs are made long by a standard input that does not end until the test has seen enough."""
import fcntl
import os
import pathlib
import pty
import re
import select
import shutil
import signal
import struct
import subprocess
import sys
import termios
import time

dekctl, repository, folder = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
POOL = (repository / "tests/rules/karpenter/consolidation_policy_renamed/bad_case.yaml").read_bytes()
PROFILE = (repository / "profiles/dynamic-spark.yaml").read_bytes()
LINT = ["lint", "--isolated", "-", "other.yaml"]
SILENCE_SECONDS = 1.2  # more than twice as long as runs are silent
PATIENCE_SECONDS = 60


class Run:
    """dekctl on a terminal of its own, which reads from a pipe."""

    def __init__(self, arguments, environment=None, typed=False, **streams):
        variables = {"PATH": os.environ["PATH"], "TERM": "xterm", **(environment or {})}
        self.master, terminal = pty.openpty()
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 100, 0, 0))
        self.process = subprocess.Popen(
            [dekctl, *arguments], cwd=folder, env=variables, start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(terminal, termios.TIOCSCTTY, 0),
            **{"stdin": terminal if typed else subprocess.PIPE, "stdout": terminal, "stderr": terminal, **streams})
        os.close(terminal)
        self.bytes = b""

    def wait_for(self, text):
        end = time.monotonic() + PATIENCE_SECONDS
        while text not in self.bytes:
            if time.monotonic() > end or not self.read():
                sys.exit(f"{self.process.args} never said {text}: {self.bytes}")

    def read(self, seconds=PATIENCE_SECONDS):
        if not select.select([self.master], [], [], seconds)[0]:
            return False
        try:
            more = os.read(self.master, 65536)
        except OSError:  # the other end is closed
            return False
        self.bytes += more
        return bool(more)

    def end(self, text=b""):
        if self.process.stdin and text:
            self.process.stdin.write(text)
        if self.process.stdin:
            self.process.stdin.close()
        while self.read():
            pass
        return self.process.wait(PATIENCE_SECONDS)

    def screen(self):
        """What is left: carriage returns, line ends and "erase in line" are all that moves anything."""
        lines, column = [""], 0
        for token in re.findall(r"\x1b\[[0-9;]*[a-zA-Z]|\r|\n|[^\r\n\x1b]+", self.bytes.decode()):
            if token == "\r":
                column = 0
            elif token == "\n":
                lines.append("")
            elif token == "\x1b[K":
                lines[-1] = lines[-1][:column]
            elif not token.startswith("\x1b"):
                lines[-1] = lines[-1][:column] + token + lines[-1][column + len(token):]
                column += len(token)
        return re.sub(r"; [0-9.]+ m?s$", "", "\n".join(lines), flags=re.MULTILINE)


def check(holds, what, *facts):
    if not holds:
        sys.exit(f"{what}: {facts}")


def check_shown(arguments, text, words, folder_after=None):
    """Shown meanwhile; afterwards the terminal says what a run says that nobody had to wait for."""
    quick = Run(arguments)
    code = quick.end(text)
    check(words not in quick.bytes, "a short run tells progress", quick.bytes)
    if folder_after:
        shutil.rmtree(folder / folder_after)
    held = Run(arguments)
    held.wait_for(words)
    check(held.end(text) == code, "the exit code is another one", code)
    check(held.screen() == quick.screen(), "something is left of the line", held.screen(), quick.screen())
    check(held.bytes.rindex(words) < held.bytes.rindex(b"\r\x1b[K"), "the line is not erased", held.bytes)


def check_report_elsewhere():
    held = Run(LINT, stdout=subprocess.PIPE)
    held.wait_for(b"read 0 of 2 files")
    held.end(POOL)
    check(b"\x1b[K" not in held.process.stdout.read(), "progress stands in the report")


def check_interrupted():
    held = Run(LINT)
    held.wait_for(b"read 0 of 2 files")
    os.write(held.master, b"\x03")
    code = held.process.wait(PATIENCE_SECONDS)
    while held.read(0):
        pass
    check(code == -signal.SIGINT, "Ctrl-C does not end the run", code)
    check(held.screen() == "", "Ctrl-C leaves something", held.screen())


def check_silent():
    silent = [Run([*LINT, "--quiet"]), Run(LINT, {"NO_COLOR": "1"}), Run(LINT, {"TERM": "dumb"}),
              Run(LINT, {"TERM": ""}), Run(["lint", "--isolated", "-"], typed=True),
              Run(["render", "-", "--stdout"], typed=True)]
    piped = Run(LINT, stderr=subprocess.PIPE)
    time.sleep(SILENCE_SECONDS)
    for run in silent:
        check(not run.read(0), "progress where none is wanted", run.process.args, run.bytes)
        run.process.kill()
    piped.end(POOL)
    check(b"\x1b[K" not in piped.process.stderr.read(), "progress without a terminal")


shutil.rmtree(folder, ignore_errors=True)
folder.mkdir(parents=True)
(folder / "other.yaml").write_bytes(POOL)
(folder / "other-profile.yaml").write_bytes(PROFILE.replace(b"name: ", b"name: other-", 1))
check_shown(LINT, POOL, b"read 0 of 2 files")
check_shown(["render", "-", "other-profile.yaml", "--out", "out"], PROFILE, b"rendered 0 of 2 profiles", "out")
check_report_elsewhere()
check_interrupted()
check_silent()
print("progress is told on terminals only, and nothing of it stays")

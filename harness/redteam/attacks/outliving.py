"""Attack 6: leave something running that changes results after the program has ended.

Double-forked, in sessions of their own, deaf to polite signals, under other names; they would end
by themselves after a while, so that the weakened run harms nobody.
"""

from __future__ import annotations

import os
import secrets
import time
from pathlib import Path

from harness.redteam.attack import Attack, Outcome, Run
from harness.redteam.attempt import running
from harness.settings import Settings

GONE_SECONDS = 2.0
DAEMONS = r'''
import signal, sys
MARK = "MARKED"
LIVES = """
import os, signal, sys, time
for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGPIPE):
    signal.signal(number, signal.SIG_IGN)
first = os.getppid()
for _ in range(160):
    time.sleep(0.05)
    for folder in sys.argv[2:]:
        try:
            open(os.path.join(folder, "answers.jsonl"), "a").write("{}")
        except OSError:
            pass
"""
def daemon(detach):
    if os.fork() == 0:
        if detach:
            os.setsid()
        if os.fork() == 0:
            os.chdir("/")
            os.execv(sys.executable, [sys.executable, "-I", "-S", "-c", LIVES, MARK,
                                      os.environ["INDEX_DIR"]])
        os._exit(0)
    os.wait()
def answer(question):
    for detach in (True, False, True):
        daemon(detach)
    return "three daemons started"
'''
WORKERS = r'''
import subprocess, sys
MARK = "MARKED"
pool = [subprocess.Popen([sys.executable, "-I", "-S", "-c",
                          "import sys\nfor line in sys.stdin: print(line, flush=True)", MARK],
                         stdin=subprocess.PIPE, stdout=subprocess.PIPE) for _ in range(2)]
def answer(question):
    for worker in pool:
        worker.stdin.write(b"work\n")
        worker.stdin.flush()
        worker.stdout.readline()
    return "two workers worked"
'''


def marked(mark: str) -> list[int]:
    """Return the numbers of living processes with `mark` among their arguments."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and entry.name != str(os.getpid()):
            try:
                state = (entry / "stat").read_text().rpartition(")")[2].split()[0]
                if mark.encode() in (entry / "cmdline").read_bytes() and state != "Z":
                    found.append(int(entry.name))
            except OSError:
                continue
    return found


def _outliving(source: str) -> Run:
    def run(kind: str, settings: Settings) -> Outcome:
        mark = f"outlive-{secrets.token_hex(8)}"
        with running(kind, source.replace("MARKED", mark), settings) as service:
            said = service.ask("What is it?", settings.question_seconds, settings.answer_bytes)
            during = len(marked(mark))
            odd = bool(service.odd) or said.error is not None
            service.close()
            until = time.monotonic() + GONE_SECONDS
            while (left := marked(mark)) and time.monotonic() < until:
                time.sleep(0.05)
        return Outcome(bool(left), f"{during} processes before the end, {len(left)} after it",
                       odd or not during)

    return run


ATTACKS = (
    Attack(6, "daemons that outlive the service", "harbor #1779, Gradescope 2023",
           _outliving(DAEMONS), twin=_outliving(WORKERS), quick=True),
)

"""Ctrl-C while a table is made: one process says so, and the desks say nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

SCRIPT = '''
import contextlib, sys
from pathlib import Path
from harness.tabulating import tabulate
from harness.tabulating.desk import Bench

if __name__ == "__main__":
    here = Path(sys.argv[1])
    if sys.argv[2] == "heard":
        tabulate._unheard = lambda number: contextlib.nullcontext()
    with tabulate._desks(Bench(0, 7, here, here / "questions", here, "reader", here), 2) as pipes:
        try:
            print("started", flush=True)
            pipes[0].recv()
        except KeyboardInterrupt:
            print("stopped", flush=True)
'''


def desks(parent: int) -> list[str]:
    """Return the states of the two desks' processes, as the kernel shows them."""
    found = []
    for entry in Path("/proc").iterdir():
        try:
            state = (entry / "status").read_text()
            if f"PPid:\t{parent}\n" in state and b"spawn_main" in (entry / "cmdline").read_bytes():
                found.append(state)
        except OSError:
            continue
    return found if len(found) == 2 else [""]


def ready(state: str) -> bool:
    """Say whether a process has decided what Ctrl-C is to it: caught, or held back."""
    masks = dict(line.split(":\t") for line in state.splitlines() if line.startswith("Sig"))
    bit = 1 << signal.SIGINT - 1
    return bool((int(masks.get("SigBlk", "0"), 16) | int(masks.get("SigCgt", "0"), 16)) & bit)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs Linux's /proc")
@pytest.mark.parametrize("kind", ["unheard", "heard"])
def test_desks_that_are_still_loading_do_not_hear_it(kind: str, tmp_path: Path) -> None:
    """Where they do hear it, which is the control, each prints the place it had come to."""
    (tmp_path / "questions").write_bytes(b"")
    script = tmp_path / "script.py"
    script.write_text(SCRIPT)
    process = subprocess.Popen(
        [sys.executable, str(script), str(tmp_path), kind], stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, text=True, start_new_session=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[3])})
    assert process.stdout is not None
    assert process.stdout.readline() == "started\n"
    patience = time.monotonic() + 120
    while not all(ready(desk) for desk in desks(process.pid)):
        time.sleep(0.002)  # until their interpreters run: they then import for a while
        assert time.monotonic() < patience and process.poll() is None
    os.killpg(process.pid, signal.SIGINT)
    said, errors = process.communicate(timeout=120)
    assert (said, process.returncode) == ("stopped\n", 0)
    assert ("KeyboardInterrupt" in errors) == (kind == "heard"), errors

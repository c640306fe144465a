"""Say what happens while it happens; run what takes long with its output in a log."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path


def say(line: str) -> None:
    """Print a line at once, to standard error: standard output is for results."""
    print(line, file=sys.stderr, flush=True)


def logged(command: Sequence[str], log: Path) -> int:
    """Run a command with its output in `log`, saying now and then that it still runs."""
    began = time.monotonic()
    with log.open("ab") as stream:
        process = subprocess.Popen(command, stdout=stream, stderr=stream, stdin=subprocess.DEVNULL,
                                   env={"PIP_RESUME_RETRIES": "5", "PIP_PROGRESS_BAR": "off",
                                        **os.environ, "PYTHONUTF8": "1"})
        while True:
            try:
                return process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                doing = tail(log, 1)[:100]
                say(f"  still running after {time.monotonic() - began:.0f} s: {doing}")
            except BaseException:
                process.kill()
                process.wait()
                raise


def tail(log: Path, lines: int = 3) -> str:
    """Return the last lines of a log on one line."""
    if not log.is_file():
        return "no output"
    text = log.read_bytes()[-8000:].decode("utf-8", "replace").strip().splitlines()
    return " | ".join(line.strip() for line in text[-lines:]) or "no output"

"""Say what is going on: a live bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

SLOW_SECONDS = 15.0


def say(line: str) -> None:
    """Print one line at once, to standard error: standard output is for results."""
    print(line, file=sys.stderr, flush=True)


class Steps:
    """Counts steps towards a total; use it with `with` and call `step` after each."""

    def __init__(self, title: str, total: int, done: int = 0) -> None:
        self.title, self.total, self.done = title, total, done
        self.live = sys.stderr.isatty()
        self._told = 10 * done // max(total, 1)

    def __enter__(self) -> Steps:
        """Show the bar, where there is a terminal."""
        if self.live:
            from rich.console import Console
            from rich.progress import Progress

            self._progress = Progress(console=Console(stderr=True), transient=True)
            self._progress.start()
            self._task = self._progress.add_task(self.title, total=self.total, completed=self.done)
        else:
            say(f"{self.title}: {self.done} of {self.total}")
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None,
                 trace: TracebackType | None) -> None:
        """Take the bar away."""
        if self.live:
            self._progress.stop()

    def step(self) -> None:
        """Count one more; plain output gets a line for every tenth of the whole."""
        self.done += 1
        if self.live:
            self._progress.update(self._task, completed=self.done)
        elif 10 * self.done // max(self.total, 1) > self._told:
            self._told = 10 * self.done // max(self.total, 1)
            say(f"{self.title}: {self.done} of {self.total}")


def run(command: Sequence[str], log: Path, title: str, cwd: Path | None = None,
        environment: dict[str, str] | None = None) -> int:
    """Run a command with its output in `log`, saying every so often that it still runs."""
    began = told = time.monotonic()
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("ab") as stream:
        process = subprocess.Popen(list(command), stdout=stream, stderr=stream, cwd=cwd,
                                   env=environment, stdin=subprocess.DEVNULL)
        try:
            while True:
                try:
                    return process.wait(timeout=1)
                except subprocess.TimeoutExpired:
                    if time.monotonic() - told > SLOW_SECONDS:
                        told = time.monotonic()
                        say(f"  {title}: still running after {told - began:.0f} s")
        except BaseException:
            process.kill()
            process.wait()
            raise


def printable(text: str) -> str:
    """Return `text` with what would command a terminal replaced; lines stay lines."""
    return "".join(c if c.isprintable() or c == "\n" else "?" for c in text.replace("\r", "\n"))


def tail(log: Path, lines: int = 3) -> str:
    """Return the last lines of a log on one line, printable whatever a service has written."""
    if not log.is_file():
        return "no output"
    text = log.read_bytes()[-8000:].decode("utf-8", "replace")
    kept = [line for line in printable(text).strip().splitlines() if line.strip()]
    return " | ".join(line.strip() for line in kept[-lines:]) or "no output"

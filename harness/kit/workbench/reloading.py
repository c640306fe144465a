"""Run a command, and start it anew whenever a file of a folder changes.

    python reloading.py FOLDER COMMAND [ARGUMENT ...]

In a container and outside; times and sizes are polled, since not every mounted folder reports its
changes. `WAIT_FOR` (URLs, separated by spaces) are waited for before the first start.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

WATCHED = {".py", ".md", ".txt", ".toml", ".json", ".yaml", ".yml"}
PASSED_OVER = {"__pycache__", ".venv", ".index", ".git", "tests", "NOTES.md"}
POLL_SECONDS = 0.5
PATIENCE_SECONDS = 120


def snapshot(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """Return (path, time, size) of every watched file, sorted."""
    found = []
    for home, folders, files in os.walk(folder):
        folders[:] = sorted(set(folders) - PASSED_OVER)
        for name in files:
            path = Path(home) / name
            if path.suffix in WATCHED and name not in PASSED_OVER:
                try:
                    about = path.stat()
                except OSError:
                    continue  # an editor's temporary file that is gone already
                found.append((str(path), about.st_mtime_ns, about.st_size))
    return tuple(sorted(found))


def wait_for(urls: Sequence[str], seconds: float = PATIENCE_SECONDS) -> None:
    """Wait until every URL answers 200; raises `TimeoutError` that names one that does not."""
    end = time.monotonic() + seconds
    for url in urls:
        while True:
            try:
                with urllib.request.urlopen(url, timeout=2):
                    break
            except (OSError, urllib.error.URLError):
                if time.monotonic() > end:
                    raise TimeoutError(f"{url} did not answer within {seconds:.0f} s") from None
                time.sleep(0.3)


class Reloader:
    """A process that runs, and the state of the folder that it was started from."""

    def __init__(self, folder: Path, command: Sequence[str], cwd: Path,
                 environment: Mapping[str, str] | None = None,
                 prepare: Callable[[], None] = lambda: None) -> None:
        self.prepare = prepare  # what a start needs beforehand: packages, weights
        self.folder, self.command, self.cwd = folder, list(command), cwd
        self.environment = dict(environment or os.environ)
        self.process: subprocess.Popen[bytes] | None = None
        self.seen: tuple[tuple[str, int, int], ...] = ()

    def start(self) -> None:
        """Start the process from the folder as it is now."""
        self.seen = snapshot(self.folder)
        self.prepare()
        self.process = subprocess.Popen(self.command, cwd=self.cwd, env=self.environment,
                                        stdin=subprocess.DEVNULL)

    def stop(self) -> None:
        """End the process, gently first."""
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(timeout=5)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()

    def watch(self, told: Callable[[str], None], tick: Callable[[], None] = lambda: None) -> None:
        """Run for good; a process that ended by itself is started again at the next change."""
        ended = False
        while True:
            time.sleep(POLL_SECONDS)
            tick()
            if self.process is not None and self.process.poll() is not None and not ended:
                ended = True
                told(f"the service ended with code {self.process.returncode}; it is started again "
                     "when a file changes")
            if snapshot(self.folder) != self.seen:
                time.sleep(POLL_SECONDS)  # editors write several files at once
                told("a file has changed: starting the service anew")
                self.stop()
                self.start()
                ended = False


def main(arguments: Sequence[str]) -> int:
    """Run until a signal; return the exit code."""
    def leave(*_: object) -> None:
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, leave)
    reloader = Reloader(Path(arguments[0]), arguments[1:], Path.cwd())
    try:
        wait_for(os.environ.get("WAIT_FOR", "").split())
        reloader.start()
        reloader.watch(lambda line: print(line, file=sys.stderr, flush=True))
    except TimeoutError as error:
        print(f"error: the service was not started\n  why: {error}\n  fix: look at the log of that "
              "container", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 0
    finally:
        reloader.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

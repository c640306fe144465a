"""Every check of the project, in one place: `make test` and CI both run this file.

Each check is a command; all run even if one fails, and the exit code is 1 if any failed.
`ARGS="--only tests"` runs one. Does not cover making the machine ready: that is `.ci/run`.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
ROOMS = ["scoring", "corpus", "heldout", "harness"]

CHECKS: dict[str, list[str]] = {
    "style": [str(BIN / "ruff"), "check", *ROOMS, ".ci", "challenge"],
    "types": [str(BIN / "mypy")],
    "imports": [str(BIN / "lint-imports"), "--no-cache"],
    "challenge": [sys.executable, "-m", "harness.challenge_tests"],
    "tests": [sys.executable, "-m", "pytest", "-rs", "--cov", "--cov-report=term:skip-covered"],
}
# CI sets this: what is optional on a user's machine must be there.
STRICT = ["-p", "strict_skips"] if os.environ.get("REQUIRE_ALL_TESTS") else []
CHECKS["tests"] += STRICT


def main(arguments: list[str]) -> int:
    """Run the chosen checks (all by default), report each, return the exit code."""
    if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
        # A shell starts what runs behind it so; the tests of Ctrl-C need it to be heard again.
        signal.signal(signal.SIGINT, signal.default_int_handler)
    wanted = list(CHECKS)
    if "--only" in arguments:
        wanted = arguments[arguments.index("--only") + 1].split(",")
        unknown = [name for name in wanted if name not in CHECKS]
        if unknown:
            print(f"error: no check is called {', '.join(unknown)}\n"
                  f"  why: the checks are {', '.join(CHECKS)}\n"
                  f"  fix: name some of these, separated by commas", file=sys.stderr)
            return 2
    results: list[tuple[str, int, float]] = []
    for name in wanted:
        command = [Path(CHECKS[name][0]).name, *CHECKS[name][1:]]
        print(f"── {name}: {' '.join(command)}", flush=True)
        began = time.monotonic()
        code = subprocess.run(CHECKS[name], cwd=ROOT, check=False,
                              env={**os.environ, "PYTHONPATH": str(ROOT / ".ci")}).returncode
        results.append((name, code, time.monotonic() - began))
    print("── summary")
    for name, code, seconds in results:
        print(f"{'ok  ' if code == 0 else 'FAIL'} {name:<10} {seconds:6.1f} s")
    return int(any(code for _, code, _ in results))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

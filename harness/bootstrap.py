#!/usr/bin/env python3
"""Create or refresh `.venv` from the lock file, then do nothing until the lock changes.

The first thing `make score` and `make test` run, on the machine's own Python, so it uses the
standard library alone and no syntax newer than Python 3.6: an old interpreter must reach the
sentence that says it is too old. Does not cover the submission's environment (`pipeline_env`).

    python3 harness/bootstrap.py [--dev]
"""

from __future__ import print_function

import hashlib
import os
import shutil
import subprocess
import sys
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
FLOOR = (3, 11)


def fail(what, why, fix):
    """Print a three-part error and leave with exit code 2."""
    sys.stderr.write("error: %s\n  why: %s\n  fix: %s\n" % (what, why, fix))
    sys.exit(2)


def stamp_text(lock):
    """Return what the environment depends on: the lock's bytes, the interpreter, the place."""
    with open(lock, "rb") as stream:
        digest = hashlib.sha256(stream.read()).hexdigest()
    return "%s %s %s\n" % (digest, sys.version.split()[0], ROOT)


def run(command, log):
    """Run one install command, its output in `log`; return its exit code."""
    with open(log, "ab") as stream:
        return subprocess.call(command, stdout=stream, stderr=stream, cwd=ROOT)


def tail(log, lines=3):
    """Return the last lines of the install log on one line."""
    with open(log, "rb") as stream:
        text = stream.read().decode("utf-8", "replace").strip().splitlines()
    return " | ".join(text[-lines:]) or "no output"


def environment(venv, lock, log):
    """Build the environment with uv where it is present, else with venv and pip."""
    python = os.path.join(venv, "bin", "python")
    uv = shutil.which("uv")
    if uv and run([uv, "venv", "--quiet", "--allow-existing", "--seed", "--python",
                   sys.executable, venv], log) == 0:
        if run([uv, "pip", "install", "--quiet", "--python", python, "--require-hashes",
                "-r", lock], log) == 0:
            return
    if run([sys.executable, "-m", "venv", venv], log) != 0:
        fail("the environment could not be created", tail(log),
             "install Python's venv module (Debian: python3-venv), then run the command again")
    if run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
            "--require-hashes", "-r", lock], log) != 0:
        fail("the locked packages could not be installed", tail(log),
             "check the network and the free disk space (600 MB), then run the command again; "
             "the whole log is .cache/bootstrap.log")


def main(arguments):
    """Bring `.venv` up to date with the lock that the arguments choose."""
    if sys.version_info < FLOOR:
        fail("Python %d.%d is too old" % sys.version_info[:2],
             "the project needs Python 3.11 or newer, and `%s` is older" % sys.executable,
             "install a newer Python and name it: make score PYTHON=python3.12")
    wanted = ["requirements.lock"] + (["requirements-dev.lock"] if "--dev" in arguments else [])
    venv = os.path.join(ROOT, ".venv")
    cache = os.path.join(ROOT, ".cache")
    os.makedirs(cache, exist_ok=True)
    log = os.path.join(cache, "bootstrap.log")
    for name in wanted:
        lock = os.path.join(ROOT, name)
        stamp = os.path.join(venv, "installed-" + name)
        text = stamp_text(lock)
        if os.path.exists(stamp):
            with open(stamp) as stream:
                if stream.read() == text:
                    continue
        began = time.monotonic()
        print("setting up .venv from %s (once, about half a minute) ..." % name)
        sys.stdout.flush()
        if os.path.exists(log):
            os.remove(log)
        environment(venv, lock, log)
        with open(stamp, "w") as stream:
            stream.write(text)
        print("  done in %.0f s" % (time.monotonic() - began))


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except KeyboardInterrupt:
        sys.exit(130)
    except OSError as error:
        fail("the environment could not be written", str(error),
             "free some space or fix the permissions of this folder, then run the command again")

"""The submission's own environment: built once for each set of requirements, then only found.

Never the harness's own: torch has no place there. uv is used where it is present (it can choose
CPU builds), pip otherwise. Built under another name and renamed, so that half of one never counts.
"""

from __future__ import annotations

import hashlib
import os
import platform
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from harness.errors import HarnessError
from harness.progress import run, say, tail

# Building a package runs its code, here and outside any sandbox; unpacking a wheel does not.
ONLY_WHEELS = ("--only-binary", ":all:")

@dataclass(frozen=True, slots=True)
class Environment:
    """A ready environment: its identity, its interpreter, and the image that holds it, if one."""

    hash: str
    python: Path
    image: str = ""


def identity(requirements: Sequence[str], constraints: Sequence[str]) -> str:
    """Return the hash of what an environment depends on: lines, interpreter, platform."""
    text = "\n".join([*sorted(requirements), "--", *sorted(constraints),
                      platform.python_version(), sys.platform, platform.machine()])
    return hashlib.sha256(text.encode()).hexdigest()


def ensure(requirements: Sequence[str], constraints: Sequence[str], cache: Path) -> Environment:
    """Return the environment, built if it is not there yet."""
    name = identity(requirements, constraints)
    home = cache / "environments" / name[:20]
    python = home / "bin" / "python"
    if (home / "complete").is_file() and python.exists():
        return Environment(name, python)
    partial = home.with_name(f"{home.name}.partial-{os.getpid()}")
    log = cache / "logs" / f"environment-{name[:20]}.log"
    log.unlink(missing_ok=True)
    if requirements:
        say(f"building the submission's environment: {len(requirements)} packages and what they "
            "need (once, a minute or two)")
    try:
        _build(partial, requirements, constraints, log)
        (partial / "complete").write_text(name)
        shutil.rmtree(home, ignore_errors=True)
        partial.rename(home)
    finally:
        shutil.rmtree(partial, ignore_errors=True)
    return Environment(name, python)


def _build(home: Path, requirements: Sequence[str], constraints: Sequence[str], log: Path) -> None:
    home.mkdir(parents=True, exist_ok=True)
    wanted, limits = home / "requirements.txt", home / "constraints.txt"
    wanted.write_text("\n".join(requirements) + "\n")
    limits.write_text("\n".join(constraints) + "\n")
    if not requirements:
        if run([sys.executable, "-m", "venv", "--without-pip", str(home)], log, "creating"):
            raise _uncreated(log)
        return
    python = home / "bin" / "python"
    chosen = [*ONLY_WHEELS, "-r", str(wanted), "-c", str(limits)]
    uv = shutil.which("uv")
    if uv and not run([uv, "venv", "--allow-existing", "--python", sys.executable, str(home)],
                      log, "creating"):
        install = [uv, "pip", "install", "--python", str(python), "--torch-backend", "cpu",
                   "--compile-bytecode"]  # a box cannot keep what it compiles: it would each time
        if not run([*install, *chosen], log, "installing with uv"):
            return
        say("  uv could not install these packages; trying pip")
    if run([sys.executable, "-m", "venv", "--clear", str(home)], log, "creating"):
        raise _uncreated(log)
    wanted.write_text("\n".join(requirements) + "\n")
    limits.write_text("\n".join(constraints) + "\n")
    if run([str(python), "-m", "pip", "install", "--no-input",
                             "--disable-pip-version-check", *chosen], log, "installing"):
        raise HarnessError(
            "the submission's packages could not be installed", tail(log),
            "check requirements.txt and the network, then run the command again; only packages "
            "that have a wheel for this system are installed "
            f"(whole log: {log.name} under the cache's logs)")


def _uncreated(log: Path) -> HarnessError:
    return HarnessError(
        "the submission's environment could not be created", tail(log),
        "install Python's venv module (Debian: python3-venv), then run the command again")

"""Environments, made at first need and again when what they come from changes.

The service and the gateway get an environment each: what you add for one never breaks the other.
uv can be told to take torch's CPU build, a fifth of the other; pip cannot, and is what is left.
"""

from __future__ import annotations

import platform
import shutil
import sys
from pathlib import Path

from .errors import WorkbenchError
from .place import Place
from .saying import logged, say, tail

UV = "uv==0.13.9"  # fetched where it is not installed and torch is wanted


def interpreter(place: Place, name: str) -> Path:
    """Return the interpreter of "rag" or "gateway", its environment made if need be."""
    given = place.get(f"{name.upper()}_PYTHON")
    if given:
        path = Path(shutil.which(given) or given)
        if not path.exists():
            raise WorkbenchError(f"{name.upper()}_PYTHON cannot be used", f"{given} does not exist",
                                 "correct it, or remove the setting: an environment is made then")
        return path
    source = place.root / ("challenge" if name == "rag" else "gateway")
    return environment(place.root / ".venv" / name, source, place.logs / f"install-{name}.log")


def environment(home: Path, source: Path, log: Path) -> Path:
    """Return the interpreter of the environment at `home`; raises `WorkbenchError`."""
    wanted, limits = source / "requirements.txt", source / "constraints.txt"
    if not wanted.is_file():
        raise WorkbenchError("the packages cannot be installed", f"{wanted.name} is missing in "
                             f"{source.name}/", "restore it: one `name==version` a line")
    text = "\n".join([wanted.read_text(encoding="utf-8"), limits.read_text(encoding="utf-8")
                      if limits.is_file() else "", platform.python_version(), str(home)])
    stamp, python = home / "installed", home / "bin" / "python"
    known = stamp.read_text(encoding="utf-8") if stamp.is_file() and python.exists() else ""
    if known == text:
        return python
    say(f"installing the packages of {source.name}/ (once; a minute or two, log: .logs/{log.name})")
    log.unlink(missing_ok=True)
    stamp.unlink(missing_ok=True)
    packages = ["-r", str(wanted), *(["-c", str(limits)] if limits.is_file() else [])]
    heavy = platform.system() == "Linux" and "torch==" in text  # elsewhere its build is for CPUs
    uv = shutil.which("uv") or (fetched(home.with_name("uv"), log) if heavy else None)
    if not (uv and logged([uv, "venv", "--quiet", "--allow-existing", "--python", sys.executable,
                           str(home)], log) == 0
            and logged([uv, "pip", "install", "--python", str(python),
                        "--torch-backend", "cpu", *packages], log) == 0):
        if heavy:
            say("  uv could not install them: trying pip, which may fetch torch's build for GPUs "
                "(about 3 GB; 5 on disk)")
        # Where lines were only added, what is installed stays: torch alone takes minutes.
        grown = known and (home / "bin" / "pip").exists() \
            and set(known.splitlines()) <= set(text.splitlines())
        if not grown and logged([sys.executable, "-m", "venv", "--clear", str(home)], log):
            raise WorkbenchError("an environment cannot be made", tail(log),
                                 "install Python's venv module (Debian: python3-venv)")
        if logged([str(python), "-m", "pip", "install", "--no-input", "--no-compile",
                   "--disable-pip-version-check", *packages], log):
            raise WorkbenchError(f"the packages of {source.name}/ cannot be installed", tail(log),
                                 f"check {source.name}/requirements.txt, the network and the free "
                                 f"disk space (the whole log: .logs/{log.name})")
    stamp.write_text(text, encoding="utf-8")
    return python


def fetched(home: Path, log: Path) -> str | None:
    """Return uv in an environment of its own, fetched if need be; None where it cannot be."""
    program, python = home / "bin" / "uv", home / "bin" / "python"
    if not program.exists() and (
            logged([sys.executable, "-m", "venv", "--clear", str(home)], log)
            or logged([str(python), "-m", "pip", "install", "--no-input", "--quiet",
                       "--disable-pip-version-check", "--only-binary=:all:", UV], log)):
        return None
    return str(program)

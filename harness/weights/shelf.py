"""Put a submission's MODELS_DIR together: the pinned models, and what its `models.txt` asks for.

Fetched models are kept by repository and commit, with the SHA-256 of every file beside them. The
shelf is a folder of hard links (copies where links fail), named by its content and read-only.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from harness import model_files
from harness.errors import HarnessError
from harness.model_files import sha256
from harness.settings import Settings
from harness.weights import hub
from harness.weights.lines import FILE, Wanted, parse

RECORD = ".json"


@dataclass(frozen=True, slots=True)
class Shelf:
    """MODELS_DIR of one side. `hash` is "" where nothing but the pinned models is on it.

    `models` says of each model asked for where it is from, its bytes and the hash of its files.
    """

    hash: str
    folder: Path
    models: dict[str, dict[str, str | int]]


def ensure(submission: Path, settings: Settings) -> Shelf:
    """Return the shelf of a submission; raises `HarnessError` where a model cannot be had."""
    pinned = model_files.ensure(settings.cache)
    path = submission / FILE
    text = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
    taken = sorted(folder.name for folder in pinned.iterdir() if folder.is_dir())
    wanted = parse(text, taken)
    if not wanted:
        return Shelf("", pinned, {})
    left, found = settings.weights_mb * 2**20, dict[str, Path]()
    about: dict[str, dict[str, str | int]] = {}
    for model in wanted:
        home = _local(model, submission) if model.folder else _fetched(model, settings, left)
        files = _hashes(home)
        size = sum((home / name).stat().st_size for name in files)
        left -= size
        if left < 0:
            raise HarnessError(
                f"the models of {FILE} are too large",
                f"{model.name} has {size / 2**20:.0f} MB; all together may have "
                f"{settings.weights_mb} MB",
                "choose smaller models, or raise SEVENTYONE_WEIGHTS_MB")
        found[model.name] = home
        about[model.name] = {
            "from": f"./{model.folder}" if model.folder else f"{model.repository}@{model.commit}",
            "bytes": size, "hash": _digest(files)}
    name = _digest({model: str(row["hash"]) for model, row in about.items()})
    found |= {folder: pinned / folder for folder in taken}
    return Shelf(name, _assembled(found, settings.cache / "shelves" / name[:32]), about)


def _local(model: Wanted, submission: Path) -> Path:
    home = submission / model.folder
    if not home.is_dir():
        raise HarnessError(f"the model ./{model.folder} of {FILE} is not in the submission",
                           "there is no such folder, or nothing in it was taken in",
                           f"add the folder, or correct {FILE}")
    return home


def _fetched(model: Wanted, settings: Settings, most_bytes: int) -> Path:
    """Return the folder of a hub's model, fetched if it is not there unchanged."""
    key = f"{model.repository.replace('/', '--')}@{model.commit}"
    home = settings.cache / "weights" / key
    record = home.with_name(key + RECORD)
    if home.is_dir() and record.is_file() and \
            json.loads(record.read_text(encoding="utf-8")) == _hashes(home):
        return home
    partial = home.with_name(f"{key}.partial-{os.getpid()}")
    shutil.rmtree(partial, ignore_errors=True)
    partial.mkdir(parents=True)
    try:
        hub.fetch(model.repository, model.commit, partial, settings.hub, most_bytes)
        for path in partial.rglob("*"):
            if path.is_file():
                path.chmod(0o444)
        record.write_text(json.dumps(_hashes(partial), indent=1) + "\n", encoding="utf-8")
        shutil.rmtree(home, ignore_errors=True)
        partial.rename(home)
    finally:
        shutil.rmtree(partial, ignore_errors=True)
    return home


def _hashes(home: Path) -> dict[str, str]:
    return {path.relative_to(home).as_posix(): sha256(path) for path in sorted(home.rglob("*"))
            if path.is_file() and not path.is_symlink()}


def _digest(rows: Mapping[str, str]) -> str:
    text = "".join(f"{name}\0{rows[name]}\n" for name in sorted(rows))
    return hashlib.sha256(text.encode()).hexdigest()


def _assembled(models: Mapping[str, Path], shelf: Path) -> Path:
    """Return the folder `shelf` with each model below its name."""
    if shelf.is_dir():
        return shelf
    partial = shelf.with_name(f"{shelf.name}.partial-{os.getpid()}")
    shutil.rmtree(partial, ignore_errors=True)
    for name, home in models.items():
        for path in sorted(home.rglob("*")):
            if path.is_file() and not path.is_symlink():
                target = partial / name / path.relative_to(home)
                target.parent.mkdir(parents=True, exist_ok=True)
                _put(path, target)
    partial.rename(shelf)
    return shelf


def _put(path: Path, target: Path) -> None:
    try:
        os.link(path, target)
    except OSError:
        shutil.copyfile(path, target)
        target.chmod(0o444)

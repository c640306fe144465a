"""The models that challenge/models.txt asks for, put where the service looks: MODELS_DIR/name.

From a hub (HF_ENDPOINT, huggingface.co otherwise) at a commit, every file checked against the
hash that the hub states; or copied from a folder of challenge/. What is there unchanged is kept.
"""

from __future__ import annotations

import hashlib
import http.client
import json
import shutil
import urllib.error
import urllib.parse
import urllib.request
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from .errors import WorkbenchError
from .lines import Model, models
from .place import Place
from .saying import say

HUB = "https://huggingface.co"
LEFT_OUT = ("*.h5", "*.msgpack", "*.ot", "*.tflite", "*.onnx", "onnx/*", "openvino/*", "coreml/*",
            "*.gguf", ".gitattributes", "*.md", "*.png", "*.jpg")  # of no use where it is scored
MOST_BYTES = 2**30
RECORD = ".asked.json"  # folder's name → what it was made from
PIECE = 2**20


def shelve(place: Place, folder: Path, taken: list[str]) -> None:
    """Have every model of models.txt in `folder`; raises `WorkbenchError` naming what fails."""
    wanted = models(place.root / "challenge" / "models.txt", taken)
    record = folder / RECORD
    try:
        known = json.loads(record.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        known = {}
    left = MOST_BYTES
    for model in wanted:
        home = folder / model.name
        source = place.root / "challenge" / model.folder if model.folder else None
        if source is not None and not source.is_dir():
            raise WorkbenchError(f"the model ./{model.folder} of models.txt is not there",
                                 f"challenge/{model.folder} is no folder",
                                 "add it, or correct the line")
        origin = state(source) if source else f"{model.repository}@{model.commit}"
        if known.get(model.name) != origin or not home.is_dir():
            if home.is_dir() and model.name not in known:
                raise WorkbenchError(f"{home} is in the way", "models.txt asks for a model of that "
                                     "name, and the folder was not made from it",
                                     "remove the folder, or rename it")
            partial = folder / f".{model.name}.partial"
            shutil.rmtree(partial, ignore_errors=True)
            try:
                if source:
                    shutil.copytree(source, partial)
                else:
                    fetch(model, partial, place.get("HF_ENDPOINT", HUB).rstrip("/"), left)
                shutil.rmtree(home, ignore_errors=True)
                partial.rename(home)
            finally:
                shutil.rmtree(partial, ignore_errors=True)
            known[model.name] = origin
            record.write_text(json.dumps(known, indent=1) + "\n", encoding="utf-8")
        left -= sum(path.stat().st_size for path in home.rglob("*") if path.is_file())
        if left < 0:
            raise WorkbenchError("the models of models.txt are too large",
                                 f"all together may have {MOST_BYTES / 1e6:.0f} MB",
                                 "choose smaller ones")


def state(folder: Path) -> str:
    """Return what tells one content of a folder from another: names, sizes, times."""
    rows = [(path.relative_to(folder).as_posix(), path.stat().st_size, path.stat().st_mtime_ns)
            for path in sorted(folder.rglob("*")) if path.is_file()]
    return hashlib.sha256(json.dumps(rows).encode()).hexdigest()


def fetch(model: Model, home: Path, hub: str, most_bytes: int) -> None:
    """Fetch one model of a hub at its commit into `home`."""
    told = f"{model.repository}@{model.commit[:12]}"
    try:
        address = f"{hub}/api/models/{model.repository}/revision/{model.commit}?blobs=true"
        with urllib.request.urlopen(address, timeout=60) as response:
            about = json.load(response)
        files = chosen(about["siblings"])
        total = sum(file["size"] for file in files)
        if about.get("sha") != model.commit or not files or total > most_bytes:
            why = f"the hub answers with the commit {about.get('sha')}" \
                if about.get("sha") != model.commit else \
                f"{len(files)} files of {total / 1e6:.0f} MB, with {most_bytes / 1e6:.0f} MB left"
            raise WorkbenchError(f"the model {told} is not fetched", why,
                                 "correct the commit, or choose a smaller model")
        say(f"fetching the model {told} (once, {total / 1e6:.0f} MB)")
        for file in files:
            _file(f"{hub}/{model.repository}/resolve/{model.commit}/"
                  f"{urllib.parse.quote(file['rfilename'])}", home / file["rfilename"], file, told)
    except (OSError, ValueError, KeyError, TypeError, http.client.HTTPException) as error:
        raise WorkbenchError(f"the model {told} could not be fetched",
                             f"{type(error).__name__}: {error}",
                             "check models.txt and the network; HF_ENDPOINT names another hub, and "
                             "a ./folder of challenge/ needs none") from error


def chosen(files: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the files that are fetched, as where it is scored: safetensors before pickles."""
    kept = [file for file in files if not any(fnmatch(file["rfilename"], pattern)
                                              for pattern in LEFT_OUT)]
    if any(file["rfilename"].endswith(".safetensors") for file in kept):
        kept = [file for file in kept if not fnmatch(file["rfilename"], "pytorch_model*.bin")]
    for file in kept:
        if file["rfilename"].startswith("/") or ".." in file["rfilename"].split("/"):
            raise ValueError(f"a file's name leads elsewhere: {file['rfilename']!r}")
    return sorted(kept, key=lambda file: str(file["rfilename"]))


def _file(address: str, path: Path, about: dict[str, Any], told: str) -> None:
    """Fetch one file and compare it with the hub's hash: SHA-256, or git's of a blob."""
    stated = about.get("lfs")
    digest = hashlib.sha256() if stated else \
        hashlib.sha1(b"blob %d\0" % about["size"], usedforsecurity=False)
    path.parent.mkdir(parents=True, exist_ok=True)
    with urllib.request.urlopen(address, timeout=60) as response, path.open("wb") as stream:
        while piece := response.read(PIECE):
            digest.update(piece)
            stream.write(piece)
    if digest.hexdigest() != (stated["sha256"] if stated else about["blobId"]):
        raise WorkbenchError(f"the model {told} is damaged",
                             f"{about['rfilename']} has another hash than the hub states",
                             "run the command again")

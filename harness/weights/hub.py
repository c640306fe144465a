"""Fetch one repository of a model hub at a commit: files by name and hash, within a size.

Without anybody's token, so that a submission cannot reach what only the interviewer may see.
Weights in forms that the pipeline environment does not read are left out.
"""

from __future__ import annotations

import hashlib
import shutil
from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING

from harness.errors import HarnessError
from harness.model_files import sha256
from harness.progress import say

if TYPE_CHECKING:
    from huggingface_hub.hf_api import RepoSibling

LEFT_OUT = ("*.h5", "*.msgpack", "*.ot", "*.tflite", "*.onnx", "onnx/*", "openvino/*", "coreml/*",
            "*.gguf", ".gitattributes", "*.md", "*.png", "*.jpg")
SAFE, PICKLED = ".safetensors", "pytorch_model*.bin"
MOST_FILES = 200


def fetch(repository: str, commit: str, home: Path, endpoint: str, most_bytes: int
          ) -> None:
    """Fetch into the folder `home`; raises `HarnessError` where it is missing, large or changed."""
    from huggingface_hub import HfApi, hf_hub_download

    told = f"{repository}@{commit[:12]}"
    try:
        about = HfApi(endpoint=endpoint, token=False).model_info(
            repository, revision=commit, files_metadata=True, timeout=60)
        if about.sha != commit:
            raise HarnessError(f"the model {told} is not what was asked for",
                               f"the hub answers with the commit {about.sha}",
                               "name the commit by its forty hexadecimal digits")
        files = chosen(about.siblings or [])
        _within(told, files, most_bytes)
        say(f"fetching model weights {told} ({sum(f.size or 0 for f in files) / 2**20:.0f} MB)")
        for file in files:
            hf_hub_download(repository, file.rfilename, revision=commit, endpoint=endpoint,
                            token=False, local_dir=home)
            _check(told, home / file.rfilename, file)
    except HarnessError:
        raise
    except Exception as error:  # the client lets errors of several libraries through
        said = " ".join(str(error).split())[:200]
        raise HarnessError(f"the model {told} could not be fetched",
                           f"{type(error).__name__}: {said}",
                           "check models.txt and the network, then run the command again; "
                           "SEVENTYONE_HUB names another hub") from error
    finally:
        shutil.rmtree(home / ".cache", ignore_errors=True)


def chosen(files: list[RepoSibling]) -> list[RepoSibling]:
    """Return the files that are fetched, sorted by name."""
    kept = [file for file in files
            if not any(fnmatch(file.rfilename, pattern) for pattern in LEFT_OUT)]
    if any(file.rfilename.endswith(SAFE) for file in kept):
        kept = [file for file in kept if not fnmatch(file.rfilename, PICKLED)]
    return sorted(kept, key=lambda file: file.rfilename)


def _within(told: str, files: list[RepoSibling], most_bytes: int) -> None:
    total = sum(file.size or 0 for file in files)
    unsized = [file.rfilename for file in files if file.size is None]
    if total > most_bytes or len(files) > MOST_FILES or unsized or not files:
        why = "it holds no files" if not files else \
            f"the hub does not say how large {unsized[0]} is" if unsized else \
            f"{len(files)} files of {total / 2**20:.0f} MB, with at most {MOST_FILES} files and " \
            f"{most_bytes / 2**20:.0f} MB left for it"
        raise HarnessError(f"the model {told} is not fetched", why,
                           "choose a smaller model, or raise SEVENTYONE_WEIGHTS_MB")
    odd = [file.rfilename for file in files if file.rfilename.startswith("/")
           or ".." in file.rfilename.split("/") or "\\" in file.rfilename]
    if odd:
        raise HarnessError(f"the model {told} is not fetched",
                           f"it holds a file whose name leads elsewhere: {odd[0]!r}",
                           "choose another model")


def _check(told: str, path: Path, file: RepoSibling) -> None:
    """Compare a file with the hash that the hub's listing states: SHA-256, or git's of a blob."""
    if file.lfs is not None:
        same = sha256(path) == file.lfs.sha256
    else:
        content = path.read_bytes()
        blob = hashlib.sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False)
        same = blob.hexdigest() == file.blob_id
    if not same or path.stat().st_size != file.size:
        path.unlink()
        raise HarnessError(f"the model {told} is damaged",
                           f"{file.rfilename} has another hash than the hub states",
                           "run the command again")

"""Take a submission in: regular files only, within limits, copied under the hash of its content.

The copy is what runs; the original is not touched again. Does not cover archives and remotes.
"""

from __future__ import annotations

import os
import shutil
import stat
from dataclasses import dataclass
from pathlib import Path

from harness.errors import HarnessError
from heldout.baseline import SKIPPED, tree_hash

MOST_FILES = 5000
MOST_BYTES = 200 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Submission:
    """A snapshot: tree hash, the read-only folder that holds it, where it came from."""

    hash: str
    folder: Path
    origin: str


def take(folder: Path, cache: Path) -> Submission:
    """Snapshot `folder`; raises `HarnessError` where it is missing or not acceptable."""
    if not folder.is_dir():
        raise HarnessError(f"there is no submission at {folder}",
                           "the path is not a folder" if folder.exists() else
                           "the path does not exist",
                           "name the folder that holds the package `rag`: "
                           "make score SUBMISSION=path")
    if not (folder / "rag").is_dir():
        raise HarnessError(f"{folder} is not a submission", "it has no package `rag`",
                           "name the folder that holds `rag` and requirements.txt")
    return keep(_collect(folder), cache, str(folder))


def keep(files: dict[str, bytes], cache: Path, origin: str) -> Submission:
    """Write `files` as a snapshot named by their tree hash, unless it is there already."""
    name = tree_hash(files)
    home = cache / "snapshots" / name[:32]
    if not home.is_dir():
        partial = home.with_name(f"{home.name}.partial-{os.getpid()}")
        shutil.rmtree(partial, ignore_errors=True)
        for path, content in files.items():
            target = partial / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
            target.chmod(0o444)
        partial.rename(home)
    return Submission(name, home, origin)


def _collect(folder: Path) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    total = 0
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name not in SKIPPED)
        for name in sorted([*names, *(f for f in folders if (Path(root) / f).is_symlink())]):
            path = Path(root) / name
            if name in SKIPPED or name.endswith(".pyc"):
                continue
            shown = path.relative_to(folder).as_posix()
            about = path.lstat()
            if not stat.S_ISREG(about.st_mode):
                raise HarnessError(f"the submission holds {shown}, which is no regular file",
                                   "links, devices and pipes are not taken in",
                                   "replace it by a regular file, or remove it")
            total += about.st_size
            if len(files) >= MOST_FILES or total > MOST_BYTES:
                raise HarnessError("the submission is too large",
                                   f"at most {MOST_FILES} files and {MOST_BYTES // 2**20} MB are "
                                   f"taken in, reached at {shown}",
                                   "remove what the service does not need (indexes, data, caches)")
            files[shown] = path.read_bytes()
    return dict(sorted(files.items()))

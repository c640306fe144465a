"""A snapshot of a submission: its files under the hash of their content, read-only.

The snapshot is what runs; what was handed in is not touched again. How files are taken in from a
folder, an archive or a repository is `harness.intake`'s affair.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from heldout.baseline import tree_hash


@dataclass(frozen=True, slots=True)
class Submission:
    """A snapshot: tree hash, the read-only folder that holds it, where it came from."""

    hash: str
    folder: Path
    origin: str


def keep(files: dict[str, bytes], cache: Path, origin: str) -> Submission:
    """Write `files` as a snapshot named by their tree hash, unless it stands there unchanged."""
    name = tree_hash(files)
    home = cache / "snapshots" / name[:32]
    if not _intact(home, files):
        home.parent.mkdir(parents=True, exist_ok=True)
        partial = Path(tempfile.mkdtemp(prefix=f"{home.name}.partial-{os.getpid()}-",
                                        dir=home.parent))
        partial.chmod(0o755)
        for path, content in files.items():
            target = partial / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
            target.chmod(0o444)
        _put(partial, home, files)
    return Submission(name, home, origin)


def _put(partial: Path, home: Path, files: dict[str, bytes]) -> None:
    """Move a finished snapshot to its place, unless another process has just done so."""
    try:
        if not _intact(home, files):
            shutil.rmtree(home, ignore_errors=True)
            partial.rename(home)
    except OSError:
        if not _intact(home, files):
            raise
    finally:
        shutil.rmtree(partial, ignore_errors=True)


def _intact(home: Path, files: dict[str, bytes]) -> bool:
    """Say whether a snapshot holds just these files: an earlier run may have written into it."""
    if not home.is_dir():
        return False
    there = {path.relative_to(home).as_posix(): path for path in home.rglob("*")
             if path.is_symlink() or not path.is_dir()}
    return there.keys() == files.keys() and all(
        not path.is_symlink() and path.is_file() and path.read_bytes() == files[name]
        for name, path in there.items())

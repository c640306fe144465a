"""Freeze the untouched `challenge/` into one archive: the "before" of every comparison.

The archive is deterministic: regular files only, sorted paths, no times, no owners. Its identity
is the tree hash over (path, content), not the archive's bytes, so another zlib changes nothing.
Does not cover submissions: those are snapshot by the harness, under limits.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import tarfile
from pathlib import Path

from heldout.errors import HeldoutError

SKIPPED = {"__pycache__", ".venv", ".git", ".index", ".pytest_cache", ".ruff_cache", ".mypy_cache",
           ".env", ".DS_Store"}


def tree(folder: Path) -> dict[str, bytes]:
    """Return path → content of every regular file below `folder`, sorted by path."""
    found: dict[str, bytes] = {}
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        if path.is_file() and not path.is_symlink() and not SKIPPED.intersection(parts):
            found["/".join(parts)] = path.read_bytes()
    return dict(sorted(found.items()))


def tree_hash(files: dict[str, bytes]) -> str:
    """Return the SHA-256 over sorted (path, SHA-256 of content) pairs, in hexadecimal."""
    digest = hashlib.sha256()
    for path, content in sorted(files.items()):
        digest.update(f"{path}\0{hashlib.sha256(content).hexdigest()}\n".encode())
    return digest.hexdigest()


def freeze(folder: Path, archive: Path) -> str:
    """Write `folder` as a deterministic tar.gz to `archive`; return its tree hash."""
    if not (folder / "rag").is_dir():
        raise HeldoutError(
            f"{folder} cannot be frozen as a baseline",
            "it has no package `rag`",
            "name the folder of the untouched challenge",
        )
    files = tree(folder)
    archive.parent.mkdir(parents=True, exist_ok=True)
    archive.write_bytes(pack(files))
    return tree_hash(files)


def pack(files: dict[str, bytes]) -> bytes:
    """Return `files` as the bytes of a deterministic tar.gz."""
    plain = io.BytesIO()
    with tarfile.open(fileobj=plain, mode="w", format=tarfile.USTAR_FORMAT) as tar:
        for path, content in sorted(files.items()):
            entry = tarfile.TarInfo(path)
            entry.size, entry.mode = len(content), 0o644
            tar.addfile(entry, io.BytesIO(content))
    return gzip.compress(plain.getvalue(), compresslevel=9, mtime=0)


def thaw(archive: Path) -> dict[str, bytes]:
    """Return path → content of a frozen baseline; raises `HeldoutError` if it is damaged."""
    try:
        with tarfile.open(archive, mode="r:gz") as tar:
            found = {}
            for entry in tar.getmembers():
                stream = tar.extractfile(entry)
                if stream is None:
                    raise tarfile.TarError(f"{entry.name} is not a regular file")
                found[entry.name] = stream.read()
    except (OSError, EOFError, tarfile.TarError) as error:
        raise HeldoutError(
            f"the frozen baseline {archive.name} cannot be read",
            str(error),
            "restore it from version control, or run `python -m heldout freeze` on the untouched "
            "challenge",
        ) from error
    return dict(sorted(found.items()))

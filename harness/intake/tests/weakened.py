"""An intake as it is often written: unpack to disk, trust names and types, follow what is there.

Every attack of `attacks` must succeed against it: an attack that could never succeed proves
nothing about the real intake.
"""

from __future__ import annotations

import os
import pickle
import stat
import subprocess
import tarfile
import threading
import zipfile
import zlib
from pathlib import Path

from harness.intake.tests.attacks import Outcome
from harness.intake.tests.building import GIT


def weak_take(source: str, into: Path) -> list[str]:
    """Unpack `source` into the folder `into`; return the names of all entries, as stored."""
    into.mkdir(parents=True)
    path = Path(source)
    head = path.read_bytes()[:4] if path.is_file() else b""
    if path.is_dir():
        names = _copy(path, into)
    elif head == b"PK\x03\x04":
        names = _unzip(path, into)
    elif head in (b"# v2", b"# v3") or not path.exists():
        where, _, revision = source.partition("#")
        weak = ["git", "-c", "protocol.ext.allow=always", "-c", "protocol.file.allow=always"]
        command = [*weak, "clone", "--quiet", "--recurse-submodules", where, str(into / "clone")] \
            if not revision else [*weak, "--git-dir", str(into), "fetch", where, revision]
        subprocess.run([*weak, "init", "--quiet", "--bare", str(into)], env=GIT, check=True)
        subprocess.run(command, env=GIT, check=False, capture_output=True, timeout=60)
        names = _copy(into / "clone", into / "copy") if (into / "clone").is_dir() else []
    else:
        with tarfile.open(path) as archive:
            names = [about.name for about in archive.getmembers()]
            archive.extractall(into, filter="fully_trusted")
    for found in sorted(into.rglob("*.pkl")):
        pickle.loads(found.read_bytes())
    return names


def _copy(folder: Path, into: Path) -> list[str]:
    names = []
    for root, folders, files in os.walk(folder, followlinks=True):
        folders[:] = [name for name in folders if name != ".git"]
        for name in files:
            path = Path(root) / name
            target = into / path.relative_to(folder)
            names.append(str(path.relative_to(folder)))
            target.parent.mkdir(parents=True, exist_ok=True)
            if os.path.getsize(path) > 2**30:
                target.touch()
                os.truncate(target, os.path.getsize(path))  # as a copy of a sparse file
            else:
                target.write_bytes(path.read_bytes())
    return names


def _unzip(path: Path, into: Path) -> list[str]:
    names, raw = [], path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        for about in archive.infolist():
            names.append(about.orig_filename)
            # As on a system where both separate folders.
            target = Path(os.path.join(into, about.filename.replace("\\", "/")))
            at = about.header_offset
            start = at + 30 + int.from_bytes(raw[at + 26:at + 28], "little") \
                + int.from_bytes(raw[at + 28:at + 30], "little")
            data = raw[start:start + about.compress_size]
            content = data if about.compress_type == 0 else zlib.decompress(data, -15)
            mode = about.external_attr >> 16
            if about.filename.endswith("/"):
                target.mkdir(parents=True, exist_ok=True)
                continue
            target.parent.mkdir(parents=True, exist_ok=True)
            if stat.S_ISLNK(mode):
                target.symlink_to(content.decode())
            elif stat.S_ISCHR(mode):
                target.symlink_to("/dev/null")  # stands for the device that root would make
            else:
                target.write_bytes(content)
    return names


def suffered(source: str, into: Path, bait: Path) -> Outcome:
    """Return what the weak intake did with a source; one that hangs it is let go after a second."""
    names: list[str] = []

    def unpack() -> None:
        try:
            names.extend(weak_take(source, into))
        except Exception:
            names.clear()

    thread = threading.Thread(target=unpack, daemon=True)
    thread.start()
    pipe = Path(source) / "queue"
    thread.join(timeout=1 if pipe.is_fifo() else 60)
    stuck = thread.is_alive()
    if stuck and pipe.is_fifo():
        os.close(os.open(pipe, os.O_WRONLY))  # lets the reader go
        thread.join(timeout=10)
    return Outcome(into, names, bait, stuck)

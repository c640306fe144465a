"""Honest and hostile submissions of every form, built byte by byte."""

from __future__ import annotations

import io
import os
import stat
import struct
import subprocess
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

HONEST = {"rag/__init__.py": b"", "rag/__main__.py": b"print('a service')\n",
          "requirements.txt": b"", "NOTES.md": b"What I found.\n"}
GIT = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "PATH": os.environ["PATH"],
       **{f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER") for what, value in
          (("NAME", "a"), ("EMAIL", "a@b"), ("DATE", "2026-01-01T00:00:00Z"))}}


@dataclass(frozen=True)
class Member:
    """One entry of an archive: `mode` is a file type, `target` where a link leads."""

    name: str
    content: bytes = b""
    mode: int = stat.S_IFREG
    target: str = ""


def members(files: dict[str, bytes] | None = None) -> list[Member]:
    return [Member(name, content) for name, content in (files or HONEST).items()]


def write_folder(home: Path, files: dict[str, bytes] | None = None) -> Path:
    for name, content in (files or HONEST).items():
        path = home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return home


def write_zip(path: Path, found: Sequence[Member], compression: int = zipfile.ZIP_DEFLATED
              ) -> Path:
    with zipfile.ZipFile(path, "w", compression) as archive:
        for member in found:
            about = zipfile.ZipInfo("x")
            about.filename = member.name  # as it stands: the constructor would tidy it
            about.compress_type = compression
            about.external_attr = (member.mode | 0o644) << 16
            archive.NameToInfo.clear()  # lets one name stand twice
            archive.writestr(about, member.target.encode() or member.content)
    return path


def write_raw_zip(path: Path, found: Sequence[tuple[str, bytes, int]], **odd: int) -> Path:
    """Write (name, content, stated size) by hand, so that headers may lie; `odd`: flags, local."""
    body, directory = io.BytesIO(), io.BytesIO()
    for name, content, size in found:
        raw, packer = name.encode(), zlib.compressobj(9, zlib.DEFLATED, -15)
        data = packer.compress(content) + packer.flush()
        at, flags = body.tell(), odd.get("flags", 0)
        about = struct.pack("<HHHHHLLLHH", 20, flags, 8, 0, 33, zlib.crc32(content), len(data),
                            size, len(raw), 0)
        local = raw if not odd.get("local") else b"x" * len(raw)
        body.write(b"PK\x03\x04" + about + local + data)
        directory.write(b"PK\x01\x02\x14\x03" + about +
                        struct.pack("<HHHLL", 0, 0, 0, 0o100644 << 16, at) + raw)
    listed = directory.getvalue()
    end = struct.pack("<4sHHHHLLH", b"PK\x05\x06", 0, 0, len(found), len(found),
                      odd.get("directory", len(listed)), body.tell(), 0)
    path.write_bytes(body.getvalue() + listed + end)
    return path


def write_overlapping_zip(path: Path, copies: int, size: int) -> Path:
    """Write one body of zeros with `copies` entries of the list that all lead to it."""
    plain = path.with_suffix(".one")
    write_raw_zip(plain, [(name, content, len(content)) for name, content in HONEST.items()]
                  + [("zeros-000", bytes(size), size)])
    raw = plain.read_bytes()
    at, = struct.unpack_from("<L", raw, len(raw) - 6)
    listed = raw[at:-22]
    last = listed.rindex(b"PK\x01\x02")
    more = b"".join(listed[last:].replace(b"zeros-000", b"zeros-%03d" % number)
                    for number in range(1, copies))
    count = len(HONEST) + copies
    path.write_bytes(raw[:at] + listed + more + struct.pack(
        "<4sHHHHLLH", b"PK\x05\x06", 0, 0, count, count, len(listed + more), at, 0))
    plain.unlink()
    return path


TYPES = {stat.S_IFREG: tarfile.REGTYPE, stat.S_IFLNK: tarfile.SYMTYPE, stat.S_IFCHR:
         tarfile.CHRTYPE, stat.S_IFIFO: tarfile.FIFOTYPE, stat.S_IFDIR: tarfile.DIRTYPE,
         0: tarfile.LNKTYPE}


def write_tar(path: Path, found: Sequence[Member], mode: str = "w:gz",
              change: Callable[[tarfile.TarInfo], None] | None = None) -> Path:
    with tarfile.open(path, mode) as archive:  # type: ignore[call-overload]
        for member in found:
            about = tarfile.TarInfo(member.name)
            about.type, about.linkname = TYPES[member.mode], member.target
            about.mode = 0o755 if member.mode == stat.S_IFDIR else 0o644
            about.size = len(member.content)
            if member.mode == stat.S_IFCHR:
                about.devmajor, about.devminor = 1, 3
            if change:
                change(about)
            archive.addfile(about, io.BytesIO(member.content))
    return path


def git(folder: Path, *arguments: str, given: bytes = b"") -> str:
    return subprocess.run(["git", *arguments], cwd=folder, env=GIT, check=True, input=given,
                          capture_output=True).stdout.decode().strip()


def write_repository(home: Path, files: dict[str, bytes] | None = None) -> Path:
    write_folder(home, files)
    git(home, "init", "--quiet", "--initial-branch=main")
    git(home, "add", "--all")
    git(home, "commit", "--quiet", "--message=handed in")
    return home


def write_bundle(home: Path, *revisions: str) -> Path:
    path = home.with_suffix(".bundle")
    git(home, "bundle", "create", "--quiet", str(path), *(revisions or ("HEAD", "main")))
    return path


def commit_tree(home: Path, tree: str) -> None:
    """Make a hand-made tree the repository's branch `main`."""
    commit = git(home, "commit-tree", "-m", "handed in", tree)
    git(home, "update-ref", "refs/heads/main", commit)


def blob(home: Path, content: bytes) -> str:
    return git(home, "hash-object", "-w", "--stdin", given=content)


def raw_tree(home: Path, rows: Sequence[tuple[str, bytes, str]]) -> str:
    """Write a tree of (mode, name, object id) that git itself would refuse to make."""
    body = b"".join(mode.encode() + b" " + name + b"\0" + bytes.fromhex(target)
                    for mode, name, target in rows)
    return git(home, "hash-object", "-w", "-t", "tree", "--literally", "--stdin", given=body)


def honest_rows(home: Path) -> list[tuple[str, bytes, str]]:
    package = raw_tree(home, [("100644", b"__main__.py", blob(home, b"print()\n"))])
    return [("40000", b"rag", package)]

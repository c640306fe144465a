"""Entries of a zip or tar, read from memory to memory: nothing is unpacked to disk.

The type is told by the first bytes, not by the name. xz, zstd, 7z and rar are refused, and so is
zip64, which nothing within the limits needs. Does not cover archives inside archives: they stay
files.
"""

from __future__ import annotations

import bz2
import gzip
import io
import stat
import struct
import tarfile
import zipfile
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import IO

from harness.errors import HarnessError
from harness.intake.entries import Entry, Limits, Nature, nothing, shown, unreadable
from harness.intake.folder import nature

ZIP, EMPTY_ZIP, GZIP, BZIP2 = b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b", b"BZh"
END, LOCATOR = b"PK\x05\x06", b"PK\x06\x07"
MOST_DIRECTORY = 8 * 2**20  # bytes of a zip's list of entries, which is held in memory
TAR_NATURES = {
    tarfile.DIRTYPE: Nature.FOLDER, tarfile.SYMTYPE: Nature.LINK, tarfile.LNKTYPE:
    Nature.HARD_LINK, tarfile.CHRTYPE: Nature.DEVICE, tarfile.BLKTYPE: Nature.DEVICE,
    tarfile.FIFOTYPE: Nature.PIPE, tarfile.GNUTYPE_SPARSE: Nature.SPARSE,
}


def is_archive(head: bytes) -> bool:
    """Say whether the first bytes of a file are those of a zip or a tar."""
    return head.startswith((ZIP, EMPTY_ZIP, GZIP, BZIP2)) or head[257:262] == b"ustar"


def entries(path: Path, head: bytes, limits: Limits) -> Generator[Entry]:
    """Yield the entries of an archive; raises `HarnessError` where it is hostile or damaged."""
    packed = path.stat().st_size
    if packed > limits.packed_bytes:
        raise HarnessError("the submission is too large",
                           f"the archive has {packed / 2**20:.0f} MB, at most "
                           f"{limits.packed_bytes / 2**20:g} MB are read",
                           "remove what the service does not need (indexes, data, caches)")
    try:
        with path.open("rb") as stream:
            found = _zip(stream, packed, limits) if head.startswith((ZIP, EMPTY_ZIP)) \
                else _tar(stream, head, packed, limits)
            yield from found
    except HarnessError:
        raise
    except Exception as error:  # hostile bytes make the readers raise nearly anything
        raise unreadable(path.name, error) from error


def most_unpacked(packed: int, limits: Limits) -> int:
    """Return how many bytes an archive of `packed` bytes may unpack to."""
    return min(max(limits.ratio_from_bytes, limits.ratio * packed), limits.total_bytes)


def _bomb(name: str, most: int) -> HarnessError:
    return HarnessError("the submission unpacks to far more than it holds",
                        f"more than {most / 2**20:g} MB come out of it, reached at {shown(name)}",
                        "hand in an ordinary archive of the submission")


def _zip(stream: IO[bytes], packed: int, limits: Limits) -> Iterator[Entry]:
    _check_directory(stream, packed)
    most, claimed = most_unpacked(packed, limits), 0
    with zipfile.ZipFile(stream) as archive:
        for about in archive.infolist():
            name = _zip_name(about)
            claimed += about.file_size
            kind = _zip_nature(about, name)
            if kind is Nature.FILE and claimed > most:
                raise _bomb(name, most)

            def read(limit: int, about: zipfile.ZipInfo = about) -> bytes:
                with archive.open(about) as content:
                    return content.read(limit + 1)

            yield Entry(name, kind, about.file_size,
                        read if kind is Nature.FILE else nothing)


def _check_directory(stream: IO[bytes], packed: int) -> None:
    """Refuse a zip whose list of entries is too large to hold; `zipfile` reads it whole."""
    start = max(0, packed - 65_557)
    stream.seek(start)
    tail = stream.read()
    at = tail.rfind(END)
    if at < 0 or len(tail) - at < 22:
        raise zipfile.BadZipFile("it has no end record")
    length, = struct.unpack_from("<L", tail, at + 12)
    if length > MOST_DIRECTORY or tail[max(0, at - 20):at].startswith(LOCATOR):
        raise HarnessError("the submission is too large",
                           "the list of the zip's entries is too long, or in the zip64 form",
                           "hand in fewer files")
    stream.seek(0)


def _zip_name(about: zipfile.ZipInfo) -> str:
    """Return the name as stored: what stands behind a NUL, and UTF-8 that is not marked as such."""
    name = about.orig_filename
    if about.flag_bits & 0x800 or name.isascii():
        return name
    return name.encode("cp437").decode("utf-8", "surrogateescape")


def _zip_nature(about: zipfile.ZipInfo, name: str) -> Nature:
    mode = about.external_attr >> 16
    if about.flag_bits & 0x1:
        return Nature.ENCRYPTED
    if stat.S_IFMT(mode):
        found = nature(mode)
        return found if (found is Nature.FOLDER) is name.endswith("/") else Nature.OTHER
    return Nature.FOLDER if name.endswith("/") else Nature.FILE


class _Bounded(io.RawIOBase):
    """A stream that raises once more than `most` bytes have come out of it."""

    def __init__(self, stream: IO[bytes], most: int) -> None:
        super().__init__()
        self.stream, self.most, self.left, self.at = stream, most, most, "its beginning"

    def read(self, size: int = -1) -> bytes:
        data = self.stream.read(min(size, self.left + 1) if size >= 0 else self.left + 1)
        self.left -= len(data)
        if self.left < 0:
            raise _bomb(self.at, self.most)
        return data


def _tar(stream: IO[bytes], head: bytes, packed: int, limits: Limits) -> Iterator[Entry]:
    # Headers and padding come on top of the content: 1 kB or so for each entry.
    most = most_unpacked(packed, limits) + 4096 * limits.files
    plain: IO[bytes] = stream
    if head.startswith(GZIP):
        plain = gzip.GzipFile(fileobj=stream)  # type: ignore[assignment]
    elif head.startswith(BZIP2):
        plain = bz2.BZ2File(stream)
    bounded = _Bounded(plain, most)
    with tarfile.open(fileobj=bounded, mode="r|", errors="surrogateescape") as archive:
        for about in archive:
            bounded.at = about.name
            kind = Nature.SPARSE if about.sparse is not None else \
                Nature.FILE if about.isreg() else TAR_NATURES.get(about.type, Nature.OTHER)

            def read(limit: int, about: tarfile.TarInfo = about) -> bytes:
                content = archive.extractfile(about)
                return content.read(limit + 1) if content else b""

            yield Entry(about.name, kind, about.size, read if kind is Nature.FILE else nothing)

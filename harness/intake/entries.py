"""One entry of what was handed in, and the limits under which entries are taken in.

Every source (folder, zip, tar, git) yields the same entries; `gate` decides about them. Nothing
here or there opens, imports, unpickles or follows what an entry holds.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from harness.errors import HarnessError


class Nature(StrEnum):
    """What an entry is. Only files are taken in; folders are implied by them."""

    FILE = "regular file"
    FOLDER = "folder"
    LINK = "symbolic link"
    HARD_LINK = "hard link"
    DEVICE = "device"
    PIPE = "pipe"
    SOCKET = "socket"
    MODULE = "submodule"      # a git link to another repository
    SPARSE = "sparse file"    # states a size without holding the bytes
    ENCRYPTED = "encrypted file"
    OTHER = "entry of unknown type"


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as its source states it: `size` in bytes is a claim, `read` returns the bytes.

    `read(most)` returns at most `most + 1` bytes, so that a false claim is seen and costs little.
    """

    name: str
    nature: Nature
    size: int
    read: Callable[[int], bytes]


@dataclass(frozen=True, slots=True)
class Limits:
    """What is taken in at most. `ratio` is bytes unpacked for each byte of an archive."""

    files: int = 5_000
    entries: int = 100_000
    total_bytes: int = 200 * 2**20
    packed_bytes: int = 220 * 2**20
    ratio: int = 100
    ratio_from_bytes: int = 16 * 2**20  # smaller archives may be of any ratio: they harm nobody
    name_bytes: int = 255
    path_bytes: int = 1_000
    depth: int = 32
    seconds: int = 300


def shown(name: str) -> str:
    """Return a name fit for a terminal: what cannot be printed is escaped, long ones are cut."""
    text = "".join(letter if letter.isprintable() else
                   letter.encode("unicode_escape").decode("ascii") for letter in name)
    return text if len(text) <= 160 else f"{text[:120]}…{text[-30:]}"


def nothing(most: int) -> bytes:
    """Return no bytes: for entries that are never read."""
    return b""


def unreadable(what: str, error: BaseException) -> HarnessError:
    """Return the three-part error for an archive or repository that is damaged or hostile."""
    said = " ".join(str(error).split())
    return HarnessError(f"the submission {shown(what)} cannot be read",
                        shown(f"{type(error).__name__}: {said}" if said else
                              type(error).__name__),
                        "pack it again: a folder, .zip, .tar, .tar.gz or git bundle")

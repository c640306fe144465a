"""Entries of a folder, read through descriptors: a link put there meanwhile is not followed."""

from __future__ import annotations

import os
import stat
from collections.abc import Generator
from pathlib import Path

from harness.errors import HarnessError
from harness.intake.entries import Entry, Nature, nothing, shown
from harness.intake.gate import LEFT_OUT

NATURES = ((stat.S_ISDIR, Nature.FOLDER), (stat.S_ISREG, Nature.FILE), (stat.S_ISLNK, Nature.LINK),
           (stat.S_ISFIFO, Nature.PIPE), (stat.S_ISSOCK, Nature.SOCKET),
           (stat.S_ISCHR, Nature.DEVICE), (stat.S_ISBLK, Nature.DEVICE))


def nature(mode: int) -> Nature:
    """Return what a file of this mode is."""
    return next((found for fits, found in NATURES if fits(mode)), Nature.OTHER)


def entries(folder: Path) -> Generator[Entry]:
    """Yield every entry below `folder`, sorted within each folder; raises where one is shut."""
    for root, folders, names, descriptor in os.fwalk(folder, follow_symlinks=False,
                                                     onerror=_shut):
        inside = os.path.relpath(root, folder)
        prefix = "" if inside == "." else f"{inside}/"
        listed = sorted([*names, *folders])
        folders[:] = sorted(name for name in folders if name not in LEFT_OUT)
        for name in listed:
            if name in LEFT_OUT:
                continue
            about = os.stat(name, dir_fd=descriptor, follow_symlinks=False)
            yield _entry(prefix + name, name, about, descriptor)


def _entry(path: str, name: str, about: os.stat_result, descriptor: int) -> Entry:
    kind = nature(about.st_mode)
    if kind is not Nature.FILE:
        return Entry(path, kind, 0, nothing)

    def read(most: int) -> bytes:
        # Not blocking, lest a pipe that took the file's place waits for a writer for ever.
        flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
        try:
            handle = os.open(name, flags, dir_fd=descriptor)
            with open(handle, "rb") as stream:
                if not stat.S_ISREG(os.fstat(handle).st_mode):
                    raise OSError("it is no regular file any more")
                return stream.read(most + 1)
        except OSError as error:
            raise _unread(path, error) from error

    return Entry(path, kind, about.st_size, read)


def _shut(error: OSError) -> None:
    raise _unread(os.fsdecode(error.filename or "a folder"), error) from error


def _unread(path: str, error: OSError) -> HarnessError:
    return HarnessError(f"the submission's {shown(path)} cannot be read",
                        error.strerror or str(error),
                        "make it readable, or remove it, then run the command again")

"""Decide about entries one by one: what is taken in, what is left out, what is refused by name.

Refused: anything but regular files; absolute names and `..`; names that cannot be read or shown;
names that are equal on some file systems; duplicates; too much of anything. The first refusal
ends the intake. Left out without a word against them: caches, environments and `.git`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from harness.errors import HarnessError
from harness.intake.entries import Entry, Limits, Nature, shown
from heldout.baseline import SKIPPED

LEFT_OUT = SKIPPED | {"__MACOSX"}
POINTER = b"version https://git-lfs.github.com/spec/"


def admit(entries: Iterable[Entry], limits: Limits) -> dict[str, bytes]:
    """Return path → content of every file taken in, sorted; raises `HarnessError` at a bad one."""
    files: dict[str, bytes] = {}
    spelt: dict[str, tuple[str, bool]] = {}
    total = 0
    for number, entry in enumerate(entries, start=1):
        if number > limits.entries:
            raise _large(entry.name, f"{limits.entries:,} entries")
        path = checked_name(entry.name, limits)
        if path == "." and entry.nature is not Nature.FOLDER:
            raise _name(entry.name, "it names nothing")
        if left_out(path):
            continue
        if entry.nature is Nature.FOLDER:
            _unique(path, True, spelt)
            continue
        if entry.nature is not Nature.FILE:
            raise HarnessError(
                f"the submission holds {shown(path)}, which is no regular file",
                f"it is a {entry.nature}; links, devices and the like are not taken in",
                "replace it by a regular file, or remove it")
        if path in files:
            raise HarnessError(f"the submission holds {shown(path)} twice",
                               "which of the two would run depends on who unpacks it",
                               "pack it again, with each file once")
        _unique(path, False, spelt)
        if len(files) >= limits.files:
            raise _large(path, f"{limits.files:,} files")
        left = limits.total_bytes - total
        if entry.size > left:
            raise _large(path, f"{limits.total_bytes / 2**20:g} MB")
        content = _content(entry, path)
        if len(content) != entry.size:
            raise HarnessError(
                f"the submission's file {shown(path)} is not as large as it says",
                f"{entry.size:,} bytes are stated, {len(content):,} or more are there",
                "pack it again; while a folder is taken in, nothing may write into it")
        if content.startswith(POINTER):
            raise HarnessError(f"the submission's file {shown(path)} is only a pointer",
                               "its bytes are kept in Git LFS, which is not asked",
                               "hand in a folder or zip that holds the file itself")
        total += len(content)
        files[path] = content
    return dict(sorted(files.items()))


def _content(entry: Entry, path: str) -> bytes:
    try:
        return entry.read(entry.size)
    except HarnessError:
        raise
    except Exception as error:  # hostile bytes make the readers raise nearly anything
        raise HarnessError(f"the submission's file {shown(path)} cannot be read",
                           shown(f"{type(error).__name__}: {error}"),
                           "pack the submission again") from error


def left_out(path: str) -> bool:
    """Say whether a path is left out: a cache, an environment, version control, bytecode."""
    return bool(LEFT_OUT.intersection(path.split("/"))) or path.endswith(".pyc")


def checked_name(name: str, limits: Limits) -> str:
    """Return the relative path that `name` states; raises `HarnessError` for any other name."""
    path = name.rstrip("/")
    while path.startswith("./"):
        path = path[2:]
    if path in ("", "."):
        if name in (".", "./"):
            return "."
        raise _name(name, "it names nothing")
    if path.startswith("/") or path[1:3] in (":/", ":\\"):
        raise _name(name, "it is an absolute path")
    if "\\" in path:
        raise _name(name, "it has a backslash, which separates folders on some systems")
    parts = path.split("/")
    if ".." in parts:
        raise _name(name, "it leads out of the submission")
    if "" in parts or "." in parts:
        raise _name(name, "it has an empty part")
    if len(parts) > limits.depth:
        raise _name(name, f"it is more than {limits.depth} folders deep")
    try:
        lengths = [len(part.encode("utf-8")) for part in parts]
    except UnicodeEncodeError:
        raise _name(name, "it is not valid UTF-8") from None
    if max(lengths) > limits.name_bytes or sum(lengths) + len(parts) > limits.path_bytes:
        raise _name(name, f"it is longer than {limits.name_bytes} bytes, or its path than "
                          f"{limits.path_bytes}")
    # Controls, invisible and direction marks, private and unassigned characters, odd spaces: all of
    # them show another name than the one that is there.
    odd = [letter for letter in path if not letter.isprintable()]
    if odd:
        raise _name(name, f"it has a character that cannot be seen: U+{ord(odd[0]):04X}")
    if any(part[-1] in " ." or part[0] == " " for part in parts):
        raise _name(name, "a part of it begins with a space, or ends with a space or a full stop")
    return path


def _unique(path: str, folder: bool, spelt: dict[str, tuple[str, bool]]) -> None:
    """Remember a path and its folders; raise where one differs by case or form alone."""
    parts = path.split("/")
    for count in range(1, len(parts) + 1):
        own = "/".join(parts[:count])
        is_folder = folder or count < len(parts)
        key = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", own).casefold())
        known, was_folder = spelt.setdefault(key, (own, is_folder))
        if known != own:
            raise HarnessError(
                f"the submission holds both {shown(known)} and {shown(own)}",
                "the two names differ by case or by form of letters alone: some file systems "
                "cannot hold both",
                "rename one of them")
        if was_folder is not is_folder:
            raise HarnessError(f"the submission holds {shown(own)} as a file and as a folder",
                               "no file system can hold both", "pack it again")


def _name(name: str, why: str) -> HarnessError:
    return HarnessError(f"the submission holds an entry whose name is refused: {shown(name)}", why,
                        "rename it, or pack the submission again from inside its folder")


def _large(name: str, limit: str) -> HarnessError:
    return HarnessError("the submission is too large",
                        f"at most {limit} are taken in, reached at {shown(name)}",
                        "remove what the service does not need (indexes, data, caches)")

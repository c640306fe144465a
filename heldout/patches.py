"""Apply unified diffs to a folder held in memory: a baseline and some patches give a submission.

Paths in a patch are `a/…` and `b/…`, relative to the folder. A hunk is found by its exact lines,
where they stand nearest to where it expects them: patches that touch other lines of a file may
come before it in any number. Does not cover renames, binary files and modes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from heldout.errors import HeldoutError

HUNK = re.compile(r"@@ -(\d+)(?:,(\d+))? \+\d+(?:,(\d+))? @@")
NOWHERE = "/dev/null"


@dataclass(frozen=True, slots=True)
class Hunk:
    """`old` lines that stand at about `line` (from 1) and the `new` ones that replace them."""

    line: int
    old: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """All hunks of one file. `before` is None for a file that is made, `after` for one removed."""

    before: str | None
    after: str | None
    hunks: tuple[Hunk, ...]


def patched(files: dict[str, bytes], patches: Sequence[Path]) -> dict[str, bytes]:
    """Return `files` with the patches applied in the order given, sorted by path.

    Raises `HeldoutError` where a patch cannot be read or one of its hunks does not apply.
    """
    found = dict(files)
    for patch in patches:
        try:
            text = patch.read_text(encoding="utf-8")
        except OSError as error:
            raise HeldoutError(f"the patch {patch.name} cannot be read", str(error),
                               "restore it from version control, or correct its name") from error
        for change in parse(text, patch.name):
            _apply(found, change, patch.name)
    return dict(sorted(found.items()))


def parse(text: str, name: str) -> tuple[Change, ...]:
    """Return the changes of a unified diff called `name`; raises `HeldoutError` on any other."""
    lines = text.split("\n")
    found: list[Change] = []
    at = 0
    while at < len(lines):
        if not lines[at].startswith("--- "):
            at += 1  # what stands between files: "diff --git", "index", a comment
            continue
        before = _path(lines[at])
        if at + 1 == len(lines) or not lines[at + 1].startswith("+++ "):
            raise _unreadable(name, at, "a line beginning with +++ is missing")
        after, at = _path(lines[at + 1]), at + 2
        hunks: list[Hunk] = []
        while at < len(lines) and (mark := HUNK.match(lines[at])):
            hunk, at = _hunk(lines, at + 1, mark, name)
            hunks.append(hunk)
        if not hunks:
            raise _unreadable(name, at, "a hunk is missing")
        found.append(Change(before, after, tuple(hunks)))
    if not found:
        raise _unreadable(name, 0, "it changes no file")
    return tuple(found)


def _path(line: str) -> str | None:
    path = line[4:].split("\t")[0].strip()
    return None if path == NOWHERE else path.split("/", 1)[-1]


def _hunk(lines: Sequence[str], at: int, mark: re.Match[str], name: str) -> tuple[Hunk, int]:
    """Return the hunk whose body begins at `lines[at]`, and where the next thing begins."""
    wanted = [int(mark[2] or 1), int(mark[3] or 1)]
    old: list[str] = []
    new: list[str] = []
    while [len(old), len(new)] != wanted:
        line = lines[at] if at < len(lines) else "?"
        sign, rest = line[:1] or " ", line[1:]
        if sign not in " -+":
            raise _unreadable(name, at, "a hunk has fewer lines than it says")
        if sign in " -":
            old.append(rest)
        if sign in " +":
            new.append(rest)
        at += 1
    return Hunk(int(mark[1]), tuple(old), tuple(new)), at


def _apply(files: dict[str, bytes], change: Change, name: str) -> None:
    lines: list[str] = []
    if change.before is not None:
        if change.before not in files:
            raise HeldoutError(f"the patch {name} does not apply",
                               f"there is no file {change.before} to change",
                               "make the patch again for the present challenge/")
        lines = files.pop(change.before).decode("utf-8").split("\n")
        if lines[-1] == "":
            lines.pop()  # every text ends with a newline
    shift = 0
    for hunk in change.hunks:
        place = _find(lines, hunk, hunk.line - 1 + shift)
        if place is None:
            missing = next((line for line in hunk.old if line.strip() and line not in lines),
                           "(its lines are there, but not together)")
            raise HeldoutError(
                f"the patch {name} does not apply",
                f"{change.before} does not hold what its hunk at line {hunk.line} expects: "
                f"{missing.strip()}",
                "make the patch again for the present challenge/, or leave out the patch that "
                "changes the same lines")
        lines[place:place + len(hunk.old)] = hunk.new
        shift = place + len(hunk.new) - len(hunk.old) - (hunk.line - 1)
    if change.after is not None:
        files[change.after] = "".join(f"{line}\n" for line in lines).encode()


def _find(lines: Sequence[str], hunk: Hunk, expected: int) -> int | None:
    """Return where the old lines stand, nearest to `expected`; the earlier one of two."""
    size = len(hunk.old)
    places = [at for at in range(len(lines) - size + 1) if tuple(lines[at:at + size]) == hunk.old]
    return min(places, key=lambda at: (abs(at - expected), at), default=None)


def _unreadable(name: str, at: int, why: str) -> HeldoutError:
    return HeldoutError(f"{name} is no unified diff", f"{why} (line {at + 1})",
                        "make the patch again with `diff -u`")

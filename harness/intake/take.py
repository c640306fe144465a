"""From what was handed in to a snapshot, from top to bottom."""

from __future__ import annotations

import os
import stat
from collections.abc import Generator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from harness.errors import HarnessError
from harness.intake import archive, folder, git
from harness.intake.entries import Entry, Limits, shown
from harness.intake.gate import admit
from harness.intake.root import root
from harness.submission import Submission, keep

HOW = "name a folder, .zip, .tar, .tar.gz, git bundle or git URL: make score SUBMISSION=path"


@dataclass(frozen=True, slots=True)
class Taken:
    """A snapshot and what came with it.

    `files` are the submission's own; `around` is what stood outside the folder that holds `rag`
    (documents, gateway: a whole kit was handed in), by path from the top of what was handed in.
    """

    submission: Submission
    source: str
    files: dict[str, bytes]
    around: dict[str, bytes]


def take(source: str | Path, cache: Path, limits: Limits | None = None) -> Taken:
    """Snapshot `source`; raises `HarnessError` that names the entry that is not acceptable."""
    told = os.fspath(source)
    kind, entries = _open(told, limits or Limits())
    with closing(entries):
        found = admit(entries, limits or Limits())
    top = root(found, git.public(told))
    files = {path.removeprefix(top): content for path, content in found.items()
             if path.startswith(top)}
    around = {path: content for path, content in found.items() if not path.startswith(top)}
    return Taken(keep(files, cache, shown(git.public(told))), kind, files, around)


def _open(told: str, limits: Limits) -> tuple[str, Generator[Entry]]:
    """Return what kind of source `told` names, and its entries."""
    if git.is_url(told):
        return "git URL", git.entries(told, limits)
    path = Path(told)
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            return "folder", folder.entries(path)
        if not stat.S_ISREG(mode):
            raise HarnessError(f"there is no submission at {shown(told)}",
                               f"it is a {folder.nature(mode)}", HOW)
        with path.open("rb") as stream:
            head = stream.read(512)
    except FileNotFoundError as error:
        raise HarnessError(f"there is no submission at {shown(told)}",
                           "the path does not exist", HOW) from error
    except (OSError, ValueError) as error:
        raise HarnessError(f"there is no submission at {shown(told)}", shown(str(error)),
                           HOW) from error
    if head.startswith(git.BUNDLE):
        return "git bundle", git.entries(str(path.resolve()), limits)
    if archive.is_archive(head):
        return "archive", archive.entries(path, head, limits)
    raise HarnessError(f"{shown(told)} is not a submission",
                       "its first bytes are not those of a zip, tar, tar.gz or git bundle", HOW)

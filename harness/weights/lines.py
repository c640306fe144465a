"""Read `models.txt`: one model a line, from a hub at a commit or from a folder of the submission.

    cross-encoder/ms-marco-MiniLM-L6-v2@ce0834f22110de6d9222af7a7a03628121708969
    ./weights/my-reranker

Each becomes a folder of MODELS_DIR by its last part: `ms-marco-MiniLM-L6-v2`, `my-reranker`.
Comments begin with `#`. A branch or tag is refused: what it names can change.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import PurePosixPath

from harness.errors import HarnessError
from harness.intake.entries import shown

FILE = "models.txt"
MOST = 16
PART = r"[A-Za-z0-9][A-Za-z0-9._-]{0,95}"
HUB = re.compile(rf"({PART}/({PART}))@([0-9a-f]{{40}})")
LOCAL = re.compile(rf"\./((?:{PART}/)*({PART}))/?")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A model: its folder's name, and either repository and commit, or a folder (posix path)."""

    name: str
    repository: str = ""
    commit: str = ""
    folder: str = ""


def parse(text: str, taken: Collection[str] = ()) -> tuple[Wanted, ...]:
    """Return the models in their order; raises `HarnessError` that names a bad line.

    `taken` are names that MODELS_DIR holds anyway.
    """
    found: dict[str, Wanted] = {}
    for number, raw in enumerate(text.splitlines(), start=1):
        line = re.sub(r"(?:^|\s)#.*$", "", raw).strip()
        if not line:
            continue
        wanted = _wanted(line, number)
        key = wanted.name.casefold()
        if key in found or key in {name.casefold() for name in taken}:
            raise _bad(number, line, f"MODELS_DIR has a folder {wanted.name} already",
                       "remove the line, or use another folder of the submission")
        found[key] = wanted
        if len(found) > MOST:
            raise _bad(number, line, f"at most {MOST} models are fetched", "remove some lines")
    return tuple(found.values())


def _wanted(line: str, number: int) -> Wanted:
    if hub := HUB.fullmatch(line):
        return Wanted(hub[2], repository=hub[1], commit=hub[3])
    local = LOCAL.fullmatch(line)
    if local and ".." not in PurePosixPath(local[1]).parts:
        return Wanted(local[2], folder=local[1])
    if re.fullmatch(rf"{PART}/{PART}(@.*)?", line):
        raise _bad(number, line, "it names no commit: a branch or tag can move between your "
                   "measurements and the score", "write owner/name@ and the commit's forty "
                   "hexadecimal digits, as the hub's page of files shows it")
    raise _bad(number, line, "it is neither owner/name@commit nor a ./folder of the submission",
               "write one of these two forms; addresses and absolute paths are not fetched")


def _bad(number: int, line: str, why: str, fix: str) -> HarnessError:
    return HarnessError(f"{FILE} line {number} is not accepted: {shown(line)}", why, fix)

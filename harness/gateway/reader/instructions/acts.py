"""The acts, negations and judgements that instructions are made of, found in a clause.

An act is abstaining, inventing, keeping to the sources, or answering in any case. The wordings
stand in `acts.txt`, in order: of those that begin at the same place the first is taken.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

ACTS = ("abstain", "invent", "sources", "duty", "confident")
PLACE = Path(__file__).with_name("acts.txt")


@dataclass(frozen=True, slots=True)
class Tagged:
    """A wording found: which kind, where, and what it says."""

    kind: str
    start: int
    end: int
    text: str


def _read() -> tuple[tuple[str, ...], str, dict[str, str]]:
    """Return (kind of each group, regular expression, definitions) of the wordings in the file."""
    names: dict[str, str] = {}
    kinds: list[str] = []
    wordings: list[list[str]] = []
    for line in PLACE.read_text(encoding="utf-8").splitlines():
        for name, meaning in names.items():
            line = line.replace(f"@{name}@", meaning)
        if line.startswith("="):
            name, _, meaning = line[1:].partition(" ")
            names[name] = meaning
        elif line.startswith("[") and line.endswith("]") and line[1:-1].isalpha():
            kinds.append(line[1:-1])
            wordings.append([])
        elif line and not line.startswith("#"):
            wordings[-1].append(line)
    groups = (f"(?P<k{number}>\\b(?:{'|'.join(found)})(?!\\w))"
              for number, found in enumerate(wordings))
    return tuple(kinds), "|".join(groups), names


KINDS, WORDINGS, NAMES = _read()


@cache
def _tags() -> re.Pattern[str]:
    return re.compile(WORDINGS)  # a second's work, so not before it is needed


def tagged(text: str) -> list[Tagged]:
    """Return the wordings of a clause in order; they do not overlap."""
    return list(_tagged(text))


@lru_cache(maxsize=128)
def _tagged(text: str) -> tuple[Tagged, ...]:
    # Several rules look at the same clause, and finding is what takes the time.
    return tuple(Tagged(KINDS[int((found.lastgroup or "k0")[1:])], found.start(), found.end(),
                        found.group()) for found in _tags().finditer(text))

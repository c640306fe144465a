"""Concepts: what a question is about, and how a text speaks of it. Data: `lexicon.toml`.

Holds wordings only; no name and no value of any company's world (a test compares).
"""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("lexicon.toml")
STOP = frozenset(
    "a an the of for to in on at by is are was were be been do does did how what which who when "
    "where why much many long often i we you it its our my your with from and or have has had get "
    "must should may can could that this these those there under please list about per as will "
    "hi quick one customer asking find myself not could".split())


@dataclass(frozen=True, slots=True)
class Concept:
    """One thing that can be asked for. `ask` and `say` are lower-case cues, matched as parts."""

    id: str
    type: str
    ask: tuple[str, ...]
    say: tuple[str, ...]
    units: tuple[str, ...] = ()


@cache
def concepts() -> tuple[Concept, ...]:
    """Return all concepts in file order."""
    rows = tomllib.loads(FILE.read_text(encoding="utf-8"))["concept"]
    return tuple(Concept(row["id"], row["type"], tuple(row["ask"]), tuple(row["say"]),
                         tuple(row.get("units", ()))) for row in rows)


@cache
def data_hash() -> str:
    """Return the first 12 hexadecimal digits of the data file's SHA-256."""
    return hashlib.sha256(FILE.read_bytes()).hexdigest()[:12]


def asked(question: str, hint: str = "any") -> Concept | None:
    """Return the concept that most of the question's letters speak for.

    Concepts of the hinted type win over longer cues of another; ties go by file order.
    """
    lowered = question.lower()
    best, most = None, (False, 0)
    for concept in concepts():
        weight = sum(len(cue) for cue in concept.ask if cue in lowered)
        if weight and (concept.type == hint, weight) > most:
            best, most = concept, (concept.type == hint, weight)
    return best


def stem(word: str) -> str:
    """Return a crude stem, so that "calibrated" meets "calibration"."""
    for end in ("ations", "ation", "ings", "ing", "ies", "ied", "es", "ed", "s", "y", "e"):
        if word.endswith(end) and len(word) - len(end) >= 4:
            return word[: -len(end)]
    return word

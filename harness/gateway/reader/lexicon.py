"""Concepts: what a question is about, and how a text speaks of it. Data: `lexicon.toml`.

Holds wordings only; no name and no value of any company's world (a test compares).
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

FILE = Path(__file__).with_name("lexicon.toml")


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


@cache
def _patterns() -> tuple[tuple[Concept, tuple[tuple[int, re.Pattern[str]], ...]], ...]:
    """Return each concept with its asking cues as patterns; the longer a cue, the more it says."""
    return tuple((concept, tuple((len(cue), re.compile(rf"(?<![a-z]){re.escape(cue)}"))
                                 for cue in concept.ask)) for concept in concepts())


def asked_for(question: str, hint: str = "any") -> Concept | None:
    """Return the concept that the lower-case question speaks of, if any.

    Concepts of the hinted type win over longer cues of another; ties go by file order.
    """
    best, most = None, (False, 0)
    for concept, cues in _patterns():
        weight = max((size for size, cue in cues if cue.search(question)), default=0)
        if weight and (concept.type == hint, weight) > most:
            best, most = concept, (concept.type == hint, weight)
    return best


@lru_cache(maxsize=256)
def saying(concept: Concept) -> re.Pattern[str]:
    """Return what in a text speaks of the concept, at the start of a word."""
    return re.compile("(?<![a-z])(?:" + "|".join(map(re.escape, concept.say)) + ")")

"""What a prompt's instructions can ask for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Mode(StrEnum):
    """How willing the reader is to answer without evidence."""

    GROUNDED = "grounded"   # abstain where the passages are silent
    NEUTRAL = "neutral"     # nothing was said about it
    ALWAYS = "always"       # answer in any case


@dataclass(frozen=True, slots=True)
class Wishes:
    """What was recognised. `reasons` are the clauses that decided, with their frame.

    `strength` is the sum of the weights, positive for grounded. `keys` are the keys of the JSON
    that was asked for with the type of each value, None where no JSON was. `cite` asks for
    citations, `cite_rank` for numbers even where passages have ids. `fixed` is the text to be said
    whatever is asked, `abstention` the text to abstain with, `steps` the words before the answer
    proper after thinking aloud; each None where the instructions give none.
    """

    mode: Mode
    prefer_valid: bool
    cite: bool
    brief: bool
    fixed: str | None
    reasons: tuple[str, ...]
    strength: int = 0
    mind_scope: bool = False
    cite_rank: bool = False
    keys: tuple[tuple[str, str], ...] | None = None
    abstention: str | None = None
    steps: str | None = None

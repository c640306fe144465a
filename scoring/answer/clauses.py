"""The sentences and clauses of an answer, each with how many words it shares with the question."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from scoring.answer.attribute import telling

END = re.compile(r"; |\. ")


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of folded text and how many telling words of the question it repeats."""

    start: int
    end: int
    shared: int


def clauses(question: str, folded: str) -> list[Clause]:
    """Return the clauses of folded text, in order; there is always one."""
    bounds = [0, *(mark.start() for mark in END.finditer(folded)), len(folded)]
    asked = telling(question)
    return [Clause(start, end, len(asked & telling(folded[start:end])))
            for start, end in pairwise(bounds)]

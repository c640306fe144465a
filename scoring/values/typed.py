"""All values of one type in a folded text, with other types' figures kept out of bare numbers."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from scoring.records import AnswerType
from scoring.text import REMEMBERED
from scoring.values import code, date, duration, money, number, percentage
from scoring.values.reading import Reading

READERS: dict[AnswerType, Callable[[str], list[Reading]]] = {
    AnswerType.MONEY: money.amounts,
    AnswerType.PERCENTAGE: percentage.shares,
    AnswerType.DATE: date.dates,
    AnswerType.DURATION: duration.durations,
    AnswerType.VERSION: code.versions,
    AnswerType.IDENTIFIER: code.identifiers,
    AnswerType.QUANTITY: number.quantities,
}
MILLIONS = re.compile(r"\d{1,4}(?:\.\d{1,6})?m")   # "1.25M" pieces, never metres of a bare count
OTHERS = (money.amounts, percentage.percentages, duration.durations, number.quantities)


def typed(kind: AnswerType, folded: str) -> list[Reading]:
    """Return every value of a type in folded text, in order; nothing for names and choices."""
    return list(_kept(kind, folded)) if len(folded) <= REMEMBERED else _read(kind, folded)


@lru_cache(maxsize=8_192)
def _kept(kind: AnswerType, folded: str) -> tuple[Reading, ...]:
    """Return the values of a shorter text: the same questions and passages come again."""
    return tuple(_read(kind, folded))


def _read(kind: AnswerType, folded: str) -> list[Reading]:
    if kind in READERS:
        return READERS[kind](folded)
    if kind is not AnswerType.NUMBER:
        return []
    taken = [r for read in OTHERS for r in read(folded) if not MILLIONS.fullmatch(r.text)]
    taken += [r for r in date.dates(folded)
              if isinstance(r.value, str) or r.value[1] is not None]
    taken += [r for r in code.identifiers(folded) if not r.text.replace(" ", "").isdigit()]
    return [r for r in number.numbers(folded)
            if not any(r.start < t.end and t.start < r.end for t in taken)]

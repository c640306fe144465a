"""A writer's hand: in one document the same kind of value always looks the same.

Documents differ from one another in how they print a date or an amount; a page whose rows differ
among themselves was filled in by a machine.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random


@dataclass(frozen=True, slots=True)
class Hand:
    """The habits of whoever writes one document: the same kind of value always looks the same."""

    date: int                         # a style of `dated`, in sentences
    table_date: int                   # and in tables
    code_first: bool                  # EUR 1,250 or 1,250 EUR
    cents: bool                       # EUR 1,250.00 or EUR 1,250, in sentences
    short: bool                       # EUR 1.25 million, where two decimals say it all
    percent: str
    words: bool                       # six weeks, not 6 weeks
    convert: bool                     # six weeks, not 42 days

    @classmethod
    def of(cls, random: Random) -> Hand:
        """Draw the habits of one writer."""
        return cls(random.choice((0, 0, 0, 0, 1, 2, 2, 3)), random.choice((0, 2, 3)),
                   random.random() < 0.5, random.random() < 0.5, random.random() < 0.3,
                   random.choice((" %", " %", "%", " per cent")), random.random() < 0.35,
                   random.random() < 0.4)

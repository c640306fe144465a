"""Durations: to seconds where the unit has a length, months and years apart.

Six weeks are 42 days; a month is not 30 days, and twelve months are a year.
"""

from __future__ import annotations

import re
from decimal import Decimal

from scoring.values.number import NUMBER, Reading, to_decimal

SECONDS = {"s": 1, "sec": 1, "second": 1, "min": 60, "minute": 60, "h": 3600, "hr": 3600,
           "hour": 3600, "day": 86400, "week": 604800}
MONTHS = {"month": 1, "quarter": 3, "year": 12, "yr": 12}
_UNIT = "|".join(sorted([*SECONDS, *MONTHS], key=lambda name: (-len(name), name)))
DURATION = re.compile(
    rf"(?<![\w.,])(?P<n>{NUMBER})(?: ?\(\d{{1,4}}\))?(?: and a (?P<half>half))?[ -]?"
    rf"(?:(?:business|working|calendar|full) )?(?P<u>{_UNIT})s?(?![\w])")
# "25 days a year" states a rate: "a year" counts only where it can be a length.
ARTICLE = re.compile(r"(?:^|(?:\b(?:is|for|of|within|after|every|takes|lasts|to|about)|[:,]) )"
                     r"(?:an?|one) (?P<u>hour|day|week|month|year|minute|second)\b")


def durations(text: str) -> list[Reading]:
    """Return durations of folded text; `value` is ("seconds" or "months", Decimal)."""
    found = []
    for match in DURATION.finditer(text):
        number = to_decimal(match["n"]) + (Decimal("0.5") if match["half"] else 0)
        found.append(Reading(measure(number, match["u"]), match.group(), *match.span(),
                             match["u"]))
    for match in ARTICLE.finditer(text):
        if not any(match.start() < other.end and other.start < match.end() for other in found):
            found.append(Reading(measure(Decimal(1), match["u"]), match.group(), *match.span(),
                                 match["u"]))
    return _joined(sorted(found, key=lambda reading: reading.start), text)


def measure(number: Decimal, unit: str) -> tuple[str, Decimal]:
    """Return a number of units as comparable length."""
    if unit in MONTHS:
        return "months", number * MONTHS[unit]
    return "seconds", number * SECONDS[unit]


def _joined(found: list[Reading], text: str) -> list[Reading]:
    """Join "1 hour and 30 minutes" into one duration."""
    joined: list[Reading] = []
    for reading in found:
        last = joined[-1] if joined else None
        if last is not None and text[last.end:reading.start] in (" ", " and ", ", ") \
                and last.value[0] == reading.value[0] \
                and last.value[1] > reading.value[1]:
            total = (last.value[0], last.value[1] + reading.value[1])
            joined[-1] = Reading(total, text[last.start:reading.end], last.start, reading.end)
        else:
            joined.append(reading)
    return joined


def same_duration(reading: Reading, gold: str) -> bool:
    """Say whether a duration has the length of the gold, given as "<decimal> <unit>"."""
    number, unit = gold.split()
    return bool(reading.value == measure(Decimal(number), unit))

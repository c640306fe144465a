"""Dates: ISO and spelled forms. A day/month order that cannot be told is no date."""

from __future__ import annotations

import re
from datetime import date

from scoring.values.number import Reading

MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september",
          "october", "november", "december")
_NAME = r"(?P<{m}>" + "|".join(rf"{name[:3]}(?:{name[3:]})?\.?" if name != "september"
                               else r"sept?(?:ember)?\.?" for name in MONTHS) + ")"
ISO = re.compile(r"(?<![\d-])(?P<y>\d{4})-(?P<m>\d{2})(?:-(?P<d>\d{2}))?(?![\d-])")
DAY_FIRST = re.compile(r"(?<!\d)(?P<d>\d{1,2})(?:st|nd|rd|th)?(?: of)? " + _NAME.format(m="m")
                       + r",? (?P<y>\d{4})\b")
MONTH_FIRST = re.compile(r"\b" + _NAME.format(m="m")
                         + r" (?P<d>\d{1,2})(?:st|nd|rd|th)?,? (?P<y>\d{4})\b")
MONTH_ONLY = re.compile(r"\b" + _NAME.format(m="m") + r",? (?P<y>\d{4})\b")
NUMERIC = re.compile(r"(?<![\d./])(?P<a>\d{1,2})[./](?P<b>\d{1,2})[./](?P<y>\d{4})(?![\d/])")

Parts = tuple[int, int | None, int | None]


def dates(text: str) -> list[Reading]:
    """Return dates of folded text; `value` is (year, month or None, day or None)."""
    found: list[Reading] = []
    taken: set[int] = set()
    for pattern in (ISO, DAY_FIRST, MONTH_FIRST, MONTH_ONLY, NUMERIC):
        for match in pattern.finditer(text):
            if taken.intersection(range(*match.span())):
                continue
            parts = _numeric(match) if pattern is NUMERIC else _parts(match)
            if parts is not None:
                taken.update(range(*match.span()))
                found.append(Reading(parts, match.group(), *match.span()))
    return sorted(found, key=lambda reading: reading.start)


def _parts(match: re.Match[str]) -> Parts | None:
    name = match["m"]
    month = int(name) if name.isdigit() else next(
        number for number, full in enumerate(MONTHS, start=1) if full.startswith(name[:3]))
    day = match.groupdict().get("d")
    return _valid(int(match["y"]), month, int(day) if day else None)


def _numeric(match: re.Match[str]) -> Parts | None:
    """Return the one reading of 03/04/2026-like text, None where two readings differ."""
    a, b, year = int(match["a"]), int(match["b"]), int(match["y"])
    readings = {parts for parts in (_valid(year, b, a), _valid(year, a, b)) if parts}
    return readings.pop() if len(readings) == 1 else None


def _valid(year: int, month: int, day: int | None) -> Parts | None:
    try:
        date(year, month, day or 1)
    except ValueError:
        return None
    return year, month, day


def same_date(reading: Reading, gold: str) -> bool:
    """Say whether a date is the gold: coarser is wrong, finer and consistent is right."""
    wanted = [int(part) for part in gold.split("-")]
    year, month, day = reading.value
    return [year, month, day][: len(wanted)] == wanted

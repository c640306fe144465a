"""Dates: ISO, spelled and dotted forms. A day/month order that cannot be told is never right.

Where day and month could change places ("03/04/2026") the reading is ambiguous and never right;
"13/04/2026" and "04/04/2026" are plain dates.
"""

from __future__ import annotations

import re
from datetime import date

from scoring.values.months import NAME, month
from scoring.values.reading import Reading

_NAME = rf"(?P<m>{NAME})"
ISO = re.compile(r"(?<![\d-])(?P<y>\d{4})(?P<s>[-/.])(?P<m>\d{1,2})"
                 r"(?:(?P=s)(?P<d>\d{1,2}))?(?![\d-])")
ORDINALS = ("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
            "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth "
            "twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth "
            "twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first").split()
_DAY = (r"(?P<d>\d{1,2}(?:st|nd|rd|th)?|(?<![\w-])(?:" + "|".join(
    sorted(ORDINALS, key=lambda word: (-len(word), word))) + "))")
DAY_FIRST = re.compile(rf"(?<![\d.,:-]){_DAY}\.?(?: day)?(?: of| de)?[ -]" + _NAME
                       + r"(?:,|-| of| de)? ?(?P<y>\d{4})\b")
MONTH_FIRST = re.compile(r"\b" + _NAME + rf"(?: the)? {_DAY},? (?:of "
                                                       rf")?(?P<y>\d{{4}})\b")
YEAR_FIRST = re.compile(r"\b(?P<y>\d{4}),? " + _NAME + rf" {_DAY}\b")
MONTH_ONLY = re.compile(r"\b" + _NAME + r"(?:,| of)? (?P<y>\d{4})\b")
MONTH_YEAR = re.compile(r"(?<![\d./-])(?P<m>0?[1-9]|1[0-2])[/.](?P<y>(?:19|20)\d\d)(?![\d./-])")
NUMERIC = re.compile(r"(?<![\d./-])(?P<a>\d{1,2})[/.-] ?(?P<b>\d{1,2})[/.-] "
                     r"?(?P<y>\d{4})(?![\d/-])")
DAY_MONTH = re.compile(rf"(?<![\d.,:]){_DAY}\.?(?: of| de)? " + _NAME + r"(?!,? \d)")
MONTH_DAY = re.compile(r"\b" + _NAME + rf" {_DAY}(?![\d:.,%]|,? \d{{4}})")
YEAR = re.compile(r"(?<![\w.,/-])(?P<y>(?:1[6-9]|20)\d\d)(?![\w%/-]|[.,]\d)")
DECADE = re.compile(r"\b(?P<y>(?:19|20)\d0)'?s\b")
PATTERNS = (DECADE, ISO, DAY_FIRST, MONTH_FIRST, YEAR_FIRST, MONTH_ONLY, NUMERIC, MONTH_YEAR,
            DAY_MONTH, MONTH_DAY, YEAR)

Parts = tuple[int | None, int | None, int | None]


def dates(text: str) -> list[Reading]:
    """Return dates of folded text; `value` is (year, month, day), each None where not said."""
    found: list[Reading] = []
    taken: set[int] = set()
    for pattern in PATTERNS:
        for match in pattern.finditer(text):
            if taken.intersection(range(*match.span())):
                continue
            taken.update(range(*match.span()))
            parts = _orders(match) if pattern is NUMERIC else (_parts(match),)
            if len(parts) > 1:  # which of the two is meant cannot be told: neither counts as right
                found.append(Reading("ambiguous", match.group(), *match.span(), also=parts))
            elif pattern is DECADE:
                found.append(Reading("decade", match.group(), *match.span()))
            elif parts and parts[0] is not None:
                found.append(Reading(parts[0], match.group(), *match.span()))
    return sorted(found, key=lambda reading: reading.start)


def _parts(match: re.Match[str]) -> Parts | None:
    groups = match.groupdict()
    name, day, year = groups.get("m"), groups.get("d"), groups.get("y")
    number = None if name is None else int(name) if name.isdigit() else month(name)
    return _valid(int(year) if year else None, number, _day(day) if day else None)


def _day(text: str) -> int:
    return ORDINALS.index(text) + 1 if text in ORDINALS else int(text.rstrip("stndrh"))


def _orders(match: re.Match[str]) -> tuple[Parts, ...]:
    """Return the readings of 03/04/2026-like text: day first and month first, where they differ."""
    a, b, year = int(match["a"]), int(match["b"]), int(match["y"])
    return tuple(dict.fromkeys(parts for parts in (_valid(year, b, a), _valid(year, a, b))
                               if parts))


def _valid(year: int | None, month: int | None, day: int | None) -> Parts | None:
    try:
        date(2024 if year is None else year, 1 if month is None else month,
             1 if day is None else day)
    except ValueError:
        return None
    return year, month, day


def same_date(reading: Reading, gold: str, year_known: bool = False) -> bool:
    """Say whether a date is the gold: coarser is wrong, finer and consistent is right.

    With `year_known` (the question names the gold's year) a day and month are enough.
    """
    if isinstance(reading.value, str):
        return False
    wanted = [int(part) for part in gold.split("-")]
    year, month, day = reading.value
    said = [year if year is not None or not year_known else wanted[0], month, day]
    return said[: len(wanted)] == wanted


def consistent(reading: Reading, printed: Reading) -> bool:
    """Say whether a date may be the one printed: equal in every part that it says."""
    said = [reading.value, *reading.also] if not isinstance(reading.value, str) else reading.also
    return any(all(part is None or part == other for part, other in zip(one, two, strict=True))
               for one in said for two in (printed.value, *printed.also)
               if not isinstance(one, str) and not isinstance(two, str))

"""Durations: to seconds where the unit has a length, months and years apart.

Six weeks are 42 days; a month is not 30 days, and twelve months are a year. Working days and
calendar days are both read as days.
"""

from __future__ import annotations

import re
from decimal import Decimal

from scoring.values.figures import NUMBER, to_decimal
from scoring.values.reading import Reading

SECONDS = {"s": 1, "sec": 1, "second": 1, "min": 60, "minute": 60, "h": 3600, "hr": 3600,
           "hour": 3600, "day": 86400, "d": 86400, "week": 604800, "wk": 604800,
           "fortnight": 1209600}
MONTHS = {"month": 1, "mo": 1, "mth": 1, "mos": 1, "quarter": 3, "year": 12, "yr": 12, "y": 12,
          "decade": 120}
# German, French and Spanish: a model answers in its user's language now and then.
SECONDS |= {"sekunde": 1, "minuten": 60, "stunde": 3600, "tag": 86400, "tage": 86400,
            "woche": 604800, "seconde": 1, "heure": 3600, "jour": 86400, "semaine": 604800,
            "segundo": 1, "minuto": 60, "hora": 3600, "día": 86400, "semana": 604800}
MONTHS |= {"monat": 1, "monate": 1, "jahr": 12, "jahre": 12, "moi": 1, "an": 12, "année": 12,
           "mese": 1, "año": 12}
_UNIT = "|".join(sorted([*SECONDS, *MONTHS], key=lambda name: (-len(name), name)))
_KIND = (r"(?:(?:full|whole|calendar|business|working|work|week|consecutive|paid|additional|"
         r"further|more|complete|entire|straight|net|extra|clear)[ -]){0,2}")
DURATION = re.compile(
    rf"(?<![\w.,])(?P<n>{NUMBER})(?: ?\((?:{NUMBER})\))?(?P<half> and a half)?[ -]?"
    rf"{_KIND}(?P<u>{_UNIT})(?:s|n|en|\(s\))?(?![\w])(?! ?\d{{4}})(?P<late> and a half)?")
CLOCK = re.compile(r"(?<![\w:.])(?P<h>\d{1,3}):(?P<m>[0-5]\d)(?::(?P<s>[0-5]\d))?(?! ?[ap]\.?m)"
                   r" (?=h\b|hours?\b|hrs?\b)(?:h|hours?|hrs?)\b")
HALF = re.compile(r"\bhalf (?:an?|of an?) (?P<u>hour|day|year|month|minute|week)\b|"
                  r"\b(?:an?|one) half (?P<v>hour|day|year|month|minute)\b|"
                  r"\bhalf[ -](?P<w>hour|day|year)\b")
QUARTERS = re.compile(r"\b(?P<n>a|one|three) quarters? of an? (?P<u>hour|minute|year|day)\b")
AND_A_HALF = re.compile(r"\b(?:an?|one) (?P<u>hour|day|week|month|year) and a half\b")
# "25 days a year" states a rate: "a year" counts only where it can be a length.
ARTICLE = re.compile(r"(?:^|(?:\b(?:is|for|of|within|after|every|takes|lasts|to|about|in|only|just|"
                     r"exactly|last|once|be|roughly|around|approximately|needs|requires|than|gets?|"
                     r"has|have)|[:,]) )(?:an?|one) (?:full |whole |calendar )?"
                     r"(?P<u>hour|day|week|month|year|minute|second|fortnight|quarter|decade)\b"
                     r"(?! and a half)")
COMMON = {"daily": ("day", 1), "weekly": ("week", 1), "fortnightly": ("week", 2),
          "monthly": ("month", 1), "quarterly": ("month", 3), "yearly": ("year", 1),
          "annually": ("year", 1), "every year": ("year", 1), "every month": ("month", 1),
          "every week": ("week", 1), "every day": ("day", 1), "once a year": ("year", 1),
          "once per year": ("year", 1), "every quarter": ("month", 3), "biennially": ("year", 2),
          "every hour": ("hour", 1), "hourly": ("hour", 1), "every other year": ("year", 2),
          "every other week": ("week", 2), "every other month": ("month", 2),
          "half-yearly": ("month", 6), "semi-annually": ("month", 6), "twice a year": ("month", 6)}
OFTEN = re.compile(r"\b(?:" + "|".join(sorted(COMMON, key=lambda n: (-len(n), n))) + r")\b")


def durations(text: str) -> list[Reading]:
    """Return durations of folded text; `value` is ("seconds" or "months", Decimal)."""
    found: list[Reading] = []

    def add(match: re.Match[str], number: Decimal, unit: str) -> None:
        if not any(match.start() < r.end and r.start < match.end() for r in found):
            found.append(Reading(measure(number, unit), match.group(), *match.span(), unit,
                                 number=number))

    for match in CLOCK.finditer(text):
        hours = Decimal(match["h"]) + Decimal(match["m"]) / 60 + Decimal(match["s"] or 0) / 3600
        add(match, hours, "hour")
    for match in QUARTERS.finditer(text):
        add(match, Decimal("0.75") if match["n"] == "three" else Decimal("0.25"), match["u"])
    for match in AND_A_HALF.finditer(text):
        add(match, Decimal("1.5"), match["u"])
    for match in DURATION.finditer(text):
        half = Decimal("0.5") if match["half"] or match["late"] else Decimal(0)
        add(match, to_decimal(match["n"]) + half, match["u"])
    for match in HALF.finditer(text):
        add(match, Decimal("0.5"), match["u"] or match["v"] or match["w"])
    for match in ARTICLE.finditer(text):
        add(match, Decimal(1), match["u"])
    for match in OFTEN.finditer(text):
        unit, count = COMMON[match.group()]
        add(match, Decimal(count), unit)
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
        if last is not None and text[last.end:reading.start] in ("", " ", " and ", ", ", ", and ") \
                and last.value[0] == reading.value[0] and _unit(last) > _unit(reading):
            total = (last.value[0], last.value[1] + reading.value[1])
            joined[-1] = Reading(total, text[last.start:reading.end], last.start, reading.end,
                                 reading.unit)
        else:
            joined.append(reading)
    return joined


def _unit(reading: Reading) -> int:
    return SECONDS.get(reading.unit or "", MONTHS.get(reading.unit or "", 0))


def same_duration(reading: Reading, gold: str) -> bool:
    """Say whether a duration has the length of the gold, given as "<decimal> <unit>"."""
    number, unit = gold.split()
    return bool(reading.value == measure(Decimal(number), unit))

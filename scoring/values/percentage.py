"""Percentages: "12.5 %", "12.5 per cent", permille, and plain fractions of a whole."""

from __future__ import annotations

import re
from decimal import Decimal

from scoring.values.figures import NUMBER, precision, to_decimal
from scoring.values.reading import Reading

PERCENT = re.compile(rf"(?<![\w.,])±?(?P<n>{NUMBER})(?P<half> and a half)?(?: ?\({NUMBER}\))?[ -]?"
                     r"(?P<s>%|per ?cent(?:age points)?\b|percentage points?\b|"
                     r"pct\b|pp\b|p\.p\.|prozent(?:punkten?)?\b|pour ?cent\b|por ciento\b|‰)")
COUNTS = {word: number for number, word in enumerate("one two three four five six seven eight "
                                                     "nine".split(),
                                                     start=1)} | {"a": 1, "an": 1}
NTHS = {word: number for number, word in enumerate(
    "half third quarter fifth sixth seventh eighth ninth tenth".split(), start=2)} | {
    "halve": 2, "twentieth": 20, "hundredth": 100}
PART = re.compile(rf"(?<!\w)(?:(?P<n>{'|'.join(COUNTS)})[ -])?(?P<d>(?<=[ "
                  rf"-])(?:{'|'.join(NTHS)})|half)s?"
                  r"(?= of\b|[.!]?$)")
FRACTION = re.compile(r"(?<![\w./-])(?P<n>\d{1,3}) ?(?:/|in|out of) ?(?P<d>\d{1,3})(?![\w/-]|"
                      r"[.,]\d)")
IN = re.compile(rf"\b(?P<n>{'|'.join(COUNTS)}) (?:in|out of) (?P<d>{'|'.join(COUNTS)}|ten)\b")


def percentages(text: str) -> list[Reading]:
    """Return percentages of folded text; `value` is a Decimal in per cent."""
    found = []
    for match in PERCENT.finditer(text):
        number = to_decimal(match["n"]) + (Decimal("0.5") if match["half"] else 0)
        value = number / 10 if match["s"] == "‰" else number
        found.append(Reading(Decimal(value), match.group(), *match.span(), "%",
                             *precision(str(number) if match["half"] else match["n"]),
                             number=number))
    found += [_part(match, COUNTS.get(match["n"] or "a", 1), NTHS[match["d"]])
              for match in PART.finditer(text)]
    return sorted(found, key=lambda reading: reading.start)


def shares(text: str) -> list[Reading]:
    """Return percentages and fractions in figures ("1/8", "1 in 8") of folded text."""
    found = [_part(match, int(match["n"]), int(match["d"])) for match in FRACTION.finditer(text)
             if 0 < int(match["n"]) < int(match["d"])]
    found += [_part(match, COUNTS[match["n"]], COUNTS.get(match["d"], 10))
              for match in IN.finditer(text)]
    plain = percentages(text)
    found = [r for r in found if not any(r.start < p.end and p.start < r.end for p in plain)]
    return sorted([*plain, *found], key=lambda reading: reading.start)


def _part(match: re.Match[str], count: int, whole: int) -> Reading:
    """Return a part of a whole, exact to as many figures as may be asked."""
    return Reading(Decimal(100 * count) / whole, match.group(), *match.span(), "%", 9, 9)

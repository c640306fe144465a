"""Percentages: "12.5 %", "12.5 per cent", permille, and plain fractions of a whole."""

from __future__ import annotations

import re
from decimal import Decimal

from scoring.values.figures import NUMBER, precision, to_decimal
from scoring.values.reading import Reading

PERCENT = re.compile(rf"(?<![\w.,])±?(?P<n>{NUMBER})(?: ?\({NUMBER}\))?[ -]?"
                     r"(?P<s>%(?! ?r\.?h)|per ?cent(?:age points)?\b|percentage points?\b|"
                     r"pct\b|pp\b|p\.p\.|prozent(?:punkten?)?\b|pour ?cent\b|por ciento\b|‰)")
PARTS = {"half": 50, "a half": 50, "one half": 50, "a quarter": 25, "one quarter": 25,
         "three quarters": 75, "a fifth": 20, "one fifth": 20, "a tenth": 10, "one tenth": 10}
PART = re.compile(r"(?<!\w)(?P<f>(?:a|one|three) (?:half|quarters?|fifth|tenth)|half)(?= of\b|"
                  r"[.!]?$)")


def percentages(text: str) -> list[Reading]:
    """Return percentages of folded text; `value` is a Decimal in per cent."""
    found = []
    for match in PERCENT.finditer(text):
        number = to_decimal(match["n"])
        value = number / 10 if match["s"] == "‰" else number
        found.append(Reading(Decimal(value), match.group(), *match.span(), "%",
                             *precision(match["n"]), number=number))
    found += [Reading(Decimal(PARTS[m["f"]]), m.group(), *m.span(), "%", 0, 2)
              for m in PART.finditer(text) if m["f"] in PARTS]
    return sorted(found, key=lambda reading: reading.start)

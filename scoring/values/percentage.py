"""Percentages: "12.5 %", "12.5 per cent", and permille."""

from __future__ import annotations

import re
from decimal import Decimal

from scoring.values.number import NUMBER, Reading, _precision, to_decimal

PERCENT = re.compile(rf"(?<![\w.,])±?(?P<n>{NUMBER}) ?(?P<s>%|per ?cent\b|percentage points\b|‰)")


def percentages(text: str) -> list[Reading]:
    """Return percentages of folded text; `value` is a Decimal in per cent."""
    found = []
    for match in PERCENT.finditer(text):
        number = to_decimal(match["n"])
        value = number / 10 if match["s"] == "‰" else number
        found.append(Reading(Decimal(value), match.group(), *match.span(), "%",
                             *_precision(match["n"])))
    return found

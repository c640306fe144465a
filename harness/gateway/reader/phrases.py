"""Answers that are no typed value: what stands behind a colon, a copula or a telling verb."""

from __future__ import annotations

import re

from .units import Unit
from .values import Value

AFTER = re.compile(
    r"(?:: | is | was | are | were | caused by | traced to | works as | known as | called |"
    r" named | on duty as | serves as | put down to | came from | blamed on | due to )"
    r"(?:the |a |an )?(?P<what>[^.;]{2,90}?)(?=[.;]|, (?:and|which|who|but|so)\b|$)")


def phrases(unit: Unit) -> tuple[Value, ...]:
    """Return the complements of a unit as loose values; at most four."""
    if unit.column is not None:
        start = len(unit.text) - len(unit.text.rpartition(": ")[2])
        return (Value("phrase", unit.text[start:], start, len(unit.text)),)
    found = []
    for match in AFTER.finditer(unit.text):
        start, end = match.span("what")
        found.append(Value("phrase", match["what"].strip(), start, end))
        if len(found) == 4:
            break
    return tuple(found)

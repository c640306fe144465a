"""Answers that are no typed value: what stands behind a colon, a copula or a telling verb."""

from __future__ import annotations

import re

from .values import Value

AFTER = re.compile(
    r"(?:: | is | was | are | were | caused by | traced to | works as | known as | called |"
    r" named | on duty as | serves as | put down to | came from | blamed on | due to )"
    r"(?:the |a |an )?(?P<what>[^.;]{2,90}?)(?=[.;]|, (?:and|which|who|but|so)\b|$)")


def phrases(text: str, cell: bool) -> tuple[Value, ...]:
    """Return the complements of a text as loose values, at most four; of a cell, itself."""
    if cell:
        start = len(text) - len(text.rpartition(": ")[2])
        return (Value("phrase", text[start:], start, len(text)),)
    found = []
    for match in AFTER.finditer(text):
        start, end = match.span("what")
        found.append(Value("phrase", match["what"].strip(), start, end))
        if len(found) == 4:
            break
    return tuple(found)

"""Where a name stands in an answer, in characters of the folded text."""

from __future__ import annotations

import re
from collections.abc import Container

from scoring.text import bare
from scoring.values.name import mentions


def places(folded: str, name: str, known: Container[str]) -> list[tuple[int, int]]:
    """Return where `name` stands in folded text, in characters."""
    spans = [match.span() for match in re.finditer(r"[^\W_]+", folded)]
    spans = [span for span in spans if folded[slice(*span)] not in ("the", "a", "an")]
    plain = bare(folded).split()
    if len(spans) != len(plain):
        return [(0, len(folded))] if mentions(folded, name, known) else []
    return [(spans[at][0], spans[to - 1][1]) for at, to in mentions(folded, name, known)]

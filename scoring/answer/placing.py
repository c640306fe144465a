"""Where a name stands in an answer, in characters of the folded text."""

from __future__ import annotations

import re
from collections.abc import Container
from functools import lru_cache

from scoring.text import ARTICLES, bare
from scoring.values.name import mentions

WORD = re.compile(r"[^\W_]+")


def places(folded: str, name: str, known: Container[str]) -> list[tuple[int, int]]:
    """Return where `name` stands in folded text, in characters."""
    spans = _words(folded)
    if len(spans) != len(bare(folded).split()):
        return [(0, len(folded))] if mentions(folded, name, known) else []
    return [(spans[at][0], spans[to - 1][1]) for at, to in mentions(folded, name, known)]


@lru_cache(maxsize=256)
def _words(folded: str) -> tuple[tuple[int, int], ...]:
    """Return where the words of folded text stand, articles left out."""
    return tuple(match.span() for match in WORD.finditer(folded)
                 if match.group() not in ARTICLES)

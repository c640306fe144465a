"""Who holds a post: the name in the row of a directory whose title is the one asked for.

The post is any title that a row prints and the question repeats: no list of posts is kept.
"""

from __future__ import annotations

import re

from ..aboutness import aboutness, folded
from ..evidence import Candidate
from ..relevance import NAMING
from ..units import Unit
from ..values import Value
from .outcome import Decision, Desk

TITLES = re.compile(r"\b(?:title|role|position|post|job|function)\b", re.IGNORECASE)
WANTED = re.compile(r"\b(?:who(?:m|se)?|which|name|named|called|is there an?)\b", re.IGNORECASE)
OTHERWISE = re.compile(r"\b(?:extension|number|dial|mail|e-mail|how many|when|where)\b",
                       re.IGNORECASE)
ENOUGH = 550


def holder(desk: Desk) -> Decision | None:
    """Return who holds the post that the question names; None for other questions."""
    text = desk.asked.text
    if not WANTED.search(text) or OTHERWISE.search(desk.asked.core):
        return None
    said, found = folded(text), dict[str, Candidate]()
    for unit in desk.units:
        post = _post(unit)
        if not post or post not in said:
            continue
        names = tuple(name for name in desk.asked.names if folded(name) not in post)
        about = aboutness(names, unit, desk.field)
        name = _name(desk, unit) if about >= ENOUGH else ""
        if name:
            found.setdefault(name, Candidate(unit, Value("name", name, 0, 0), 1000, 1000, about, 0,
                                             about))
    if len(found) != 1:
        return None  # nobody, or several whom the question does not tell apart
    name, source = next(iter(found.items()))
    return Decision(name, f"holds the post in {source.unit.text[:60]!r}", source)


def _post(unit: Unit) -> str:
    """Return the title that a table cell holds, folded, or nothing."""
    if not unit.column or not TITLES.search(unit.column):
        return ""
    return folded(unit.text.rpartition(": ")[2])


def _name(desk: Desk, unit: Unit) -> str:
    """Return the name in the same row, or nothing."""
    return next((other.text.rpartition(": ")[2] for other in desk.units
                 if other.passage == unit.passage and other.row == unit.row and other.column
                 and NAMING.search(other.column) and not TITLES.search(other.column)), "")

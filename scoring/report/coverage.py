"""What kinds of question an evaluation set asks, as far as their wording tells.

A question can be of several kinds, and of none that is seen here. What needs two documents, or a
scope that the question only implies, no wording tells; the page says so.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from scoring.abstention import wording
from scoring.report.review import Pair
from scoring.text import fold

YEAR = r"(?:19|20)\d\d"
KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("an identifier", re.compile(r"\b(?=[\w./-]*\d)(?=[\w./-]*[a-z])[\w./-]{4,}", re.I)),
    ("a time or version", re.compile(
        rf"\b(?:{YEAR}|current|currently|now|nowadays|today|latest|newest|in force|valid|draft|"
        r"superseded|previous|previously|former|formerly|used to|as of|before|since)\b", re.I)),
    ("a comparison or calculation", re.compile(
        r"\b(?:than|which of|compare[ds]?|both|either|the same|differ\w*|versus|vs|in total|"
        r"altogether|total|sum|combined|together|on average|twice|how (?:much|many) (?:more|less|"
        r"fewer)|per ?cent|percentage)\b|\b\w{2,}(?:er|est) of\b", re.I)),
    ("yes or no", re.compile(
        r"^\W*(?:is|are|was|were|do|does|did|can|could|may|must|has|have|had|will|would|should)\b",
        re.I)),
)
POLAR = ("yes", "no", "true", "false")
NONE, LIST, UNANSWERABLE, PLAIN = "none or abstention", "list", "unanswerable", "plain"
ALL = (*(name for name, _ in KINDS), LIST, UNANSWERABLE)


def shape(answer: str) -> str:
    """Return what an answer looks like: none, polar, list, figure or words."""
    folded = fold(answer)
    if not folded or wording(folded) is not None:
        return NONE
    if folded.strip(".!") in POLAR:
        return "yes or no"
    if folded.count(", ") > 1 or folded.count("; ") or "\n" in answer.strip():
        return LIST
    return "figure" if any(char.isdigit() for char in folded) else "words"


def kinds(pair: Pair) -> tuple[str, ...]:
    """Return the kinds that a pair shows, `plain` where it shows none."""
    found = [name for name, pattern in KINDS if pattern.search(pair.question)]
    looks = shape(pair.answer)
    if looks in (NONE, LIST):
        found.append(UNANSWERABLE if looks == NONE else LIST)
    return tuple(found) or (PLAIN,)


def covered(pairs: Iterable[Pair]) -> tuple[dict[str, int], tuple[str, ...]]:
    """Return how many pairs show each kind, and the kinds that none shows."""
    counted = Counter(kind for pair in pairs for kind in kinds(pair))
    return ({kind: counted[kind] for kind in (*ALL, PLAIN) if counted[kind]},
            tuple(kind for kind in ALL if not counted[kind]))

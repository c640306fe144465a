"""Yes/no and choice answers: the first polarity, or the one option that the answer stands by."""

from __future__ import annotations

import re

from scoring.asserted import body
from scoring.records import Question
from scoring.text import bare, fold

YES = re.compile(r"^(?:(?:yes|yep|yeah|correct|true|indeed|affirmative)\b"
                 r"|it (?:is|does|can|has)\b(?! not))")
NO = re.compile(r"^(?:no|nope|false|incorrect|negative|it (?:is not|isn't|does not|doesn't|cannot))"
                r"\b")
LOSER = re.compile(r"(?:than|over|versus|vs|against|compared (?:to|with)|not|unlike|while|whereas|"
                   r"but|only)(?: the)?$")


def polarity(answer: str) -> str | None:
    """Return "yes" or "no" by the first words of the answer, None where they do not tell."""
    folded = fold(body(answer)).lstrip("*_\"' ")
    if YES.match(folded):
        return "yes"
    return "no" if NO.match(folded) else None


def chosen(question: Question, answer: str) -> tuple[str, ...]:
    """Return the options (their first names) that the first sentence names as the answer."""
    text = bare(re.split(r"(?<=[.!?])\s", body(answer), maxsplit=1)[0])
    places = []
    for option in question.gold.options:
        spots = [spot for name in option if (spot := _find(text, bare(name))) is not None]
        if spots:
            places.append((min(spots), option[0]))
    places.sort()
    standing = [(spot, name) for spot, name in places if not LOSER.search(text[:spot].strip())]
    return tuple(name for _, name in (standing if len(standing) == 1 else places))


def _find(text: str, name: str) -> int | None:
    """Return where the whole words of `name` begin in `text`."""
    at = f" {text} ".find(f" {name} ")
    return None if at < 0 else at

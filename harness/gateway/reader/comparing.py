"""Which two things a question sets against each other, and which way: more or less."""

from __future__ import annotations

import re

from .words import WORD

MORE = frozenset("heavier longer more higher larger greater bigger later hotter taller wider "
                 "stronger faster most dearer costlier newer farther slower warmer richer highest "
                 "longest largest heaviest biggest newest deeper further tighter broader latest "
                 "busier stricter better".split())
LESS = frozenset("lighter shorter less lower smaller fewer earlier cheaper cooler quicker sooner "
                 "least older narrower younger lowest shortest smallest lightest cheapest oldest "
                 "earliest fewest looser".split())
SIDE = r"(?:the |our |a |an )?(?P<{0}>[^,;:?]{{2,70}}?)"
A, B = SIDE.format("a"), SIDE.format("b")
AHEAD = re.compile(
    rf"\b(?:of|between|comparing|compare|among|take|with|for|regarding)\b {A}(?:,? and |,? or | with "
    rf"| to | against | versus | vs\.? ){B}(?:[,;:?.]|\s+[–-]|\s+(?:which|what|who|whose|where)\b)",
    re.IGNORECASE)
JOINED = re.compile(
    rf"\b(?:the|of|between|do|does|for|at|in|is|are|our|with|by|both|from|quoting|one) {A} "
    rf"(?:and|plus|to|than|from) (?:one )?(?:for |of |at )?{B}"
    r"(?=\s+(?:differ|together|combined|have|has|cost|in|between|apart|taken|hit|amount|come|add|make|"
    r"need|work|employ|at|per|count|for|a month|on|if|taken|each|by)\b|[,?;:.]|$)", re.IGNORECASE)
BEHIND = re.compile(
    rf"(?:[,:;–-] ?|\b(?:is it|does|do|is|has|have|did|was|will|should) ){A},? (?:or|versus|vs\.?) "
    rf"{B}(?: (?:come|have|has|weigh|need|get|offer|cost|take|hold|require|last|use|employ|draw|"
    rf"pay|give|measure|stand|be|run|go)\b[^?]{{0,60}})?\s*(?:\?|\.|$)", re.IGNORECASE)
THAN = re.compile(
    r"^(?:\W*\w+\W+){0,4}?(?:is|are|does|do|has|have|did|was|can|may|must|will) (?:the )?"
    r"(?P<a>[^?,]{2,70}?) (?:(?:have|has|need|get|got|cost|take|weigh|come with|come|give|offer|hold|"
    r"employ|use|last|hit|be|charge|go|run|require|pay|allow|draw|measure|stand|keep|affect)\b )?"
    r"(?:to be |[a-z]+ed (?:in )?|for )?(?:a |an |the |any )?(?P<how>[a-z]+)\b[^?]{0,60}? than "
    r"(?:the |that of the |that of |in )?(?P<b>[^?]{2,70}?)(?: does| do| is| has)?\s*(?:\?|$)",
    re.IGNORECASE)
QUESTION_WORD = re.compile(r"\b(?:which|what|who|whose|where)\b", re.IGNORECASE)


def compared(text: str) -> tuple[tuple[str, str], int, bool] | None:
    """Return (the two things, +1 for more or -1 for less, asked as yes or no), or None."""
    text = text.strip()
    than = THAN.match(text)
    if than and (sign := direction(than["how"].lower())):
        return (_clean(than["a"]), _clean(than["b"])), sign, True
    sign = next((mark for word in WORD.findall(text.lower()) if (mark := direction(word))), 0)
    if not sign or not QUESTION_WORD.search(text):
        return None
    for pattern in (AHEAD, BEHIND):
        match = pattern.search(text)
        if match:
            return (_clean(match["a"]), _clean(match["b"])), sign, False
    return None


def joined(text: str) -> tuple[str, str] | None:
    """Return the two things that a sum or a difference is taken of, or None."""
    match = JOINED.search(text) or re.match(
        rf"{A} (?:and|plus) {B}(?= (?:combined|together|taken)\b)", text.strip(), re.IGNORECASE)
    if match is None:
        return None
    left = re.split(r"\b(?:the|of|between|do|does|for|at|both|quoting|one) ", match["a"])[-1]
    return _clean(left), _clean(match["b"])


def direction(word: str) -> int:
    """Return +1 for a word that asks for more, -1 for less, 0 for others."""
    return 1 if word in MORE else -1 if word in LESS else 0


def _clean(side: str) -> str:
    return re.sub(r"^(?:the|our|a|an) |['’]s$", "", side.strip())

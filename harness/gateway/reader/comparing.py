"""Which two things a question sets against each other, and which way: more or less."""

from __future__ import annotations

import re

from .values import MONTH
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
    rf"(?:\b(?:between|comparing|compare|among|take)|(?:^|[.,:;!?–-] )(?:of|with|for|regarding)) "
    rf"{A}(?:,? and |,? or |"
    rf" with | to | against | versus | vs\.? ){B}(?:[,;:?.]|\s+[–-]|\s+(?:which|what|who|whose|"
    rf"where)\b)",
    re.IGNORECASE)
JOINED = re.compile(
    rf"\b(?:the|of|between|do|does|for|at|in|is|are|our|with|by|both|from|quoting|one) {A} "
    rf"(?:and|plus|than|differs? from|compared (?:to|with)) (?:one )?(?:for |of |at )?{B}"
    r"(?=\s+(?:differ|together|combined|have|has|cost|in|between|apart|taken|hit|amount|come|add|"
    r"make|need|work|employ|at|per|count|for|a month|on|if|taken|each|by)\b|"
    r"[,?;:.]|$)", re.IGNORECASE)
START = re.compile(rf"^{A} (?:or|versus|vs\.?) {B}\s*(?:[:,;?]|\s[–-]|\s+which\b)", re.IGNORECASE)
BEHIND = re.compile(
    rf"(?:[,:;–-] ?|\b(?:is it|does|do|is|has|have|did|was|will|should) ){A},? (?:or|versus|vs\.?) "
    rf"{B}(?: (?:come|have|has|weigh|need|get|offer|cost|take|hold|require|last|use|employ|draw|"
    rf"pay|give|measure|stand|be|run|go)\b[^?]{{0,60}})?\s*(?:\?|\.|$)", re.IGNORECASE)
POLAR = re.compile(r"^(?:\W*\w+[,:]? ){0,5}?(?:is|are|does|do|has|have|did|was|were|can|may|must|"
                   r"will)\b", re.IGNORECASE)
PREPOSITIONS = re.compile(r"^(?:(?:towards|at|in|for|that|those|of|the|with|by|on|one|from|a|"
                          r"to|under|during|over|against) )+", re.IGNORECASE)
VERBS = re.compile(r" (?:have|has|take|takes|cost|costs|last|lasts|need|needs|get|gets|come|came|"
                   r"open|opened|hit|sign|signed|pay|pays|measure|work|capped|include|includes|be|"
                   r"weigh|draw|give|gives|offer|employ|allow|hold|react|run|stand|go|require|"
                   r"keep|a|the|any|[a-z]{3,}ed|"
                   rf"{'|'.join(sorted(MORE | LESS))})(?![\w-])", re.IGNORECASE)
CLOSED = re.compile(r" (?:for (?:a|the|customers?)|on the|with the|in (?:the )?[A-Z]\w*|does|do|is|"
                    r"has|did)\b|[?,;]")
NAMED = re.compile(r"[A-ZÀ-Þ][\w&'’-]*(?: (?:of |and |& )?[A-ZÀ-Þ0-9][\w&'’-]*)*")
FIGURES = ("number", "quantity", "money", "percentage", "date", "duration")
KINDS = (
    (re.compile(r"\b(?:longer|shorter|quicker|faster|slower|longest|shortest)\b"),
     ("duration", "quantity")),
    (re.compile(r"\b(?:later|earlier|newer|older|sooner|oldest|newest|latest|earliest)\b"),
     ("date",)),
    (re.compile(r"\b(?:dearer|cheaper|costlier|pricier|costs? (?:more|less)|expensive|cheapest)\b"),
     ("money",)),
)
MONTHLY = re.compile(rf"{MONTH} 20\d\d")
OF_MONTH = re.compile(r"(?<=the )(?:[\w-]+ ){1,6}of $")
TIMES = re.compile(r"(?:old|new|previous|present|current|former|last|one before|that before)\b",
                   re.IGNORECASE)
QUESTION_WORD = re.compile(r"\b(?:which|what|who|whose|where)\b", re.IGNORECASE)


def compared(text: str) -> tuple[tuple[str, str], int, bool] | None:
    """Return (the two things, +1 for more or -1 for less, asked as yes or no), or None."""
    text = text.strip()
    if POLAR.match(text) and " than " in text:
        return _than(text)
    sign = next((mark for word in WORD.findall(text.lower()) if (mark := direction(word))), 0)
    if not sign or not QUESTION_WORD.search(text):
        return None
    for pattern in (AHEAD, START, BEHIND):
        match = pattern.search(text)
        while match:
            sides = _whole(text, match.start("a"), match["a"]), _clean(match["b"])
            if not any(direction(word) or QUESTION_WORD.fullmatch(word)
                       for side in sides for word in WORD.findall(side.lower())):
                return sides, sign, False
            match = pattern.search(text, match.start() + 1)
    return None


def _than(text: str) -> tuple[tuple[str, str], int, bool] | None:
    """Take apart "does A have more than B": what stands behind "than", and the name before it."""
    before, _, after = text.partition(" than ")
    words = WORD.findall(before.lower())
    sign = next((mark for word in reversed(words) if (mark := direction(word))), 0)
    right = CLOSED.split(PREPOSITIONS.sub("", after))[0]
    named = list(NAMED.finditer(before))
    named = [match for match in named if match.start() > 0]
    if named:
        start, name = named[-1].start(), named[-1].group()
        left = _whole(before, start, name + VERBS.split(before[start + len(name):])[0])
    else:
        left = VERBS.split(PREPOSITIONS.sub("", POLAR.sub("", before).strip()))[0]
    return ((_clean(left), _clean(right)), sign, True) if sign and left and right else None


def joined(text: str) -> tuple[str, str] | None:
    """Return the two things that a sum or a difference is taken of, or None."""
    match = JOINED.search(text) or re.match(
        rf"{A} (?:and|plus) {B}(?= (?:combined|together|taken)\b)", text.strip(), re.IGNORECASE)
    if match is None:
        return None
    inner = re.split(r"\b(?:the|of|between|do|does|for|at|both|quoting|one) ", match["a"])[-1]
    left = _whole(text.strip(), match.end("a") - len(inner), inner)
    right = _clean(match["b"])
    return None if TIMES.match(left) or TIMES.match(right) else (left, right)


def direction(word: str) -> int:
    """Return +1 for a word that asks for more, -1 for less, 0 for others."""
    return 1 if word in MORE else -1 if word in LESS else 0


def kinds_compared(lowered: str) -> tuple[str, ...]:
    """Return the value types that the comparison of a lower-case question can be about."""
    return next((kinds for pattern, kinds in KINDS if pattern.search(lowered)), FIGURES)


def _whole(text: str, start: int, side: str) -> str:
    """Return a side that begins at `start`, with what stands before its month: "outage of"."""
    before = OF_MONTH.search(text[max(0, start - 80): start]) if MONTHLY.match(side) else None
    return _clean((before.group() if before else "") + side)


def _clean(side: str) -> str:
    return re.sub(r"^(?:the|our|a|an) |['’]s$", "", side.strip())

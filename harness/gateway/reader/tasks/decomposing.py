"""Cut a question into sub-questions: two hops in order, one for each side of a comparison or sum.

A simple question stays one. The small model does not see two hops.
"""

from __future__ import annotations

import re

from ..question import Asked, analyse
from ..words import WORD
from .form import count, dumps, keys, listed, wants_json
from .material import Material
from .rewriting import clean, with_subject

PEOPLE = (r"product owner|owner|product manager|account manager|sponsor|(?:system )?administrator|"
          r"admin|team lead(?:er)?|head|site manager|manager|incident lead|lead|director|contact|"
          r"person (?:in charge|responsible|who \w+)|colleague (?:in charge|who \w+)|boss|"
          r"executive")
THINGS = (r"site|office|location|plant|team|department|series|family|line|range|instruments?|"
          r"products?|devices?|programme|program|project|plan|customer|supplier|system|building|"
          r"city|units?|equipment")
DEGREES = frozenset(
    "heavier longer more higher larger greater bigger later hotter taller wider stronger faster "
    "dearer costlier newer farther further slower lighter shorter less lower smaller fewer earlier "
    "cheaper cooler quicker sooner older narrower younger most least".split())
WHO = re.compile(r"(?:whom?|(?:what|which)(?: [a-z]+)?)(?: (?:is|are|was))?", re.IGNORECASE)
LOOSE = re.compile(
    r"^(?P<ask>.{2,120}?) (?P<middle>(?:(?:the|our) (?P<noun>[a-z]+(?: [a-z]+)?) (?P<link>where|"
    r"that|"
    r"which|who|whose|in which|on which|at which|to which|needed for)|whoever) "
    r"(?P<rest>[^?.,]{3,120}))")
FIND = re.compile(
    rf"^(?P<ask>.{{3,120}}?\b(?:find|reach|call|dial|contact|leads?|heads?)) (?P<middle>(?:the|"
    rf"our) "
    rf"(?P<role>{PEOPLE}) (?:of|for|at) (?P<rest>[^?.,]{{2,120}}))", re.IGNORECASE)
TAIL = re.compile(r" (?:works?|sits?|belongs?|have|has|by phone)$")
HOP = re.compile(
    rf"^(?P<ask>.{{3,120}}?\b(?:of|for|at|does|is|by|to|from|in|has|did|will|manages?|runs?|"
    rf"owns?)) (?P<middle>(?P<the>the|our|whichever) (?:[\w-]+ ){{0,2}}?(?P<role>{PEOPLE}|"
    rf"{THINGS}) (?P<link>of|for|"
    r"behind|that|which|who|whose|where|in which|at which|to which|on which|responsible for|in "
    r"charge of|"
    r"running|with|showing|covered by) (?P<rest>[^?.]{2,160}))\??$", re.IGNORECASE)
DEEPER = re.compile(HOP.pattern.replace(".{3,120}?", ".{12,120}?", 1), re.IGNORECASE)
OWNED = re.compile(rf"^(?P<ask>.{{3,120}}?\b(?:of|for|at|does|is|by|to|from|in)) "
                   rf"(?P<middle>(?P<name>(?:the )?"
                   rf"[A-ZÀ-Þ][\w -]{{1,40}})['’]s (?P<role>{PEOPLE}|{THINGS}))"
                   rf"\b(?P<tail>[^?]{{0,80}})\??$")
TWO = re.compile(
    r",? (?:and|as well as) (?:also )?(?=(?:who|what|when|where|which|how|why)\b)", re.IGNORECASE
)
PLACE = re.compile(r"#\d|\bplaceholders?\b|\bprevious (?:answer|step|sub)|\{answer|\[answer|"
                   r"<answer|\bresult of "
                   r"(?:the )?(?:first|previous)", re.IGNORECASE)
HOW = {
    "heav": "How heavy is",
    "light": "How heavy is",
    "long": "How long is",
    "short": "How long is",
    "tall": "How tall is",
    "wid": "How wide is",
    "larg": "How large is",
    "bigg": "How big is",
    "small": "How large is",
    "cheap": "How much does {} cost",
    "cost": "How much does {} cost",
    "dear": "How much does {} cost",
    "lat": "When is the date of",
    "earl": "When is the date of",
    "old": "How old is",
    "fast": "How fast is",
    "hot": "How hot is",
}
BOUND = "contract|agreement|account|order|project|site|office|plant|policy|plan|team"
ITS = re.compile(r"\b(?:its|it|their|they|them)\b", re.IGNORECASE)


def decompose(given: Material, size: str) -> str | None:
    """Return the sub-questions in the form asked for; None where there is no question."""
    question = given.question or given.text
    if not question or len(question) > 1_500:
        return None
    parts = subquestions(clean(question), size, bool(PLACE.search(given.told)))
    most = count(given.told, 0)
    parts = parts[:most] if most > 1 else parts
    names = keys(given.told)
    if wants_json(given.told) and len(names) > 1 and any("question" in name for name in names):
        outer = (
            names[0]
            if names[0] in ("items", "sub_questions", "subquestions", "questions")
            else None
        )
        inner = next(name for name in names if name != outer and "question" in name) \
            if any(name != outer and "question" in name for name in names) else None
        if inner:
            rows = [{inner: part} for part in parts]
            return dumps({outer: rows} if outer else rows)
        return dumps({names[0]: parts})
    return listed(parts, given.told)


def subquestions(question: str, size: str, marks: bool) -> list[str]:
    """Return the questions to be answered one after the other; `marks` puts #1 for an answer."""
    pieces = [piece.strip(" ?.,") for piece in TWO.split(question) if piece.strip(" ?.,")]
    asked = analyse(question)
    if (
        len(pieces) > 1
        and not asked.options
        and all(len(piece.split()) > 2 for piece in pieces[:1])
    ):
        subject = next(iter(asked.names), "")
        whole = [pieces[0], *(with_subject(p, subject) if ITS.search(p) else p for p in pieces[1:])]
        return [f"{piece[0].upper()}{piece[1:]}?" for piece in whole]
    sides = _sides(asked)
    if sides:
        return [_of(asked, side) for side in sides]
    if size == "small":
        return [question]
    return _hops(question, marks) or [question]


def _sides(asked: Asked) -> tuple[str, ...]:
    """Return the things compared, or the operands of a sum or difference."""
    if asked.options:
        return asked.options
    if len(asked.names) < 2:
        return ()
    lowered = asked.text.lower()
    said = WORD.findall(lowered)
    if any(word in DEGREES for word in said) and re.search(
            r"\bthan\b|\bwhich\b|\bcompar", lowered):
        return asked.names[:2]
    if (asked.operation in ("sum", "difference") and re.search(r"\b(?:and|plus|than)\b", lowered)) \
            or re.search(r"\bthe total\b|\bone of each\b|\bin total\b|\bfar apart\b", lowered):
        return asked.names[:4]
    return ()


def _of(asked: Asked, side: str) -> str:
    """Return the question about one side."""
    bound = re.search(
        rf"\b(?:the|our) (?:{BOUND})s? (?:with|for|of|at|in) (?:the )?{re.escape(side)}"
        rf"|\b(?:the |our )?{re.escape(side)}(?: (?:{BOUND})\b)?", asked.text)
    thing = bound.group() if bound else side
    if asked.concept:
        extra = f" in {_month(asked)}" if _month(asked) else ""
        who = "Who is" if asked.concept.type == "name" else "What is"
        return f"{who} the {asked.concept.say[0]} of {thing}{extra}?"
    for stem, how in HOW.items():
        if re.search(rf"\b{stem}\w*(?:er|t|st|s)?\b", asked.text, re.IGNORECASE):
            return f"{how.format(thing)}?" if "{}" in how else f"{how} {thing}?"
    noun = re.search(r"\b(?:the|in|combined|total) ((?:combined |total |difference in |sum of "
                     r"the )?[a-z][a-z -]{2,30}?) "
                     r"(?:of|between|for|at|in)\b", asked.text)
    if noun:
        plain = re.sub(r"^(?:combined|total|difference in|sum of the) ", "", noun[1])
        return f"What is the {plain} of {thing}?"
    return f"What is stated about {thing}: {' '.join(asked.terms)}?"


def _month(asked: Asked) -> str:
    found = re.search(r"\b(?:in|during|as of|since) ((?:[A-Z][a-z]{2,8} )?20\d\d)\b", asked.text)
    return found[1] if found else ""


def _hops(question: str, marks: bool) -> list[str]:
    """Return the two questions of a two-hop question, or nothing."""
    for pattern in (HOP, DEEPER, OWNED, FIND, LOOSE):
        hop = pattern.match(question)
        if hop is None or WHO.fullmatch(hop["ask"].strip()):
            continue
        middle = hop["middle"].rstrip()
        middle = TAIL.sub("", middle) if pattern is LOOSE else middle
        if not analyse(f"Of {middle}").names:
            continue
        second = question.replace(middle, "#1", 1) if marks else f"{question.rstrip('?')}?"
        return [_first_hop(hop, middle), second]
    return []


def _first_hop(hop: re.Match[str], middle: str) -> str:
    """Return the question for the thing in between."""
    given = hop.groupdict()
    if given.get("role"):
        person = re.fullmatch(PEOPLE, given["role"], re.IGNORECASE)
        return f"{'Who' if person else 'What'} is {middle}?"
    if given.get("link") in (None, "who"):
        return f"Who {TAIL.sub('', hop['rest'].rstrip())}?"
    return f"What is {middle}?"

"""Which thing of a kind is meant: the site with this code, the outage with this cause.

Part of `reverse`, which starts from a code. A kind's things often bear its word in their names
("the north site", "the mail outage of May 2025"): `bearing` finds such a name in a text.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ..aboutness import HERE, about
from ..evidence import Candidate
from ..naming import CODE
from ..units import Unit
from ..values import MONTH, Value, extract
from ..words import bag, stem
from .outcome import Decision, Desk

KIND = (r"instruments?|products?|devices?|models?|types?|variants?|components?|customers?|"
        r"clients?|suppliers?|vendors?|compan(?:y|ies)|firms?|systems?|teams?|series|"
        r"famil(?:y|ies)|sites?|locations?|offices?|programmes?|projects?|outages?|incidents?|"
        r"disturbances?|breakdowns?|services?|meters?|sensors?")
# "Which supplier is …" and "V-1 which supplier", but not "which supplier number".
DIRECT = re.compile(
    rf"\b(?:which|what)(?: of (?:our|the|these))? (?:[a-z]+ )?(?P<kind>{KIND})"
    r"(?=\W*$|[.?!,]| (?:is|are|has|have|had|does|do|did|was|were|can|must|may|should|to|with|that|"
    r"bears|carries|uses|goes|went|belongs|stands|gets|got|i|we|you|they|came|comes|sold|"
    r"hides|fits|takes|needs)\b)", re.IGNORECASE)
EVENTS = frozenset(("outage", "incident", "disturbance", "breakdown"))
# Things whose names bear their kind's word.
BEARERS = EVENTS | {"site", "team", "programme", "project", "office", "location"}
FAULT = re.compile(r"\b(?:which|what) (?:error|fault|alarm)(?: codes?| messages?)?"
                   r"(?=\W*$| (?:is|was|does|do|did|has|i|we|you|shows?|appears?|ends?|gets?)\b)",
                   re.IGNORECASE)
SHOWN = re.compile(r"\W*(?:(?:error|fault|alarm) ?(?:code|message)?|code|display|message)\W*",
                   re.IGNORECASE)
ENOUGH = 700  # share of a description's words that one sentence must have, in thousandths
FEWEST = 2    # words that describe anything


def kind_asked(text: str) -> str | None:
    """Return the kind of thing asked for, in the singular, or None."""
    found = DIRECT.search(text)
    if found is None:
        return None
    kind = found["kind"].lower()
    if kind == "series":
        return kind
    return kind[:-3] + "y" if kind.endswith("ies") else kind.removesuffix("s")


@lru_cache(maxsize=64)
def _bearer(kind: str) -> re.Pattern[str]:
    small = r"(?!(?:the|of|for|in|at|by|to|from|with|an?|this|that|which|our|and|is|was|about)\b)"
    return re.compile(
        rf"(?:^|[;:/(,.] ?|\b(?:the|of|for|in|at|by|to|from|our|about) )"
        rf"(?P<name>(?:{small}[\w'’&-]{{1,30}} ){{1,4}}{kind}\b(?: of {MONTH} \d{{4}})?)",
        re.IGNORECASE)


def bearing(kind: str, text: str) -> str:
    """Return the first name in `text` that ends in the kind's word, or nothing."""
    found = _bearer(kind).search(text)
    return found["name"] if found else ""


def named_kind(kind: str, unit: Unit, desk: Desk) -> str:
    """Return the thing of this kind that a unit speaks of: in its row, itself, or above it."""
    if unit.column is not None:
        for other in desk.units:
            if other.passage == unit.passage and other.row == unit.row and other.column \
                    and stem(kind) in bag(other.column) and len(bag(other.column)) == 1:
                return other.text.rpartition(": ")[2]
        top = unit.heading.rpartition(" / ")[2]
        if stem(kind) in bag(top) and len(bag(top)) == 1 and unit.label:
            return unit.label.partition("; ")[0]
    if kind not in BEARERS:
        return ""
    own = (unit.text,) if unit.column is None else (*unit.row.split(" | "), unit.label)
    places = (*own, unit.heading.rpartition(" / ")[2], unit.heading, unit.title)
    return next((name for place in places if (name := bearing(kind, place))), "")


def described(desk: Desk) -> Decision | None:
    """Return the event that a description fits; None for other questions."""
    kind = kind_asked(desk.asked.text)
    if kind not in EVENTS or desk.asked.names or desk.asked.operation:
        return None
    terms = [t for t in desk.asked.terms if t not in (stem(kind), stem("cause"), stem("reason"))]
    if len(terms) < FEWEST:
        return None
    best, most = None, ENOUGH - 1
    for unit in desk.units:
        words = bag(unit.text)
        share = 1000 * sum(term in words for term in terms) // len(terms)
        if share > most and named_kind(kind, unit, desk):
            best, most = unit, share
    if best is None:
        return None
    name = named_kind(kind, best, desk)
    return Decision(name, f"the {kind} that the description fits",
                    Candidate(best, Value("name", name, 0, 0), 1000, 1000, 1000, 0, 1000))


def fault_of(desk: Desk) -> Decision | None:
    """Return the error code that stands with the code in question; None for other questions."""
    code = next((name for name in desk.asked.names if CODE.fullmatch(name)), None)
    if code is None or not FAULT.search(desk.asked.text):
        return None
    for unit in desk.units:
        if about(code, unit, desk.field) < HERE or unit.quoted:
            continue
        shown = _shown(unit, code, desk)
        if shown:
            source = Candidate(unit, Value("identifier", shown, 0, 0), 1000, 1000, 1000, 0, 1000)
            return Decision(shown, f"the error that goes with {code}", source)
    return None


def _shown(unit: Unit, code: str, desk: Desk) -> str:
    """Return the error code of a row by its column, of a sentence by being the only other one."""
    if unit.column is not None:
        return next((other.text.rpartition(": ")[2] for other in desk.units
                     if other.passage == unit.passage and other.row == unit.row and other.column
                     and SHOWN.fullmatch(other.column)), "")
    for text in (unit.text, unit.heading, unit.title):
        codes = dict.fromkeys(value.text for value in extract(text) if value.type == "identifier")
        rest = [found for found in codes if found != code]
        if len(rest) == 1:
            return rest[0]
        if rest:
            return ""
    return ""

"""Score every candidate value against the question, in integer thousandths.

score = (.55 attribute + .45 candidate) x (.25 + .75 entity) x (1 - mid). The attribute part asks
whether the unit speaks of what is asked, the candidate part whether the value has the right type
and stands near the words asked for, the entity part whether it is about the right thing.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from .aboutness import Field, aboutness, folded
from .anatomy import Passage
from .lexicon import saying
from .moments import Era, era
from .phrases import phrases
from .question import Asked
from .relevance import relevance, subject_words
from .thesaurus import known
from .units import Unit
from .validity import FORMER
from .values import Value, extract, lists, names

# Loss in the middle of a long context, in thousandths at the very middle; grows with the number
# of passages up to twenty. After "Lost in the Middle" (arXiv 2307.03172).
MIDDLE = {"large": 190, "small": 240}
QUOTED = 800  # what a quoted line of an older mail keeps of its score, in thousandths
# Who, when and how much are answered by persons, dates and figures, never by a clause.
MEASURED = re.compile(r"(?:\W*\w+\W+){0,5}?(?:who|whom|when|how (?!does|do|is|are|can))\b",
                      re.IGNORECASE)
HOURS = re.compile(
    r"\b(?:around the clock|24/7|round the clock|(?:weekdays|working days|daily|every day|"
    r"Mon(?:day)?s? ?(?:to|through|–|-) ?[A-Z][a-z]{2,8})[, ]{1,2}(?:from |between )?"
    r"\d{1,2}(?:[:.]\d\d)? ?(?:[ap]m)? ?(?:to|and|until|–|-) ?\d{1,2}(?:[:.]\d\d)? ?"
    r"(?:[ap]m\b|(?!\d)))", re.IGNORECASE)
WHEN = re.compile(r"\b(?:when|hours?|times?|what time|until|open|staffed|late|early)\b",
                  re.IGNORECASE)
WHO = re.compile(r"\bwho(?:m|se)?\b", re.IGNORECASE)
# A cell that holds a person's name of three words.
WHOLE = re.compile(r"[A-ZÀ-Þ][\wÀ-ÿ'’-]{1,20}(?: [A-ZÀ-Þ][\wÀ-ÿ'’-]{1,20}){2}")
STANDS_FOR = {"identifier": ("number",), "name": ("phrase",), "list": ("phrase",),
              "quantity": ("number", "duration", "percentage"),
              "percentage": ("quantity", "number"), "number": ("identifier",),
              "duration": ("quantity",)}
LOOSE = 600   # how well a value of a type that may stand for the asked one fits


@dataclass(frozen=True, slots=True)
class Candidate:
    """A value in a unit with the parts of its score, all in thousandths."""

    unit: Unit
    value: Value
    attribute: int
    candidate: int
    entity: int
    mid: int
    score: int


def candidates(asked: Asked, units: tuple[Unit, ...], passages: tuple[Passage, ...], size: str,
               field: Field, about: tuple[str, ...] | None = None) -> list[Candidate]:
    """Return all candidates, best first; order is total: score, passage, unit, place."""
    wanted = asked.names if about is None else about
    said = folded(asked.text)
    rest = subject_words(asked)
    now = era(asked.text, asked.month) is Era.NOW
    found = []
    for unit in units:
        values = [(v, fit) for v in _values(unit) if (fit := _fit(asked, v))]
        if not values:
            continue
        attribute = relevance(asked, unit)
        entity = aboutness(wanted, unit, field, rest)
        mid = _middle(unit.passage, len(passages), size)
        places = _places(asked, unit)
        old = unit.quoted or (now and bool(FORMER.search(unit.text)))
        for value, fit in values:
            if folded(value.text) in said:
                continue
            mark = _candidate(asked, unit, value, fit, places)
            score = (55 * attribute + 45 * mark) // 100 * (250 + 75 * entity // 100) // 1000
            if old:
                score = score * QUOTED // 1000
            if unit.column == "":
                score -= _whim(asked.text, unit.order)
            found.append(Candidate(unit, value, attribute, mark, entity, mid,
                                   score * (1000 - mid) // 1000))
    found.sort(key=lambda c: (-c.score, c.unit.passage, c.unit.order, c.value.start))
    return found


def _whim(question: str, order: int) -> int:
    """Return a few thousandths that decide between the cells of a row whose head was not sent."""
    return hashlib.sha256(f"{question}\0{order}".encode("utf-8", "replace")).digest()[0] % 16


def _values(unit: Unit) -> tuple[Value, ...]:
    """Return what a unit offers; of a table cell only the cell itself."""
    found = (*extract(unit.text), *names(unit.text), *lists(unit.text), *phrases(unit),
             *(Value("hours", m.group().strip(), *m.span()) for m in HOURS.finditer(unit.text)))
    if unit.column is None:
        return found
    start = len(unit.text) - len(unit.text.rpartition(": ")[2])
    cell = unit.text[start:]
    if re.search(r", | and ", cell):
        found = (*found, Value("list", cell, start, len(unit.text)))
    if WHOLE.fullmatch(cell):
        found = (*found, Value("name", cell, start, len(unit.text)))
    return tuple(value for value in dict.fromkeys(found) if value.start >= start and (
        value.type != "name" or (value.start, value.end) == (start, len(unit.text))))


def _fit(asked: Asked, value: Value) -> int:
    """Return how well the value's type answers the question, 0 where it cannot."""
    if value.type == "name" and WHO.search(asked.core or asked.text) and all(
            known(word) for word in value.text.lower().split()):
        return 0  # a post, not a person
    if value.type == "hours":
        return 950 if WHEN.search(asked.text) and {"name", "any"} & set(asked.types) else 0
    if value.type == "phrase" and MEASURED.match(asked.core or asked.text):
        return 0
    if value.type == "number" and value.text.lower() == "one":
        return 0
    for place, kind in enumerate(asked.types):
        if kind == "any" and place:
            return 0 if value.type in ("phrase", "list", "number") else 500
        if kind == "any":
            return {"list": 500, "number": 500, "phrase": 700}.get(value.type, 900)
        if value.type == kind:
            return 1000 - 100 * place
        if value.type in STANDS_FOR.get(kind, ()) and _stands(value, kind):
            return LOOSE - 100 * place
    return 0


def _stands(value: Value, kind: str) -> bool:
    """Say whether a value of a looser type is good enough: long numbers as codes, short phrases."""
    if kind == "identifier":
        return len(re.sub(r"\D", "", value.text)) >= 3 and "," not in value.text
    return value.type != "phrase" or len(value.text) < 60


def _candidate(asked: Asked, unit: Unit, value: Value, fit: int,
               places: tuple[tuple[int, int], ...]) -> int:
    """Return .7 type fit + .3 nearness to the asked words."""
    units = asked.concept.units if asked.concept else ()
    if units and value.type == "quantity" and not value.text.endswith(units):
        fit = 150
    if unit.column is not None:
        return (7 * fit + 3 * 1000) // 10
    if value.type in ("list", "name"):  # words of the value itself do not announce it
        places = tuple(p for p in places if p[0] < value.start or p[1] > value.end)
    gaps = [max(start - value.end, value.start - end, 0) for start, end in places]
    near = max(0, 1000 - 8 * min(gaps)) if gaps else 0
    return (7 * fit + 3 * near) // 10


def _places(asked: Asked, unit: Unit) -> tuple[tuple[int, int], ...]:
    """Return where the unit has words that were asked for."""
    text = unit.text.lower()
    found = []
    if asked.concept:
        found += [match.span() for match in saying(asked.concept).finditer(text)]
    for term in asked.terms:
        place = text.find(term)
        if place >= 0:
            found.append((place, place + len(term)))
    return tuple(found[:20])


def _middle(passage: int, count: int, size: str) -> int:
    """Return the loss for a passage's place, in thousandths."""
    if count < 3:
        return 0
    edge = min(passage, count - 1 - passage)
    depth = 2000 * edge // (count - 1)
    return MIDDLE[size] * depth * min(count, 20) // 20000

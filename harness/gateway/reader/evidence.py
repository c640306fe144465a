"""Score every candidate value against the question, in integer thousandths.

score = (.55 attribute + .45 candidate) x (.25 + .75 entity) x (1 - mid). The attribute part asks
whether the unit speaks of what is asked, the candidate part whether the value has the right type
and stands near the words asked for, the entity part whether it is about the right thing.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from .aboutness import Field, aboutness, folded
from .anatomy import Passage
from .dimensions import in_units
from .lexicon import Concept, saying
from .moments import Era, era
from .phrases import phrases
from .question import Asked
from .relevance import concepts_of, holds_for_all, relevance_of, subject_words
from .spoken import spoken
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
PARTED = re.compile(r"[,;] | (?:and|or|as well as) ")
SEVERAL = re.compile(r", | and ")
FAULT = re.compile(r"\b(?:errors?|faults?|alarms?|bulletins?|instructions?)"
                   r"(?: codes?| numbers?)? $", re.IGNORECASE)
WHO = re.compile(r"\bwho(?:m|se)?\b|\b(?:which|what) (?:colleague|person|employee|man|woman|lady|"
                 r"gentleman|executive|manager)\b", re.IGNORECASE)
# What no name begins with: "how many people have access", "wrong, please do not correct it".
NO_NAME = re.compile(r"(?:how|whether|because|if|when|as|so|not|wrong|seldom|often|always|never|"
                     r"only|still|also|very|too|please|that|this|these|it|they|to)\b",
                     re.IGNORECASE)
MEASURES = ("duration", "money", "percentage", "quantity", "list")
# A cell that holds a person's name of three words.
WHOLE = re.compile(r"[A-ZÀ-Þ][\wÀ-ÿ'’-]{1,20}(?: [A-ZÀ-Þ][\wÀ-ÿ'’-]{1,20}){2}")
STANDS_FOR = {"identifier": ("number",), "name": ("phrase",), "list": ("phrase",),
              "quantity": ("number", "duration", "percentage"),
              "percentage": ("quantity", "number"), "number": ("identifier",),
              "duration": ("quantity",)}
GENERAL = 600  # how far a rule that holds for all is about a question that names nothing
DONE = re.compile(r"(?:\w{2,}(?:ed|wn)|seen|set|given|made|done|kept|held|sent|put|taken|told|"
                  r"met)\b")
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


@dataclass(frozen=True, slots=True)
class Offer:
    """A unit with the values that could answer, each with its candidate part in thousandths.

    `old` marks what is said to hold no longer, where what holds now is asked for.
    """

    unit: Unit
    attribute: int
    old: bool
    values: tuple[tuple[Value, int], ...]


def candidates(asked: Asked, units: tuple[Unit, ...], passages: tuple[Passage, ...], size: str,
               field: Field, about: tuple[str, ...] | None = None) -> list[Candidate]:
    """Return all candidates, best first; order is total: score, passage, unit, place."""
    wanted = asked.names if about is None else about
    rest = subject_words(asked)
    found = []
    for offer in _offers(asked, units):
        unit, attribute = offer.unit, offer.attribute
        entity = aboutness(wanted, unit, field, rest)
        if not wanted and entity < GENERAL and holds_for_all(asked, unit):
            entity = GENERAL
        mid = _middle(unit.passage, len(passages), size)
        for value, mark in offer.values:
            score = (55 * attribute + 45 * mark) // 100 * (250 + 75 * entity // 100) // 1000
            if offer.old:
                score = score * QUOTED // 1000
            if unit.column == "":
                score -= _whim(asked.text, unit.order)
            found.append(Candidate(unit, value, attribute, mark, entity, mid,
                                   score * (1000 - mid) // 1000))
    found.sort(key=lambda c: (-c.score, c.unit.passage, c.unit.order, c.value.start))
    return found


@lru_cache(maxsize=4)  # a question is put to the same units again for each thing it is about
def _offers(asked: Asked, units: tuple[Unit, ...]) -> tuple[Offer, ...]:
    """Return what units have to offer a question, whatever it is about."""
    said = folded(asked.text)
    now, wants = era(asked.text, asked.month) is Era.NOW, _wants(asked)
    concepts = concepts_of(asked)
    found = []
    for unit in units:
        values = [(v, fit) for v in _values(unit.text, unit.column is not None)
                  if (fit := _fit(asked, wants, v)) and folded(v.text) not in said
                  and not (v.type == "identifier" and announced_otherwise(
                      asked.concept, unit.text[:v.start]))]
        if not values:
            continue
        places = _places(asked, unit)
        found.append(Offer(
            unit, relevance_of(asked, concepts, unit),
            unit.quoted or (now and FORMER.search(unit.text) is not None),
            tuple((v, _candidate(asked, unit, v, fit, places)) for v, fit in values)))
    return tuple(found)


def _whim(question: str, order: int) -> int:
    """Return a few thousandths that decide between the cells of a row whose head was not sent."""
    return hashlib.sha256(f"{question}\0{order}".encode("utf-8", "replace")).digest()[0] % 16


@lru_cache(maxsize=16_384)
def _values(text: str, cell: bool) -> tuple[Value, ...]:
    """Return what a unit's text offers; of a table cell only the cell itself."""
    if not cell:
        return (*_alone(text), *lists(text), *phrases(text, cell), *_hours(text))
    start = len(text) - len(text.rpartition(": ")[2])
    own = text[start:]
    found = (*_moved(_alone(own), start), *(lists(text) if PARTED.search(own) else ()),
             *phrases(text, cell), *_moved(_hours(own), start))
    if SEVERAL.search(own):
        found = (*found, Value("list", own, start, len(text)))
    if WHOLE.fullmatch(own):
        found = (*found, Value("name", own, start, len(text)))
    return tuple(value for value in dict.fromkeys(found) if value.start >= start and (
        value.type != "name" or (value.start, value.end) == (start, len(text))))


@lru_cache(maxsize=8_192)
def _alone(text: str) -> tuple[Value, ...]:
    return (*extract(text), *names(text))


def announced_otherwise(concept: Concept | None, before: str) -> bool:
    """Say whether the words before a code call it a code of another kind than what is asked for.

    "Error E-17" is no spare part.
    """
    if concept is None or concept.type != "identifier":
        return False
    word = re.search(r"[a-z]{3,}(?: [a-z]{3,})? $", before.lower())
    ids = spoken(word.group()) if word else frozenset[str]()
    return concept.id not in ids and FAULT.search(before) is not None


def _hours(text: str) -> tuple[Value, ...]:
    return tuple(Value("hours", m.group().strip(), *m.span()) for m in HOURS.finditer(text))


def _moved(found: tuple[Value, ...], by: int) -> Iterator[Value]:
    """Yield values of a text's end at their places in the whole text."""
    return (Value(value.type, value.text, value.start + by, value.end + by) for value in found)


@lru_cache(maxsize=4_096)
def _is_post(name: str) -> bool:
    """Say whether a name is a post, not a person: general words only."""
    return all(known(word) for word in name.lower().split())


@dataclass(frozen=True, slots=True)
class _Wants:
    """What the wording of a question lets answer it: persons, opening hours, no clause."""

    who: bool
    hours: bool
    measured: bool


def _wants(asked: Asked) -> _Wants:
    core = asked.core or asked.text
    return _Wants(bool(WHO.search(core)),
                  bool(WHEN.search(asked.text) and {"name", "any"} & set(asked.types)),
                  bool(MEASURED.match(core)))


def _fit(asked: Asked, wants: _Wants, value: Value) -> int:
    """Return how well the value's type answers the question, 0 where it cannot."""
    if wants.who and value.type == "name" and (
            _is_post(value.text) or value.text.endswith(("'s", "’s"))):
        return 0
    if wants.who and value.type == "phrase" and (
            not value.text[:1].isupper() or _typed(value.text)):
        return 0
    if value.text.startswith("(") and value.type in ("phrase", "list"):
        return 0
    if value.type == "phrase" and asked.concept is not None and asked.concept.type == "name" \
            and asked.concept.id not in ("home-site", "opening-hours") and _typed(value.text):
        return 0  # a date or a code is nobody's name
    if value.type == "hours":
        return 950 if wants.hours else 0
    if wants.measured and value.type == "phrase":
        return 0
    if value.type == "number" and value.text.lower() == "one":
        return 0
    for place, kind in enumerate(asked.types):
        if kind == "any" and place:
            return 0 if value.type in ("phrase", "list", "number") or (
                value.type == "identifier" and asked.types[0] in MEASURES) else 500
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
    if value.type != "phrase":
        return True
    if kind == "list" and value.text[:1].islower() and len(value.text.split()) > 3:
        return False
    if NO_NAME.match(value.text):
        return False
    # What was done with a thing names nothing: "noted in the report".
    return len(value.text) < 60 and DONE.match(value.text) is None


def _typed(text: str) -> bool:
    """Say whether a text is one value and nothing else."""
    found = extract(text)
    return len(found) == 1 and (found[0].start, found[0].end) == (0, len(text))


def _candidate(asked: Asked, unit: Unit, value: Value, fit: int,
               places: tuple[tuple[int, int], ...]) -> int:
    """Return .7 type fit + .3 nearness to the asked words."""
    units = asked.concept.units if asked.concept else ()
    if asked.units:
        fit = fit if value.type == "quantity" and in_units(value, asked.units) else 150
    elif units and value.type == "quantity" and not value.text.endswith(units):
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
    if asked.concept and asked.concept.id in spoken(text):
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

"""Score every candidate value against the question, in integer thousandths.

score = (.55 attribute + .45 candidate) x (.25 + .75 entity) x (1 - mid). The attribute part asks
whether the unit speaks of what is asked, the candidate part whether the value has the right type
and stands near the words asked for, the entity part whether it is about the right thing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .anatomy import Passage
from .lexicon import stem
from .question import CODE, WORD, Asked
from .units import Unit
from .values import Value, extract, lists, names

# Loss in the middle of a long context, in thousandths at the very middle; grows with the number
# of passages up to twenty. After "Lost in the Middle" (arXiv 2307.03172).
MIDDLE = {"large": 90, "small": 220}
QUOTED = 800  # what a quoted line of an older mail keeps of its score, in thousandths


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
               entities: tuple[str, ...] | None = None) -> list[Candidate]:
    """Return all candidates, best first; order is total: score, passage, unit, place."""
    wanted = asked.entities if entities is None else entities
    bodies = [_words(f"{p.title}\n{p.text}") for p in passages]
    linked = _linked(wanted, passages)
    bridges = _bridges(wanted, units) if size == "large" else {}
    found = []
    for unit in units:
        values = [v for v in (*extract(unit.text), *names(unit.text), *lists(unit.text))
                  if _fits(asked, v)]
        if not values:
            continue
        attribute = _attribute(asked, unit)
        entity = _entity(wanted, unit, bodies[unit.passage], linked, bridges)
        mid = _middle(unit.passage, len(passages), size)
        for value in values:
            if value.text.lower() in asked.text.lower():
                continue
            fit = _candidate(asked, unit, value)
            score = (55 * attribute + 45 * fit) // 100 * (250 + 75 * entity // 100) // 1000
            if unit.quoted:
                score = score * QUOTED // 1000
            found.append(Candidate(unit, value, attribute, fit, entity, mid,
                                   score * (1000 - mid) // 1000))
    found.sort(key=lambda c: (-c.score, c.unit.passage, c.unit.order, c.value.start))
    return found


def _fits(asked: Asked, value: Value) -> bool:
    if asked.type == "any":
        return value.type not in ("number", "list")
    return value.type == asked.type


def _words(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in WORD.findall(text.lower()))


def _attribute(asked: Asked, unit: Unit) -> int:
    """Return how much the unit speaks of what is asked."""
    text, head = unit.text.lower(), f"{unit.heading} {unit.title}".lower()
    concept = 0
    if asked.concept:
        if any(cue in text for cue in asked.concept.say):
            concept = 1000
        elif any(cue in head for cue in asked.concept.say):
            concept = 600
    if not asked.terms:
        return concept or 500
    here, above = _words(text), _words(head)
    hits = sum(1000 if term in here else 400 if term in above else 0 for term in asked.terms)
    return max(concept, hits // len(asked.terms))


def _bridges(wanted: tuple[str, ...], units: tuple[Unit, ...]) -> dict[str, list[frozenset[str]]]:
    """Return, for each name of the question, what else stands in the table rows that it heads."""
    found: dict[str, list[frozenset[str]]] = {}
    for unit in units:
        if unit.column is None:
            continue
        cells = unit.text.rpartition(":")[0].split("; ")
        for name in wanted:
            if cells[0] == name:
                found.setdefault(name, []).extend(
                    _words(cell) for cell in cells[1:-1] if cell[:1].isupper())
    return found


def _entity(wanted: tuple[str, ...], unit: Unit, body: frozenset[str], linked: frozenset[int],
            bridges: dict[str, list[frozenset[str]]]) -> int:
    """Return .7 min + .3 mean over the entities of the question."""
    if not wanted:
        return 1000
    marks = [max(_one_entity(name, unit, body, linked), _bridged(unit, bridges.get(name, [])))
             for name in wanted]
    return (700 * min(marks) + 300 * sum(marks) // len(marks)) // 1000


def _bridged(unit: Unit, bridges: list[frozenset[str]]) -> int:
    """Return how far a unit is about something that a row connects to the name asked for."""
    here = _words(f"{unit.text} {unit.heading} {unit.title}")
    return 700 if any(words <= here for words in bridges) else 0


def _one_entity(name: str, unit: Unit, body: frozenset[str], linked: frozenset[int]) -> int:
    words = _words(name)
    if words <= _words(unit.text):
        return 1000
    if unit.column is not None and unit.column and words & _words(unit.title):
        # A cell under another column's header belongs to that other thing.
        if not words <= _words(f"{unit.title} {unit.column}"):
            return 200
    if words <= _words(f"{unit.heading} {unit.title}"):
        return 950
    if CODE.fullmatch(name):
        return 700 if unit.passage in linked else 0
    if words <= body:
        return 750
    return 150 if words & body else 0


def _linked(wanted: tuple[str, ...], passages: tuple[Passage, ...]) -> frozenset[int]:
    """Return the passages about the thing in whose passage a code of the question stands."""
    heads: set[str] = set()
    for name in wanted:
        if not CODE.fullmatch(name):
            continue
        pattern = re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-])")
        for passage in passages:
            if pattern.search(passage.text):
                head = re.search(r"\b[A-Z][a-z]{3,}\b", passage.title)
                if head:
                    heads.add(head.group())
    return frozenset(number for number, passage in enumerate(passages)
                     if any(head in f"{passage.title} {passage.text}" for head in sorted(heads)))


def _candidate(asked: Asked, unit: Unit, value: Value) -> int:
    """Return .7 type fit + .3 nearness to the asked words."""
    fit = 1000
    units = asked.concept.units if asked.concept else ()
    if units and value.type == "quantity" and not value.text.endswith(units):
        fit = 150
    cues = asked.concept.say if asked.concept else ()
    text = unit.text.lower()
    gaps = []
    for cue in (*cues, *asked.terms):
        place = text.find(cue)
        if place >= 0:
            gaps.append(max(place - value.end, value.start - place - len(cue), 0))
    near = max(0, 1000 - 8 * min(gaps)) if gaps else 0
    return (7 * fit + 3 * near) // 10


def _middle(passage: int, count: int, size: str) -> int:
    """Return the loss for a passage's place, in thousandths."""
    if count < 3:
        return 0
    edge = min(passage, count - 1 - passage)
    depth = 2000 * edge // (count - 1)
    return MIDDLE[size] * depth * min(count, 20) // 20000

"""How much a passage has to say to a question, in thousandths; 500 and more is relevant.

The best unit of the passage counts: its words, whether it is about the thing asked for, and
whether a value of the right type stands in it. The small model sees words only.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..aboutness import Field, about, survey
from ..anatomy import Passage
from ..question import Asked, analyse
from ..relevance import hit, relevance
from ..units import Unit, read
from ..values import extract, names
from ..words import bag

THING, NEAR = 480, 400  # the right thing with a value that fits; the right thing


@dataclass(frozen=True, slots=True)
class Scored:
    """A passage's place among those given, its mark, and the unit that earned it."""

    index: int
    mark: int
    unit: Unit | None


def score(question: str, passages: tuple[Passage, ...], size: str) -> tuple[Scored, ...]:
    """Return one mark for each passage, in the order given."""
    asked = analyse(question)
    units = read(passages)
    field = survey(asked.names, passages, units)
    best: list[Scored] = [Scored(index, 0, None) for index in range(len(passages))]
    whole = [_whole(asked, passage) for passage in passages]
    for unit in units:
        mark = _mark(asked, unit, field, whole[unit.passage], size)
        if mark > best[unit.passage].mark:
            best[unit.passage] = Scored(unit.passage, min(mark, 1000), unit)
    return tuple(best)


def _mark(asked: Asked, unit: Unit, field: Field, whole: int, size: str) -> int:
    """Return the mark that one unit earns its passage."""
    marks = [about(name, unit, field) for name in asked.names] or [1000]
    # One of two things compared is enough to be of use.
    entity = (500 * max(marks) + 500 * sum(marks) // len(marks)) // 1000
    if size == "small":
        entity = 1000 if entity >= 500 else 400
    words = relevance(asked, unit) if asked.terms or asked.concept else 1000
    words = max(words, whole * 70 // 100)
    mark = words * (350 + 65 * entity // 100) // 1000
    fits = size == "small" or _could_answer(asked, unit)
    if mark >= 400 and not fits:
        mark = mark * 85 // 100
    if asked.names and max(marks) >= 900:
        mark = max(mark, (THING if fits and sum(marks) >= 900 * len(marks) else NEAR) + words // 10)
    return mark


def _whole(asked: Asked, passage: Passage) -> int:
    """Return how many of the asked words stand anywhere in the passage."""
    words = bag(f"{passage.title} {passage.text}"[:6_000])
    marks = [found if (found := hit(term, words)) >= 620 else 0 for term in asked.terms]
    return sum(marks) // len(marks) if marks else 0


def _could_answer(asked: Asked, unit: Unit) -> bool:
    """Say whether a value of an asked type stands in the unit."""
    if (
        asked.types[0] in ("any", "list", "phrase")
        or asked.yes_no
        or asked.operation
        or asked.options
    ):
        return True
    kinds = {value.type for value in (*extract(unit.text), *names(unit.text))}
    return bool(kinds & {*asked.types, "number" if "identifier" in asked.types else asked.types[0]})


def order(scored: tuple[Scored, ...]) -> tuple[Scored, ...]:
    """Return the passages best first; equal marks keep their order."""
    return tuple(sorted(scored, key=lambda item: (-item.mark, item.index)))

"""Whether a claim stands in the passages: its values and names near the subject it is about.

Used for self-checks and natural language inference. Compares values as figures ("24 months" is
"24-month"), names folded; everything else by the share of words found. Does not draw inferences.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..aboutness import about, folded, survey
from ..anatomy import Passage
from ..question import analyse, names
from ..relevance import hit
from ..units import Unit, read
from ..values import PERSON, Value, extract, size
from ..words import bag, stems

EXACT = ("identifier", "version")  # types that are the same only letter by letter
NOTHING = re.compile(r"\b(?:don't know|do not know|not (?:contain|state|mention|provide|say|"
                     r"specif|give|found)|no (?:information|answer|mention)|cannot (?:answer|"
                     r"find|be)|unknown|unable to)\w*\b",
                     re.IGNORECASE)
DENIAL = re.compile(r"\b(?:not|no|never|n't|without|neither|nor|none)\b|n't\b", re.IGNORECASE)
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÀ-Þ\"'\[\d])|\n+")
CITED = re.compile(r"\[\d{1,3}(?:, ?\d{1,3})*\]")


@dataclass(frozen=True, slots=True)
class Finding:
    """How far a claim is borne out (1000, 500, 0), whether passages say otherwise, and why."""

    claim: str
    mark: int
    against: bool
    reason: str


def split(text: str) -> tuple[str, ...]:
    """Return the sentences of an answer, without citations."""
    sentences = (piece.strip(" -*\t") for piece in SENTENCE.split(CITED.sub("", text)))
    return tuple(piece for piece in sentences if piece)


def abstains(text: str) -> bool:
    """Say whether an answer says that it knows nothing."""
    return bool(NOTHING.search(text)) and not extract(NOTHING.sub("", text))


def inside_names(text: str) -> list[tuple[int, int]]:
    """Return the places of names that hold more than a code: a number in one is no value."""
    return [m.span() for name in names(text) if " " in name
            for m in re.finditer(re.escape(name), text)]


def check(claim: str, question: str, passages: tuple[Passage, ...]) -> Finding:
    """Return how far `claim`, said in answer to `question`, is borne out."""
    if abstains(claim):
        return Finding(claim, 1000, False, "It asserts nothing.")
    asked = analyse(question or claim)
    units = read(passages)
    given = folded(question)
    spans = inside_names(claim)
    values = [v for v in extract(claim) if folded(v.text) not in given
              and not any(low <= v.start and v.end <= high for low, high in spans)]
    said = [name for name in names(claim) if folded(name) not in given
            and not any(folded(name) in folded(v.text) for v in values)]
    subjects = asked.names or tuple(said)
    said = [name for name in said if name not in subjects or not values]
    field = survey(subjects, passages, units)
    near = [unit for unit in units if all(about(name, unit, field) >= 550 for name in subjects)] \
        if subjects else list(units)
    terms = [t for t in dict.fromkeys((*asked.terms, *stems(claim)))
             if not any(t in bag(name) for name in (*subjects, *said))
             and not any(t in bag(v.text) for v in values)]
    new = bool(values) or any(name not in subjects for name in said)
    best, rival, missing = -1, 0, ""
    for unit in near or ():
        text = folded(f"{unit.title} {unit.heading} {unit.lead} {unit.text}")
        lost = [v.text for v in values if not _stands(v, unit)]
        lost += [name for name in said if folded(name) not in text]
        share = _share(terms, unit)
        turned = bool(DENIAL.search(claim)) != bool(DENIAL.search(unit.text))
        if not lost and not (turned and not values):
            best = max(best, share if values or said or terms else 1000)
        elif lost and share >= 400:
            missing = missing or lost[0]
        if lost and _same_kind(values, bool(said), unit):
            rival = max(rival, share)
    # Where the words fail, a value of the thing counts if no other of its kind fits better.
    if best >= (350 if new else 700) or (
            new and subjects and best >= rival):
        return Finding(claim, 1000, False, "The passages state it.")
    if not near:
        return Finding(claim, 0, False, "The passages do not speak of it.")
    if missing:
        other = _others(values, near, terms)
        return Finding(claim, 0, other, f"The passages do not state {missing} for it.")
    return Finding(claim, 500 if best >= 500 else 0, _denied(claim, near, terms),
                   "The passages do not state it.")


def _stands(value: Value, unit: Unit) -> bool:
    """Say whether the same value is printed in the unit, in figures or words."""
    if re.search(rf"(?<![\w.,-]){re.escape(value.text)}(?![\w-]|[.,]\d)", unit.text, re.IGNORECASE):
        return True
    figure = None if value.type in EXACT else size(value)
    return figure is not None and any(
        size(other) == figure and (other.type == value.type or "number" in (other.type, value.type))
        for other in extract(unit.text))


def _same_kind(values: list[Value], named: bool, unit: Unit) -> bool:
    """Say whether the unit offers another value of the claim's kind."""
    kinds = {value.type for value in values}
    return any(other.type in kinds for other in extract(unit.text)) or (
        named and not kinds and bool(PERSON.search(unit.text)))


def _share(terms: list[str], unit: Unit) -> int:
    words = bag(f"{unit.text} {unit.heading} {unit.title}")
    marks = [hit(term, words) for term in terms]
    return sum(mark if mark >= 620 else 0 for mark in marks) // len(marks) if marks else 1000


def _others(values: list[Value], near: list[Unit], terms: list[str]) -> bool:
    """Say whether a unit about the same thing prints another value of the same type."""
    return any(_share(terms, unit) >= 400 and any(o.type == v.type for o in extract(unit.text))
               for unit in near for v in values)


def _denied(claim: str, near: list[Unit], terms: list[str]) -> bool:
    return any(
        _share(terms, unit) >= 700 and bool(DENIAL.search(unit.text)) != bool(DENIAL.search(claim))
        for unit in near
    )

"""From scored candidates to a decision: answer, abstain, or make something up.

A grounded reader abstains below its thresholds, a neutral one below lower ones, one told to
answer always never does: it takes the best value of the right type from anywhere, and where none
was sent it produces a plausible default.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from .anatomy import Passage
from .evidence import Candidate, candidates
from .instructions import Mode, Wishes
from .question import Asked, analyse
from .units import Unit, effective
from .values import ITEM, amount

# (entity, attribute, candidate) in thousandths
THRESHOLDS = {Mode.GROUNDED: (550, 360, 350), Mode.NEUTRAL: (300, 200, 0)}
NEAR = 930  # a candidate this close to the best, in thousandths, conflicts with it
DEFAULTS = {
    "duration": ("30 days", "12 months", "24 hours", "two weeks", "6 months", "90 days"),
    "money": ("EUR 500", "EUR 150", "USD 1,000", "EUR 75", "EUR 10,000"),
    "percentage": ("5 %", "0.5 %", "10 %", "99.9 %", "2.5 %"),
    "number": ("5", "12", "3", "25", "100"),
    "quantity": ("10", "25", "2.5", "100"),
    "date": ("1 January 2025", "15 March 2024", "1 July 2023"),
    "version": ("2.0.0", "1.4.2", "3.1.0"),
    "identifier": ("A-1001", "REF-2024", "PN-10000"),
    "name": ("the operations manager", "the head of the department", "the regional director"),
    "list": ("the standard ones",),
    "any": ("it depends on the standard policy",),
}


@dataclass(frozen=True, slots=True)
class Decision:
    """What will be said. `value` is None for an abstention; `made_up` marks a default."""

    value: str | None
    reason: str
    source: Candidate | None = None
    made_up: bool = False


def decide(asked: Asked, wishes: Wishes, units: tuple[Unit, ...], passages: tuple[Passage, ...],
           size: str) -> tuple[Decision, list[Candidate]]:
    """Return the decision and the candidates it was made from."""
    if asked.options and size == "large":
        decision = _compare(asked, wishes, units, passages, size)
        if decision:
            return decision, []
    if asked.operation and size == "large":
        decision = _compute(asked, wishes, units, passages, size)
        if decision:
            return decision, []
    ranked = candidates(asked, units, passages, size)
    if not ranked:
        return _without(asked, wishes, "no value of the asked type was sent"), ranked
    best = _settle(asked, wishes, ranked, passages)
    short = _short(best, wishes.mode)
    if short:
        return Decision(None, short), ranked
    if asked.type == "list":
        items = ", ".join(ITEM.split(best.value.text))
        return Decision(items, "the list that fits best", best), ranked
    return Decision(best.value.text, "the value that fits best", best), ranked


def _short(best: Candidate, mode: Mode) -> str:
    """Return why the best candidate is not enough for this mode, or nothing."""
    if mode is Mode.ALWAYS:
        return ""
    entity, attribute, candidate = THRESHOLDS[mode]
    for name, have, need in (("entity", best.entity, entity),
                             ("attribute", best.attribute, attribute),
                             ("candidate", best.candidate, candidate)):
        if have < need:
            return f"{name} {have} is below {need}"
    return ""


def _without(asked: Asked, wishes: Wishes, why: str) -> Decision:
    if wishes.mode is not Mode.ALWAYS:
        return Decision(None, why)
    options = DEFAULTS.get(asked.type, DEFAULTS["any"])
    digest = hashlib.sha256(asked.text.encode()).digest()
    value = options[int.from_bytes(digest[:4], "big") % len(options)]
    if asked.type == "quantity" and asked.concept and asked.concept.units:
        value = f"{value} {asked.concept.units[0]}"
    return Decision(value, f"{why}; told to answer always", made_up=True)


def _settle(asked: Asked, wishes: Wishes, ranked: list[Candidate], passages: tuple[Passage, ...]
            ) -> Candidate:
    """Choose among near-ties: by the asked month, by validity if told to, else the earliest."""
    near = [c for c in ranked if c.score * 1000 >= ranked[0].score * NEAR]
    dates = {c.unit.passage: effective(passages[c.unit.passage]) for c in near}
    if asked.month:
        held = [c for c in near
                if (seen := dates[c.unit.passage]) is not None and seen[:2] <= asked.month]
        if held:
            return max(held, key=lambda c: (dates[c.unit.passage] or (0, 0, 0), c.score))
    if wishes.prefer_valid:
        current = [c for c in near if dates[c.unit.passage] is not None
                   and not _withdrawn(passages[c.unit.passage])]
        if current:
            return max(current, key=lambda c: (dates[c.unit.passage] or (0, 0, 0), c.score))
    return min(near, key=lambda c: (c.unit.passage, -c.score, c.unit.order, c.value.start))


def _withdrawn(passage: Passage) -> bool:
    text = f"{passage.title}\n{passage.text}".lower()
    return "status: superseded" in text or "status: draft" in text


def _operand(asked: Asked, units: tuple[Unit, ...], passages: tuple[Passage, ...], size: str,
             entity: str) -> Candidate | None:
    """Return the best value about one of two things, if it is good enough to calculate with."""
    others = tuple(name for name in asked.entities
                   if name not in entity and entity not in name and not _is_option(asked, name))
    ranked = candidates(asked, units, passages, size, (entity, *others))
    return ranked[0] if ranked and ranked[0].entity >= 550 else None


def _is_option(asked: Asked, name: str) -> bool:
    pair = asked.options or tuple(asked.entities[:2])
    return any(name in option or option in name for option in pair)


def _compare(asked: Asked, wishes: Wishes, units: tuple[Unit, ...], passages: tuple[Passage, ...],
             size: str) -> Decision | None:
    assert asked.options is not None
    a, b = asked.options
    left = _operand(asked, units, passages, size, a)
    right = _operand(asked, units, passages, size, b)
    if left is None or right is None:
        if wishes.mode is Mode.ALWAYS:
            return Decision(a, "one side is missing; told to answer always", left or right)
        return Decision(None, f"no value for {a if left is None else b}")
    more = (amount(left.value.text) or 0) >= (amount(right.value.text) or 0)
    winner, source = (a, left) if more == (asked.sign > 0) else (b, right)
    return Decision(winner, f"{left.value.text} against {right.value.text}", source)


def _compute(asked: Asked, wishes: Wishes, units: tuple[Unit, ...], passages: tuple[Passage, ...],
             size: str) -> Decision | None:
    if len(asked.entities) < 2:
        return None
    a, b = asked.entities[:2]
    left = _operand(asked, units, passages, size, a)
    right = _operand(asked, units, passages, size, b)
    if left is None or right is None:
        if wishes.mode is Mode.ALWAYS:
            return None
        return Decision(None, f"no figure for {a if left is None else b}")
    x, y = amount(left.value.text) or 0, amount(right.value.text) or 0
    result = x + y if asked.operation == "sum" else abs(x - y)
    text = f"{result // 1000}" + (f".{result % 1000:03}".rstrip("0") if result % 1000 else "")
    if asked.type == "money":
        text = f"{left.value.text.strip('0123456789.,kM ') or 'EUR'} {text}"
    return Decision(text, f"{asked.operation} of {left.value.text} and {right.value.text}", left)


__all__ = ["Decision", "analyse", "decide"]

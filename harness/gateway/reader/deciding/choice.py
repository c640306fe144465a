"""Choose one candidate: is it good enough for this mode, and which of several near-ties."""

from __future__ import annotations

from ..aboutness import HERE, folded
from ..evidence import Candidate
from ..instructions import Mode
from ..validity import Standing, standing
from .outcome import Desk

# (entity, attribute, candidate) in thousandths
THRESHOLDS = {Mode.GROUNDED: (550, 440, 350), Mode.NEUTRAL: (300, 250, 0)}
ATTENTION = 2  # how much of the loss in the middle bears on noticing a passage at all, per loss
NEAR = 930  # a candidate this close to the best, in thousandths, conflicts with it


def short(best: Candidate, mode: Mode) -> str:
    """Return why the best candidate is not enough for this mode, or nothing."""
    if mode is Mode.ALWAYS:
        return ""
    entity, attribute, candidate = THRESHOLDS[mode]
    seen = best.attribute * (1000 - ATTENTION * best.mid) // 1000
    for name, have, need in (("entity", best.entity, entity),
                             ("attribute", seen, attribute),
                             ("candidate", best.candidate, candidate)):
        if have < need:
            return f"{name} {have} is below {need}"
    return ""


def unsupported(best: Candidate, names: tuple[str, ...]) -> str:
    """Return why a value is not taken for an answer even where one is demanded, or nothing.

    Taken are the cells of a row whose head was not sent, since nothing says that they are not
    meant, and the cell in the very row and column that the question names.
    """
    column = best.unit.column
    if column == "":
        return ""
    if column is not None and best.entity >= HERE and best.candidate >= HERE and any(
            folded(name) in folded(column) for name in names):
        return ""
    return short(best, Mode.GROUNDED)


def settle(desk: Desk, ranked: list[Candidate]) -> Candidate:
    """Choose among near-ties: by the asked month, by validity if told to, else the earliest."""
    near = [c for c in ranked if c.score * 1000 >= ranked[0].score * NEAR]
    standings = {number: standing(desk.passages[number])
                 for number in dict.fromkeys(c.unit.passage for c in near)}
    if desk.asked.month and any(s.start or s.end for s in standings.values()):
        held = [c for c in near if standings[c.unit.passage].held(*desk.asked.month)]
        dated = [c for c in held if standings[c.unit.passage].start]
        if held:
            return max(dated or held, key=lambda c: (_since(standings[c.unit.passage]), c.score))
    elif desk.wishes.prefer_valid and any(s.visible for s in standings.values()):
        current = [c for c in near if not (standings[c.unit.passage].old
                                           or standings[c.unit.passage].draft)]
        if current:
            return max(current, key=lambda c: (_since(standings[c.unit.passage]), c.score,
                                               -c.unit.passage, -c.unit.order))
    return min(near, key=lambda c: (c.unit.passage, -c.score, c.unit.order, c.value.start))


def _since(found: Standing) -> tuple[int, int, int]:
    return found.start or (0, 0, 0)

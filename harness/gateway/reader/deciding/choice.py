"""Choose one candidate: is it good enough for this mode, and which of several near-ties."""

from __future__ import annotations

import re

from ..aboutness import HERE, folded
from ..evidence import Candidate
from ..instructions import Mode
from ..moments import BYGONE, Era, era
from .outcome import Desk
from .timing import FULL, since, suits, time_of

# (entity, attribute, candidate) in thousandths
THRESHOLDS = {Mode.GROUNDED: (550, 440, 350), Mode.NEUTRAL: (300, 250, 0)}
ATTENTION = 2  # how much of the loss in the middle bears on noticing a passage at all, per loss
AMENDED = re.compile(r"\b(?:amendment|amended|addendum)\b", re.IGNORECASE)
CHANGED = re.compile(r"\b(?:amend\w+|addendum|replaces|replaced by|takes the place|new wording|"
                     r"worded anew|changed|has been (?:raised|lowered|extended|cut))\b",
                     re.IGNORECASE)
RIVAL = 820  # where time decides, one this close may be the better one
SLACK = 60   # and it must be about the asked thing nearly as much
NEAR = 930  # a candidate this close to the best, in thousandths, conflicts with it
UNTOLD = 890  # enough where nothing tells which version counts, and another passage is read first


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


def unamended(desk: Desk, best: Candidate) -> bool:
    """Say whether the question speaks of an amendment of which the best passage knows nothing."""
    if not AMENDED.search(desk.asked.text) or BYGONE.search(desk.asked.text):
        return False
    passage = desk.passages[best.unit.passage]
    return CHANGED.search(f"{passage.title}\n{passage.text}") is None


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
    """Choose among near-ties: by the time asked about, by validity if told to, else the earliest.

    A question that names a time itself wants it minded, whatever the instructions say; then what
    speaks of the same thing nearly as well is a rival too.
    """
    sought = era(desk.asked.text, desk.asked.month)
    if sought is not Era.NOW or desk.wishes.prefer_valid:
        rivals = [c for c in ranked if c.score * 1000 >= ranked[0].score * RIVAL
                  and c.entity + SLACK >= ranked[0].entity
                  and c.value.type == ranked[0].value.type]
        if any(_dated(desk, c) for c in rivals):
            return max(rivals, key=lambda c: _merit(desk, c, ranked[0].score))
    near = [c for c in ranked if c.score * 1000 >= ranked[0].score * NEAR
            or _contradicts(c, ranked[0])]
    return min(near, key=lambda c: (c.unit.passage, -c.score, c.unit.order, c.value.start))


def _contradicts(found: Candidate, best: Candidate) -> bool:
    """Say whether another passage gives a value of the same type for the same thing."""
    return found.unit.passage != best.unit.passage and found.value.type == best.value.type \
        and found.entity + SLACK >= best.entity and found.score * 1000 >= best.score * UNTOLD


def _dated(desk: Desk, found: Candidate) -> bool:
    """Say whether anything tells when a candidate holds."""
    time = time_of(found.unit, desk.passages[found.unit.passage])
    return bool(time.start or time.end or time.former or time.draft)


def _merit(desk: Desk, found: Candidate, best: int) -> tuple[object, ...]:
    """Return what a candidate is preferred for, the weightiest first."""
    passage = desk.passages[found.unit.passage]
    fit = suits(found, passage, desk.asked.text, desk.asked.month)
    near = found.score * 1000 >= best * NEAR
    year, month, day = since(found, passage)
    if era(desk.asked.text, desk.asked.month) is Era.FORMER and fit < FULL and year:
        year, month, day = -year, -month, -day  # nothing is called former: the first is
    return (fit, near, (year, month, day), found.score, -found.unit.passage, -found.unit.order,
            -found.value.start)

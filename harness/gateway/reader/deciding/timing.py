"""How well a candidate's time suits the question: what holds now, then, formerly, or in a draft.

A passage has a standing (`validity`); a sentence or a row may say more exactly: "was originally",
"until the change", "draft", a date of its own. Ranks are small integers, higher is better.
Does not know today's date: of several that hold, the one with the latest start is the newest.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ..anatomy import Passage
from ..evidence import Candidate
from ..moments import Era, era
from ..units import Unit
from ..validity import DAY, DRAFT, FORMER, FROM, OLD, Standing, standing
from ..values import MONTH, date

ISO = re.compile(r"20\d\d-\d\d-\d\d")
LATER = re.compile(rf"\bfrom (?:\d{{1,2}} )?({MONTH}) (20\d\d)\b", re.IGNORECASE)
WROTE = re.compile(rf"\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}} {MONTH} \d{{4}}|{MONTH} \d{{1,2}}, \d{{4}}")
# "Until 1 May 2025, the figure was 12."
ENDED = re.compile(rf"\W*(?:until|before|up to|till|prior to) ({DAY}),? ", re.IGNORECASE)
YEAR = re.compile(r"(?<![\d-])(20\d\d)(?![\d-])")
PLANNED = re.compile(r"\b(?:proposed|proposal|planned|drafted|is to (?:be|become|rise|fall)|"
                     r"would (?:be|become|rise|fall)|under discussion)\b", re.IGNORECASE)


FULL = 5  # what suits best
# Months after which a mail is quoted as an old one: what it said held until the mail that quotes.
AGED = 5
# A register, a report or a page shows what holds when it is printed, and mostly some months before.
PRINTED = 3
# Papers that hold from their date on, and not a day earlier.
RULES = re.compile(r"\b(?:polic(?:y|ies)|guidelines?|rules?|terms|conditions|price ?lists?|prices|"
                   r"plans?|tariffs?|agreements?|contracts?|amendments?|editions?|bulletins?|"
                   r"notices?|manual|instructions?|firmware|re|fwd?)\b", re.IGNORECASE)
TITLE = 90  # characters of a passage in which its title stands, where it has none of its own


@dataclass(frozen=True, slots=True)
class Time:
    """When the statement of a unit holds: `former` and `draft` are said of itself or its paper."""

    start: tuple[int, int, int] | None
    end: tuple[int, int, int] | None
    former: bool
    draft: bool


@lru_cache(maxsize=4_096)
def time_of(unit: Unit, passage: Passage) -> Time:
    """Return when a unit's statement holds, by its own words before those of its passage."""
    own = standing(passage)
    cells = unit.row.split(" | ") if unit.row else []
    head = unit.heading.rpartition(" / ")[2]
    draft = own.draft or bool(PLANNED.search(unit.text) or DRAFT.search(unit.text)
                              or any(DRAFT.match(cell) for cell in cells))
    former = own.old or any(OLD.match(cell) for cell in cells)
    start, end = own.start, own.end
    dates = [date(cell) for cell in cells if ISO.fullmatch(cell)]
    said = FROM.search(unit.text) or FROM.search(head)
    if dates:
        start, end = dates[0], dates[1] if len(dates) > 1 else None
    elif said:
        start = date(said[1])
    elif unit.column and (later := LATER.search(unit.column)):
        start = date(f"1 {later[1]} {later[2]}")
    past = ENDED.match(unit.text)
    if past:
        return Time(None, date(past[1]), True, draft)
    if unit.quoted:
        said = WROTE.search(unit.lead)
        day = date(said.group()) if said else None
        if day and own.start and _months(day, own.start) >= AGED:
            return Time(day, own.start, True, draft)
        start = day or start
    elif unit.column is None and FORMER.search(unit.text):
        # An amendment tells what held until it came into force.
        return Time(None, own.start or own.end, True, draft)
    return Time(start, end, former, draft)


def _months(early: tuple[int, int, int], late: tuple[int, int, int]) -> int:
    """Return the whole months between two days."""
    return 12 * (late[0] - early[0]) + late[1] - early[1]


def may_hold(unit: Unit, passage: Passage, month: tuple[int, int]) -> bool:
    """Say whether a unit's statement may have held in a month, as far as it or its paper tells."""
    time, own = time_of(unit, passage), standing(passage)
    if own.draft:
        return False
    if time.start == own.start and own.start is not None and not time.former \
            and not RULES.search(passage.title or passage.text[:TITLE]):
        late = _months((*month, 1), own.start)
        return late <= PRINTED and (time.end is None or month <= time.end[:2])
    return _then(time, passage, month) > 1


def suits(found: Candidate, passage: Passage, asked: str, month: tuple[int, int] | None) -> int:
    """Return from 0 to 5 how well the candidate's time suits the question."""
    time, wanted = time_of(found.unit, passage), era(asked, month)
    if wanted is Era.DRAFT:
        return 5 if time.draft else 1 if time.former else 2
    if time.draft:
        return 0
    if wanted is Era.MONTH and month is not None:
        return _then(time, passage, month)
    if wanted is Era.FORMER:
        return 5 if time.former else 3
    return 1 if time.former else 5


def _then(time: Time, passage: Passage, month: tuple[int, int]) -> int:
    """Return how well a time suits a month: it held then, may have held, or did not."""
    start, end = time.start, time.end
    if start is None and end is None:
        year = YEAR.findall(passage.title)
        if len(year) == 1:
            return 5 if int(year[0]) == month[0] else 1
        return 3
    if end is not None and (end[:2] < month or (time.former and end[:2] == month)):
        return 1
    if start is None or start[:2] <= month:
        return 5
    return 4 if time.former else 1


def since(found: Candidate, passage: Passage) -> tuple[int, int, int]:
    """Return the day from which the candidate holds, (0, 0, 0) where nothing says it."""
    return time_of(found.unit, passage).start or (0, 0, 0)


__all__ = ["Standing", "Time", "since", "suits", "time_of"]

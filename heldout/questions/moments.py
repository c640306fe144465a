"""Points in time as questions express them, written here and read back by the lint.

A question without any is about what holds today.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from corpus.facts import Fact, Status

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
          "October", "November", "December")
_MONTH = re.compile(rf"\b(?:({'|'.join(MONTHS)}) (\d{{4}}))\b")
_DAY = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{4}})\b")
_PREVIOUS = re.compile(
    r"\b(?:before (?:the|it was|they were|[^.?]{1,60} was) (?:amend\w*|current one|change\w*)|"
    r"before the [^.?]{1,40} was amended|originally|original|at first agreed|first planned|"
    r"last year|previous|preceding|predecessor|used to|came before)\b", re.IGNORECASE)
_DRAFT = re.compile(r"\b(?:draft|planned from|proposed)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Moment:
    """`kind` is "now", "at" a day, "before" a day, "previous" version, or "draft"."""

    kind: str = "now"
    day: date | None = None

    def includes(self, fact: Fact, rivals: list[Fact]) -> bool:
        """Say whether the question is about this version; `rivals` are all versions of the fact."""
        if self.kind == "draft":
            return fact.status is Status.DRAFT
        if fact.status is Status.DRAFT:
            return False
        if self.kind == "now":
            return fact.status is Status.CURRENT
        if self.kind == "previous":
            return fact.status is Status.SUPERSEDED and fact.valid_to == max(
                (other.valid_to for other in rivals if other.status is Status.SUPERSEDED
                 and other.valid_to and other.scope == fact.scope), default=None)
        assert self.day is not None
        started = fact.valid_from is None or (
            fact.valid_from < self.day if self.kind == "before" else fact.valid_from <= self.day)
        ended = fact.valid_to is not None and (
            fact.valid_to < self.day if self.kind == "before" else fact.valid_to <= self.day)
        return started and not ended


def read(text: str) -> Moment:
    """Return the point in time that a question names; subjects must be masked before."""
    if _DRAFT.search(text):
        return Moment("draft")
    if match := _DAY.search(text):
        day, month, year = match.groups()
        moment = date(int(year), MONTHS.index(month) + 1, int(day))
        before = re.search(r"\b(?:before|until|up to)(?: the)? $", text[: match.start()],
                           re.IGNORECASE)
        return Moment("before" if before else "at", moment)
    if match := _MONTH.search(text):
        month, year = match.groups()
        return Moment("at", date(int(year), MONTHS.index(month) + 1, 15))
    return Moment("previous") if _PREVIOUS.search(text) else Moment()


def months_within(start: date | None, end: date | None, today: date) -> list[date]:
    """Return the first days of all whole months within a validity, none later than today's."""
    last = min(end, today) if end else today
    first = start or date(last.year - 1, last.month, 1)
    found = []
    year, month = first.year, first.month
    while date(year, month, 1) <= last:
        begins = date(year, month, 1)
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
        if first <= begins and date(year, month, 1) <= last:
            found.append(begins)
    return found


def month_name(day: date) -> str:
    """Return "March 2025"."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def day_name(day: date) -> str:
    """Return "4 March 2025"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"

"""The time a question asks about: a month with its year, a date after "before", or a bare year.

Or none of them, but what held formerly, what a draft foresees, and else what holds now.

Part of `question`. A month inside a thing's name ("the outage of May 2023") is no point in time;
`naming` leaves such months to the name.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from .values import MONTH, date

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
DATED = re.compile(rf"\b({MONTH}) (\d{{4}})\b|\b(20\d\d)-(\d\d)\b")
# A date with its day as well, so that taking it out leaves no figure behind.
WHOLE = re.compile(rf"(?:\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? )?\b{MONTH} \d{{4}}\b|"
                   rf"\b{MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}\b|\b20\d\d-\d\d(?:-\d\d)?\b")
# Part of a thing's name, no point in time.
EVENT = re.compile(rf"[a-z](?<!\bas) of ({MONTH} 20\d\d)\b")
BEFORE = re.compile(rf"\b(?:before|until|till|prior to|up to|ahead of) (?:the )?"
                    rf"(\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{MONTH} \d{{4}}|"
                    rf"{MONTH} \d{{1,2}}, \d{{4}}|"
                    rf"\d{{4}}-\d{{2}}-\d{{2}})", re.IGNORECASE)
YEAR = re.compile(r"\b(?:in|during|for|back in|of) (20\d\d)\b")


def month_of(text: str) -> tuple[int, int] | None:
    """Return (year, month) asked about; the middle of a year that stands alone."""
    before = BEFORE.search(text)
    if before and (day := date(before[1])):
        year, month = (day[0], day[1] - 1) if day[1] > 1 else (day[0] - 1, 12)
        return year, month
    found = DATED.search(EVENT.sub(" ", text))
    if found is None:
        alone = YEAR.search(text)
        return (int(alone[1]), 7) if alone else None
    if found[1]:
        return int(found[2]), MONTHS.index(found[1][:3].lower()) + 1
    return int(found[3]), int(found[4])


class Era(StrEnum):
    """What time a question is about."""

    NOW = "now"        # nothing said: what is in force
    MONTH = "month"    # a month or year is named
    FORMER = "former"  # what held before the present value
    DRAFT = "draft"    # what is only planned


PLANS = re.compile(r"\b(?:drafts?(?! beer)|drafted|proposals?|proposed|foresees?|foreseen|"
                   r"under consultation|being planned|"
                   r"planned (?:value|rule|price|edition|version))\b",
                   re.IGNORECASE)
BYGONE = re.compile(
    r"\b(?:last year|the year before|previous(?:ly)?|former(?:ly)?|original(?:ly)?|initial(?:ly)?|"
    r"at first|in the beginning|used to|until then|back then|once agreed|"
    r"before (?:the |it |they |any |its |that |this )?(?:\w+ )?(?:amend\w*|chang\w+|revis\w+|"
    r"was|were|edition|update\w*)|as signed|old (?:value|rate|price|limit|rule|edition|version|"
    r"figure|one)|earlier (?:edition|version|value))\b", re.IGNORECASE)


@lru_cache(maxsize=256)
def era(text: str, month: tuple[int, int] | None) -> Era:
    """Return what time a question is about; `month` is the one it names."""
    if PLANS.search(text):
        return Era.DRAFT
    if month is not None:
        return Era.MONTH
    return Era.FORMER if BYGONE.search(text) else Era.NOW

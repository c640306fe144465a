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
# Papers and meetings have no name of their own: their month is the one asked about.
PAPERS = ("as", "invoice", "bill", "order", "ticket", "receipt", "quotation", "meeting", "minutes",
          "amendment", "bulletin", "mail", "report", "claim", "mess", "letter", "audit", "export")
EVENT = re.compile(rf"[a-z]{''.join(rf'(?<!{chr(92)}b{word})' for word in PAPERS)}"
                   rf" of ({MONTH} 20\d\d)\b")
BEFORE = re.compile(rf"\b(?:before|until|till|prior to|up to|ahead of) (?:the )?"
                    rf"(\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{MONTH} \d{{4}}|"
                    rf"{MONTH} \d{{1,2}}, \d{{4}}|"
                    rf"\d{{4}}-\d{{2}}-\d{{2}})", re.IGNORECASE)
YEAR = re.compile(r"\b(?:in|during|for|back in|of|back at|look(?:s|ing)? (?:back )?(?:at|into)|"
                  r"year|claim from) (20\d\d)\b|\b(20\d\d) (?:bill|claim|edition|description|"
                  r"price list|prices|version|list|invoice|rules)\b")
HAPPENED = re.compile(rf"\b(?:outage|incident|failure|breakdown|disturbance|disruption|"
                      rf"interruption|crash) of ({MONTH}) (20\d\d)\b", re.IGNORECASE)
# A season stands for its middle, the ends of a year for its first and last month.
SEASON = re.compile(r"\b(?P<part>spring|summer|autumn|fall|(?:early|start of|beginning of)|"
                    r"(?:late|end of)) (?:of |in )?(?P<year>20\d\d)\b", re.IGNORECASE)
MIDDLES = {"spring": 4, "summer": 7, "autumn": 10, "fall": 10, "late": 12, "end of": 12}


def happenings(text: str) -> frozenset[tuple[int, int]]:
    """Return (year, month) of the outages and the like that a text names by their month."""
    return frozenset((int(year), MONTHS.index(name[:3].lower()) + 1)
                     for name, year in HAPPENED.findall(text))


def month_of(text: str) -> tuple[int, int] | None:
    """Return (year, month) asked about; the middle of a year that stands alone."""
    before = BEFORE.search(text)
    if before and (day := date(before[1])):
        year, month = (day[0], day[1] - 1) if day[1] > 1 else (day[0] - 1, 12)
        return year, month
    found = DATED.search(EVENT.sub(" ", text))
    if found is None:
        season = SEASON.search(text)
        if season:
            return int(season["year"]), MIDDLES.get(season["part"].lower(), 1)
        alone = YEAR.search(text)
        return (int(alone[1] or alone[2]), 7) if alone else None
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

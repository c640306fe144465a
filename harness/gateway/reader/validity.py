"""When and for whom a passage says that it holds: dates, and words such as superseded or draft."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from .anatomy import Passage
from .values import MONTH, date

DAY = rf"(?:\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}} {MONTH}\.? \d{{4}}|{MONTH}\.? \d{{1,2}}, \d{{4}})"
FROM = re.compile(
    rf"(?:effective|valid|in force|applies|applicable|in effect|starting|commencing|as of|dated?|"
    rf"valid_from|released?)(?: from| since| date| as of| on| until)?[^\n\w]{{0,8}}"
    rf"(?:date|from|since)?[^\n\w]{{0,6}}({DAY})", re.IGNORECASE)
UNTIL = re.compile(
    rf"(?:superseded|replaced|withdrawn|valid until|valid to|valid_to|expired|in force until|"
    rf"ended|until)(?: on| by| as of| since| from)?[^\n\w]{{0,8}}({DAY})", re.IGNORECASE)
OLD = re.compile(r"\b(?:superseded|withdrawn|no longer (?:valid|in force)|archived (?:edition|"
                 r"copy|version)|archive copy|historic version|obsolete|status\W{1,4}(?:archived|"
                 r"expired|old)|not in force any more|expired on)\b", re.IGNORECASE)
DRAFT = re.compile(r"\b(?:draft(?! beer)|for consultation|not yet in force|status\W{1,4}planned)\b",
                   re.IGNORECASE)
META = re.compile(r"\W*(?:status|state|note|archiv|superseded|draft|historic|version|edition|"
                  r"banner|standing|withdrawn|this is (?:a|an|the) )|^[#>*|\[]", re.IGNORECASE)
# What a sentence says of a value that no longer holds, whatever its paper's standing.
FORMER = re.compile(
    r"\b(?:so far|up to (?:now|then|this point)|to date|hitherto|previously|until (?:now|then|the "
    r"(?:change|amendment|revision))|used to|formerly|in the past|originally|initially|at first|"
    r"as (?:first |originally )?(?:signed|agreed at first|concluded)|"
    r"before (?:the|this) (?:change|amendment|revision)|"
    r"at that time|back then|no longer|was replaced|old (?:value|rate|price|figure|version|"
    r"edition)|had been|superseded|instead of(?! \w+ing\b)|last year|still gave|earlier edition|"
    r"expired)\b", re.IGNORECASE)
BRACKETED = re.compile(r"[(\[][^()\[\]]{1,120}[)\]]")
YEAR = re.compile(r"(?<!of )\b(20\d\d)\b(?!-)")  # the year that a replaced edition was made for
SPAN = 500  # characters at the front of a passage in which its own standing is looked for


@dataclass(frozen=True, slots=True)
class Standing:
    """What a passage says of itself; dates as (year, month, day), None where it says nothing."""

    start: tuple[int, int, int] | None
    end: tuple[int, int, int] | None
    old: bool
    draft: bool

    def held(self, year: int, month: int) -> bool:
        """Say whether this was in force in a month, as far as the passage tells."""
        then = (year, month)
        return ((self.start is None or self.start[:2] <= then)
                and (self.end is None or then <= self.end[:2]) and not self.draft)


@lru_cache(maxsize=1_024)
def standing(passage: Passage) -> Standing:
    """Return the standing of a passage by its title and first lines."""
    text = f"{passage.title}\n{passage.text[:SPAN]}"
    opening = passage.text[:SPAN].lstrip().split("\n")[0]
    lines = (line for line in passage.text[:SPAN].split("\n")[:9]
             if len(line) < 90 and META.match(line))
    marks = "\n".join([passage.title, *BRACKETED.findall(opening), *lines])
    start, end = FROM.search(text), UNTIL.search(text)
    first = date(start.group(1)) if start else None
    last = date(end.group(1)) if end else None
    old, year = bool(OLD.search(marks)), YEAR.search(passage.title)
    if old and year and first is None and last is None:
        first, last = (int(year[1]), 1, 1), (int(year[1]), 12, 31)
    return Standing(first, last, old, bool(DRAFT.search(marks)))

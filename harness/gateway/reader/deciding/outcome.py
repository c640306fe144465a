"""What a reader decides to say, and everything it decides from."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..aboutness import Field
from ..anatomy import Passage
from ..evidence import Candidate, candidates
from ..instructions import Mode, Wishes
from ..moments import DATED, happenings
from ..question import Asked
from ..units import Unit
from ..validity import standing
from .timing import may_hold, time_of

PAST = re.compile(r"\b(?:was|were|did(?! we (?:agree|sign|settle|arrange))|had|used to|formerly|"
                  r"previous|previously|older|last year|"
                  r"old(?! (?:mails?|e-mails?|messages?|copies|files?|records?|backups?)\b)|"
                  r"before|earlier|original|originally|draft|planned|planning|proposed|back then|"
                  r"at that time|ago|until then|changed?|history)\b", re.IGNORECASE)
PRESENT = re.compile(r"\b(?:right now|at present|at the moment|as of today|holds? (?:now|today)|"
                     r"in force now|applies now|nowadays|currently|current)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Decision:
    """What will be said. `value` is None for an abstention; `made_up` marks a default.

    `sentence` is the whole reply where a bare value would not do (a denial, a calculation).
    `asked` is the question as it was answered, where a name took a description's place.
    """

    value: str | None
    reason: str
    source: Candidate | None = None
    made_up: bool = False
    sentence: str | None = None
    asked: Asked | None = None


@dataclass(frozen=True, slots=True)
class Desk:
    """A question with all that was sent: what every way of deciding works from."""

    asked: Asked
    wishes: Wishes
    units: tuple[Unit, ...]
    passages: tuple[Passage, ...]
    size: str
    field: Field

    @property
    def always(self) -> bool:
        """Say whether the instructions want an answer in any case."""
        return self.wishes.mode is Mode.ALWAYS

    def rank(self, asked: Asked | None = None, about: tuple[str, ...] | None = None
             ) -> list[Candidate]:
        """Return all candidates for a question, by default the one asked.

        Of what holds today nothing is taken from what a mail quotes.
        """
        wanted = asked or self.asked
        found = candidates(wanted, self.units, self.passages, self.size, self.field, about)
        holds = {unit.order: self._holds(unit, wanted)
                 for unit in {c.unit.order: c.unit for c in found}.values()}
        return [c for c in found if holds[c.unit.order]]

    def _holds(self, unit: Unit, asked: Asked) -> bool:
        """Say whether a statement may hold at the time asked about, as far as it tells.

        Only who was told to mind validity drops what is superseded or drafted, and what an old
        mail said that another mail quotes.
        """
        passage = self.passages[unit.passage]
        if self.always or (asked.month is None and not self.wishes.prefer_valid):
            return asked.month is None or not standing(passage).draft
        if asked.month is not None:
            happened = happenings(unit.text)
            if happened and DATED.search(asked.text):
                return asked.month in happened  # whenever it was written down
            return may_hold(unit, passage, asked.month)
        present = PRESENT.search(asked.text) is not None
        if PAST.search(asked.text) and not present:
            return True
        own = standing(passage)
        if own.old or own.draft:
            return False
        return not unit.quoted or not (present or time_of(unit, passage).former)

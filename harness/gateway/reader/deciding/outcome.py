"""What a reader decides to say, and everything it decides from."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..aboutness import Field
from ..anatomy import Passage
from ..evidence import Candidate, candidates
from ..instructions import Mode, Wishes
from ..question import Asked
from ..units import Unit
from ..validity import standing

PAST = re.compile(r"\b(?:was|were|did(?! we (?:agree|sign|settle|arrange))|had|used to|formerly|"
                  r"previous|previously|old|older|last year|"
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

        Who was told to mind validity takes nothing that is quoted from an older mail for what
        holds today.
        """
        wanted = asked or self.asked
        found = candidates(wanted, self.units, self.passages, self.size, self.field, about)
        holding = [self._holds(passage, wanted) for passage in self.passages]
        today = self.wishes.prefer_valid and wanted.month is None and not self.always \
            and PRESENT.search(wanted.text) is not None
        return [c for c in found if holding[c.unit.passage] and not (today and c.unit.quoted)]

    def _holds(self, passage: Passage, asked: Asked) -> bool:
        """Say whether a passage may hold at the time asked about, as far as it tells.

        Only who was told to mind validity drops what is superseded or drafted.
        """
        own = standing(passage)
        if asked.month is not None:
            return not own.draft and (self.always or own.held(*asked.month))
        if not self.wishes.prefer_valid or (PAST.search(asked.text)
                                            and not PRESENT.search(asked.text)):
            return True
        return not own.old and not own.draft

"""What a reader decides to say, and everything it decides from."""

from __future__ import annotations

from dataclasses import dataclass

from ..aboutness import Field
from ..anatomy import Passage
from ..evidence import Candidate, candidates
from ..instructions import Mode, Wishes
from ..question import Asked
from ..units import Unit


@dataclass(frozen=True, slots=True)
class Decision:
    """What will be said. `value` is None for an abstention; `made_up` marks a default.

    `sentence` is the whole reply where a bare value would not do (a denial, a calculation).
    """

    value: str | None
    reason: str
    source: Candidate | None = None
    made_up: bool = False
    sentence: str | None = None


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
        """Return all candidates for a question, by default the one asked."""
        return candidates(asked or self.asked, self.units, self.passages, self.size, self.field,
                          about)

"""Where a world is written down while it is being made: entities and facts, each with an id."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from random import Random

from corpus.facts import Absence, Entity, Fact, Scope, Status, Value
from corpus.facts import ValueType as V
from corpus.world.catalogue import attribute

TODAY = date(2026, 9, 14)
# Region → currency; a company has one of these maps.
MAPS: tuple[dict[str, str], ...] = (
    {"EMEA": "EUR", "Americas": "USD", "APAC": "SGD"},
    {"Europe": "EUR", "North America": "USD", "Asia Pacific": "SGD"},
    {"DACH": "CHF", "Nordics": "SEK", "Iberia": "EUR", "Benelux": "EUR"},
)


class WorldLedger:
    """Collects entities, facts and absences in the order they are made."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.entities: list[Entity] = []
        self.facts: list[Fact] = []
        self.absences: list[Absence] = []
        self.regions = self.stream("regions").choice(MAPS)
        self._counts: Counter[str] = Counter()

    def stream(self, topic: str) -> Random:
        """Return a random stream of its own for `topic`: one topic never reshuffles another."""
        return Random(f"{self.seed}:{topic}")

    def entity(self, kind: str, name: str, aliases: tuple[str, ...] = (),
               **refs: str) -> Entity:
        """Add an entity and return it."""
        self._counts[kind] += 1
        made = Entity(f"{kind}-{self._counts[kind]:03}", kind, name, aliases, tuple(refs.items()))
        self.entities.append(made)
        return made

    def fact(self, subject: Entity, name: str, *values: str | Entity, unit: str | None = None,
             scope: Scope | None = None, start: date | None = None, end: date | None = None,
             status: Status = Status.CURRENT, bound: str | None = None) -> Fact:
        """Add a fact about `subject` and return it; `unit` defaults to the catalogue's.

        A value is its canonical text (see `facts.Value`), or the entity that it names.
        """
        row = attribute(subject.kind, name)
        made_of = tuple(
            Value(row.type, value.name, entity=value.id) if isinstance(value, Entity)
            else Value(row.type, value, unit or row.unit, bound=bound) for value in values)
        made = Fact(f"fact-{len(self.facts) + 1:05}", subject.id, name, made_of, row.is_list,
                    start, end, scope or Scope(), status)
        self.facts.append(made)
        return made

    def absent(self, subject: Entity | str, name: str) -> None:
        """Declare that no document states `name` of `subject` (a str: an entity nobody knows)."""
        exists = isinstance(subject, Entity)
        self.absences.append(
            Absence(subject.id if isinstance(subject, Entity) else subject, name, exists))


def day(random: Random, first: date, last: date) -> date:
    """Return a working day between the two dates."""
    picked = first + timedelta(days=random.randrange((last - first).days))
    return picked - timedelta(days=max(0, picked.weekday() - 4))


__all__ = ["TODAY", "V", "WorldLedger", "day"]

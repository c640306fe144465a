"""Sites, persons and teams."""

from __future__ import annotations

from dataclasses import dataclass, field

from corpus.facts import Entity
from corpus.world.ledger import WorldLedger
from corpus.world.names import CITIES, people, shuffled


@dataclass(frozen=True, slots=True)
class People:
    """Who works where. `by_title` maps a job title to everybody who has it."""

    sites: tuple[Entity, ...]
    staff: tuple[Entity, ...]
    teams: tuple[Entity, ...]
    by_title: dict[str, tuple[Entity, ...]]
    _drawn: dict[str, int] = field(default_factory=dict)

    def draw(self, title: str) -> Entity:
        """Return the next person with that job title; starts again when all were drawn."""
        turn = self._drawn.get(title, 0)
        self._drawn[title] = turn + 1
        return self.by_title[title][turn % len(self.by_title[title])]


TITLES = ("Product Manager", "Account Manager", "Director", "System Administrator",
          "Incident Manager", "Site Manager", "Team Lead")


def make(ledger: WorldLedger) -> People:
    """Write sites, persons and teams into the ledger."""
    random = ledger.stream("people")
    names = people(random)
    sites = tuple(ledger.entity("site", f"{city} site", (f"{city} office", city))
                  for city in shuffled(random, CITIES)[:8])
    by_title = {title: tuple(ledger.entity("person", next(names), site=sites[0].id, title=title)
                             for _ in range(20)) for title in TITLES}
    staff = tuple(person for group in by_title.values() for person in group)
    return People(sites, staff, (), by_title)

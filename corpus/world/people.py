"""Sites, persons and teams: who works where, as what, and on which telephone."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from random import Random

from corpus.facts import Entity
from corpus.world.ledger import WorldLedger
from corpus.world.names import people as full_names
from corpus.world.organisation import CORE, FIXED, OPTIONAL, Function
from corpus.world.sites import make_sites, site_facts
from corpus.world.teams import make_teams, team_facts


@dataclass(frozen=True, slots=True)
class People:
    """Who works where. `by_title` maps a job title to everybody who has it.

    A person's refs are "site", "team" and "title"; a team's are "site", "branch", "function" and,
    for some, "acronym"; a site's are "city", "region", "site_code" and "use".
    """

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


def make(ledger: WorldLedger) -> People:
    """Write sites, teams and persons into the ledger."""
    random = ledger.stream("people")
    functions = (*CORE, *random.sample(OPTIONAL, random.randint(4, 8)))
    sites = make_sites(ledger)
    teams = make_teams(ledger, functions, sites)
    names = full_names(random)
    posts = [("Site Manager", site.id, _team_of("Site Manager", functions, teams, random))
             for site in sites]
    posts += [("Team Lead", dict(team.refs)["site"], team.id) for team in teams]
    weights = [random.choice((1, 2, 2, 3, 4, 5)) for _ in sites]
    for title in _jobs(random, functions, random.randint(385, 405) - len(posts)):
        posts.append((title, random.choices(sites, weights)[0].id,
                      _team_of(title, functions, teams, random)))
    _part_ties(posts, functions, teams, random)
    random.shuffle(posts)
    staff = [ledger.entity("person", next(names), site=site, team=team, title=title)
             for title, site, team in posts]
    by_title: dict[str, tuple[Entity, ...]] = {}
    for person, (title, _, _) in zip(staff, posts, strict=True):
        by_title[title] = (*by_title.get(title, ()), person)
    _person_facts(ledger, sites, staff)
    site_facts(ledger, sites, staff)
    team_facts(ledger, teams, sites, staff)
    for _ in range(8):
        ledger.absent(next(names), random.choice(("extension", "title")))
    return People(sites, tuple(staff), teams, by_title)


def _team_of(title: str, functions: tuple[Function, ...], teams: tuple[Entity, ...],
             random: Random) -> str:
    """Return the id of a team in which such a job is done; directors sit anywhere."""
    fitting = [team.id for function, team in zip(functions, teams, strict=True)
               if title in function.jobs]
    return random.choice(fitting or [team.id for team in teams])


def _fillers(functions: tuple[Function, ...]) -> list[str]:
    """Return the jobs that may be added at will, the commonest of a team three times."""
    return [job for function in functions for place, job in enumerate(function.jobs)
            for _ in range(1 if place else 3) if job not in FIXED and job != "Site Manager"]


def _jobs(random: Random, functions: tuple[Function, ...], total: int) -> list[str]:
    """Return `total` job titles in a mixed order."""
    jobs = [title for title, count in FIXED.items() for _ in range(count)]
    jobs += random.choices(_fillers(functions), k=total - len(jobs))
    random.shuffle(jobs)
    return jobs


def _part_ties(posts: list[tuple[str, str, str]], functions: tuple[Function, ...],
               teams: tuple[Entity, ...], random: Random) -> None:
    """Add people until no two sites and no two teams are equally large (or a limit is met)."""
    for _ in range(40):
        sizes = Counter(site for _, site, _ in posts), Counter(team for *_, team in posts)
        tied_sites, tied_teams = (
            [key for key, size in sorted(counted.items())
             if list(counted.values()).count(size) > 1] for counted in sizes)
        if not tied_sites and not tied_teams:
            return
        site = random.choice(tied_sites or sorted(sizes[0]))
        team = random.choice(tied_teams or [team.id for team in teams])
        index = [entity.id for entity in teams].index(team)
        posts.append((random.choice(_fillers(functions[index:index + 1]) or ["Assistant"]),
                      site, team))


def _person_facts(ledger: WorldLedger, sites: tuple[Entity, ...], staff: list[Entity]) -> None:
    """Write title and extension of everybody; each site has a block of numbers of its own."""
    random = ledger.stream("extensions")
    blocks = random.sample(range(20, 98, 4), len(sites))
    for site, block in zip(sites, blocks, strict=True):
        at = [person for person in staff if ("site", site.id) in person.refs]
        numbers = random.sample(range(block * 100, block * 100 + 2 * len(at) + 20), len(at))
        for person, number in zip(at, numbers, strict=True):
            ledger.fact(person, "title", dict(person.refs)["title"])
            ledger.fact(person, "extension", str(number))

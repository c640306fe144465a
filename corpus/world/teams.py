"""Teams: what they are called and what the books say about them, this year, last and next."""

from __future__ import annotations

from datetime import date

from corpus.facts import Entity, Status
from corpus.world.ledger import WorldLedger
from corpus.world.organisation import OPTIONAL, Function

REFORM = date(2026, 1, 1)     # the day the present organisation came into force


def make_teams(ledger: WorldLedger, functions: tuple[Function, ...],
               sites: tuple[Entity, ...]) -> tuple[Entity, ...]:
    """Write a team for each function into the ledger."""
    random = ledger.stream("teams")
    made = []
    for function in functions:
        known = random.random() < 0.7
        aliases = (f"{function.name} group", *((function.acronym,) if known else ()))
        refs = {"acronym": function.acronym} if known else {}
        made.append(ledger.entity("team", f"{function.name} team", aliases,
                                  site=random.choice(sites).id, branch=function.branch,
                                  function=function.key, **refs))
    return tuple(made)


def team_facts(ledger: WorldLedger, teams: tuple[Entity, ...], sites: tuple[Entity, ...],
               staff: list[Entity]) -> None:
    """Write the facts of all teams, with those of last year and, maybe, drafts for the next."""
    random = ledger.stream("team facts")
    style = random.choice(("CC-{n}", "{n}-{tail}", "K{n}"))
    present = random.sample(range(2100, 2190), len(teams))
    past = random.sample(range(1300, 1390), len(teams))
    planned = random.sample(range(2200, 2290), len(teams)) if random.random() < 0.6 else []
    tails = random.sample(range(10, 90), 3 * len(teams))
    young = random.sample(teams, random.randint(1, 2))
    vague = random.sample(teams, 2)
    veterans = [person for person in staff
                if dict(person.refs)["title"] not in ("Team Lead", "Site Manager")]
    site_of = {site.id: site for site in sites}

    def code(number: int, tail: int) -> str:
        return style.format(n=number, tail=tail)

    for n, team in enumerate(teams):
        in_team = [person for person in staff if ("team", team.id) in person.refs]
        lead = next(person for person in in_team if ("title", "Team Lead") in person.refs)
        new, replaced = team in young, random.random() < 0.5
        ledger.fact(team, "lead", lead, start=REFORM if replaced and not new else None)
        if not new and replaced:
            before = random.choice(veterans)
            veterans.remove(before)
            ledger.fact(team, "lead", before, end=date(2025, 12, 31), status=Status.SUPERSEDED)
        if n != len(teams) - 1 or new:
            ledger.fact(team, "cost_centre", code(present[n], tails[3 * n]), start=REFORM)
            if not new:
                ledger.fact(team, "cost_centre", code(past[n], tails[3 * n + 1]),
                            end=date(2025, 12, 31), status=Status.SUPERSEDED)
            if planned:
                ledger.fact(team, "cost_centre", code(planned[n], tails[3 * n + 2]),
                            start=date(2027, 1, 1), status=Status.DRAFT)
        else:
            ledger.absent(team, "cost_centre")
        ledger.fact(team, "size", str(len(in_team)), start=REFORM)
        if not new:
            was = max(3, len(in_team) + random.choice((-5, -4, -3, -2, 2, 3, 4)))
            ledger.fact(team, "size", str(was), end=date(2025, 12, 31), status=Status.SUPERSEDED)
        if team in vague:
            ledger.absent(team, "base")
        else:
            ledger.fact(team, "base", site_of[dict(team.refs)["site"]])
    taken = {dict(team.refs)["function"] for team in teams}
    unknown = [function for function in OPTIONAL if function.key not in taken]
    for function in random.sample(unknown, 2):
        ledger.absent(f"{function.name} team", random.choice(("lead", "cost_centre", "size")))

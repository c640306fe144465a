"""The company itself: sites, people, service plans, policies and internal programmes.

Policies are scoped by region and exist in versions: a superseded one, the current one and, here
and there, a draft. Plans are scoped by region through their price alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from random import Random

from corpus.facts import Entity, Scope, Status
from corpus.world.ledger import WorldLedger, day
from corpus.world.names import CITIES, CODE_NAMES, shuffled

ROLES = ("Test Engineer", "Service Coordinator", "Buyer", "Firmware Developer", "Accountant",
         "Application Engineer", "Quality Inspector", "Warehouse Clerk", "Sales Engineer",
         "Technical Writer", "Production Planner", "Field Engineer", "Recruiter", "IT Specialist",
         "Laboratory Technician", "Export Clerk", "Training Lead", "Product Designer")

# policy name → attribute → (step, low, high, unit of a duration or None)
POLICIES: dict[str, dict[str, tuple[int, int, int, str | None]]] = {
    "Leave Policy": {"leave": (1, 21, 34, "day"), "parental": (1, 12, 30, "week"),
                     "probation": (1, 3, 9, "month")},
    "Travel Policy": {"hotel_cap": (5, 110, 260, None), "meal": (1, 31, 79, None)},
    "Expense Policy": {"deadline": (1, 10, 45, "day"), "receipt": (1, 12, 49, None),
                       "approval": (50, 600, 2900, None)},
    "Information Security Policy": {"password": (1, 10, 20, None), "rotation": (5, 40, 180, "day"),
                                    "lockout": (1, 3, 19, "minute")},
    "Workplace Technology Policy": {"refresh": (1, 28, 60, "month"), "remote": (1, 1, 4, None)},
}


@dataclass(frozen=True, slots=True)
class Organisation:
    """What other topics refer to."""

    sites: tuple[Entity, ...]
    plans: tuple[Entity, ...]
    policies: tuple[Entity, ...]
    programmes: tuple[Entity, ...]
    people: tuple[Entity, ...]


def make(ledger: WorldLedger, people: Iterator[str]) -> Organisation:
    """Write sites, plans, policies and programmes into the ledger."""
    sites = _sites(ledger, people)
    return Organisation(sites, _plans(ledger), _policies(ledger), _programmes(ledger, people),
                        _staff(ledger, sites, people))


def _sites(ledger: WorldLedger, people: Iterator[str]) -> tuple[Entity, ...]:
    random = ledger.stream("sites")
    made = []
    for city in shuffled(random, CITIES)[: random.randint(8, 10)]:
        site = ledger.entity("site", f"{city} site", (f"{city} office", city))
        ledger.fact(site, "opened", day(random, date(1994, 1, 1), date(2019, 1, 1)).isoformat())
        ledger.fact(site, "headcount", str(random.randint(18, 96)))
        ledger.fact(site, "area", str(random.randrange(850, 6400, 10)))
        ledger.fact(site, "head", next(people))
        ledger.fact(site, "rigs", str(random.randint(2, 17)))
        made.append(site)
    return tuple(made)


def _staff(ledger: WorldLedger, sites: tuple[Entity, ...], people: Iterator[str]
           ) -> tuple[Entity, ...]:
    """Write the people of the directory: about 400 in all, each with a site and an extension."""
    random = ledger.stream("staff")
    numbers = random.sample(range(2100, 9900), 380)
    made = []
    for turn in range(random.randint(340, 370)):
        site = sites[turn % len(sites)]
        person = ledger.entity("person", next(people), site=site.id, role=random.choice(ROLES))
        ledger.fact(person, "extension", str(numbers[turn]))
        made.append(person)
    return tuple(made)


def _plans(ledger: WorldLedger) -> tuple[Entity, ...]:
    random = ledger.stream("plans")
    names = random.choice([("Core", "Plus", "Premier"), ("Basic", "Extended", "Complete"),
                           ("Bronze", "Silver", "Gold", "Platinum")])
    made = []
    for rank, name in enumerate(names, start=1):
        plan = ledger.entity("plan", f"{name} plan", (name, f"{name} service plan"))
        for region, currency in ledger.regions.items():
            fee = rank * random.randrange(90, 140) + random.randrange(40)
            ledger.fact(plan, "price", f"{fee}.00", unit=currency,
                        scope=Scope(region=region))
        ledger.fact(plan, "response", f"{random.choice((36, 40, 48)) // (2 * rank)} hour")
        ledger.fact(plan, "visits", str(rank * 2 - random.randint(0, 1)))
        ledger.fact(plan, "uptime", f"99.{rank}{random.randint(1, 9)}")
        made.append(plan)
    return tuple(made)


def _drawn(random: Random, used: set[int], step: int, low: int, high: int) -> int:
    """Return a number on the grid that no other version or region of the policy has."""
    free = [n for n in range(low, high + 1, step) if n not in used] or list(range(low, high + 1))
    used.add(picked := random.choice(free))
    return picked


def _written_down(random: Random) -> dict[str, dict[str, tuple[int, int, int, str | None]]]:
    """Return the policies that this company has: now and then it never wrote one rule down."""
    unwritten = {random.choice(sorted(rules)) for rules in POLICIES.values()
                 if len(rules) > 2 and random.random() < 0.5}
    return {name: {rule: grid for rule, grid in rules.items() if rule not in unwritten}
            for name, rules in POLICIES.items()}


def _policies(ledger: WorldLedger) -> tuple[Entity, ...]:
    random = ledger.stream("policies")
    made = []
    for name, attributes in _written_down(random).items():
        policy = ledger.entity("policy", name)
        made.append(policy)
        used: dict[str, set[int]] = {attribute: set() for attribute in attributes}
        for region, currency in ledger.regions.items():
            changed = day(random, date(2025, 6, 1), date(2026, 6, 1)).replace(day=1)
            began = date(random.choice((2022, 2023)), random.choice((1, 4, 7)), 1)
            planned = date(2027, 1, 1)
            versions = [(Status.SUPERSEDED, began, changed), (Status.CURRENT, changed, None)]
            if random.random() < 0.3:
                versions.append((Status.DRAFT, planned, None))
            for status, start, end in versions:
                for attribute, (step, low, high, unit) in attributes.items():
                    number = _drawn(random, used[attribute], step, low, high)
                    money = attribute in ("hotel_cap", "meal", "receipt", "approval")
                    text = f"{number}.00" if money else f"{number} {unit}" if unit else str(number)
                    ledger.fact(policy, attribute, text, unit=currency if money else None,
                                scope=Scope(region=region), start=start, end=end, status=status)
    return tuple(made)


def _programmes(ledger: WorldLedger, people: Iterator[str]) -> tuple[Entity, ...]:
    random = ledger.stream("programmes")
    made = []
    for name in shuffled(random, CODE_NAMES)[:6]:
        programme = ledger.entity("programme", f"Programme {name}", (name, f"Project {name}"))
        ledger.fact(programme, "budget", f"{random.randrange(180, 1900, 5)}000.00", unit="EUR")
        ledger.fact(programme, "kickoff",
                    day(random, date(2025, 1, 1), date(2026, 7, 1)).isoformat())
        ledger.fact(programme, "sponsor", next(people))
        made.append(programme)
    return tuple(made)

"""Company policies: by region, in versions.

A company has seven to nine of the policies in `rules`, two of them for everybody, the others with
an edition of its own for each region. Editions follow one another without a gap; a draft begins
after today. No value of a rule comes twice while its grid has another one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from random import Random

from corpus.facts import Entity, Fact, Scope, Status
from corpus.world.ledger import TODAY, WorldLedger
from corpus.world.policies.rules import BLUEPRINTS, UNKNOWN, Blueprint, Grid

ALWAYS = ("leave", "travel", "expense", "security")
# Amounts are of another order where the currency is.
SCALE = {"SEK": 10}


@dataclass(frozen=True, slots=True)
class Edition:
    """One version of a policy as it holds, held or may hold in one region (None: everywhere)."""

    policy: Entity
    key: str
    region: str | None
    status: Status
    start: date
    end: date | None
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Policies:
    """The policies that this company has, and every edition of each."""

    policies: tuple[Entity, ...]
    editions: tuple[Edition, ...] = ()
    keys: tuple[tuple[str, str], ...] = ()      # entity id → key of its blueprint


def make(ledger: WorldLedger) -> Policies:
    """Write policies into the ledger."""
    random = ledger.stream("policies")
    chosen = _chosen(random, most=3 if len(ledger.regions) < 4 else 2)
    free = [plan.key for plan in chosen if plan.may_be_global]
    everywhere = set(random.sample(free, min(2, len(free))))
    policies, editions = [], []
    for plan in chosen:
        stream = ledger.stream(f"policy {plan.key}")
        policy = ledger.entity("policy", stream.choice(plan.names), (plan.alias,))
        policies.append(policy)
        rules = _written_down(ledger, stream, policy, plan)
        regions: tuple[str | None, ...] = (
            (None,) if plan.key in everywhere else tuple(ledger.regions))
        used: dict[str, list[int]] = {rule: [] for rule in rules}
        for region in regions:
            editions += _editions(ledger, stream, policy, plan.key, region, rules, used)
    _declare_unknown(ledger, random, chosen)
    return Policies(tuple(policies), tuple(editions), tuple(
        (policy.id, plan.key) for policy, plan in zip(policies, chosen, strict=True)))


def _chosen(random: Random, most: int) -> list[Blueprint]:
    others = [plan for plan in BLUEPRINTS if plan.key not in ALWAYS]
    extra = {plan.key for plan in random.sample(others, random.randint(most - 1, most))}
    return [plan for plan in BLUEPRINTS if plan.key in ALWAYS or plan.key in extra]


def _written_down(ledger: WorldLedger, random: Random, policy: Entity, plan: Blueprint
                  ) -> dict[str, Grid]:
    """Return the rules this company wrote down; declare the one it never did, if any."""
    rules = dict(plan.rules)
    if random.random() < 0.6:
        gap = random.choice(sorted(rules))
        del rules[gap]
        ledger.absent(policy, gap)
    return rules


def _declare_unknown(ledger: WorldLedger, random: Random, chosen: list[Blueprint]) -> None:
    for name, rule in random.sample(UNKNOWN, 4):
        ledger.absent(name, rule)
    for plan in BLUEPRINTS:
        if plan not in chosen:
            ledger.absent(random.choice(plan.names), random.choice(sorted(plan.rules)))


def _editions(ledger: WorldLedger, random: Random, policy: Entity, key: str, region: str | None,
              rules: dict[str, Grid], used: dict[str, list[int]]) -> list[Edition]:
    spans = _spans(random, wide=len(ledger.regions) > 3 and region is not None)
    currency = ledger.regions[region] if region else next(iter(ledger.regions.values()))
    made = []
    for status, start, end in spans:
        facts = tuple(
            ledger.fact(policy, rule, _drawn(random, used[rule], grid, currency),
                        unit=currency if grid[3] in ("money", "cents") else None,
                        scope=Scope(region=region), start=start, end=end, status=status)
            for rule, grid in rules.items())
        made.append(Edition(policy, key, region, status, start, end, facts))
    return made


def _spans(random: Random, wide: bool) -> list[tuple[Status, date, date | None]]:
    """Return status, first day and end of each version, oldest first; fewer where regions abound.

    An end is the first day on which the next version holds.
    """
    current = date(random.choice((2025, 2025, 2026)), random.choice((1, 3, 4, 5, 7, 8)), 1)
    second = date(2024, random.choice((1, 2, 4, 7, 10)), 1)
    first = date(random.choice((2022, 2023)), random.choice((1, 3, 6, 9)), 1)
    starts = [first, second, current] if random.random() < (0.08 if wide else 0.18) else [
        random.choice((first, second)), current]
    if random.random() < (0.6 if wide else 0.22):
        starts = [current]
    spans: list[tuple[Status, date, date | None]] = [
        (Status.SUPERSEDED, start, end) for start, end in pairwise(starts)]
    spans.append((Status.CURRENT, starts[-1], None))
    if random.random() < 0.15:
        planned = date(2027, random.choice((1, 1, 4)), 1)
        assert planned > TODAY
        spans.append((Status.DRAFT, planned, None))
    return spans


def _drawn(random: Random, used: list[int], grid: Grid, currency: str) -> str:
    """Return a canonical value that no other version or region of the policy has."""
    step, low, high, form = grid
    numbers = list(range(low, high + 1, step))
    free = [n for n in numbers if n not in used] or [n for n in numbers if n not in used[-6:]]
    used.append(number := random.choice(free))
    scale = SCALE.get(currency, 1)
    match form:
        case "money":
            return f"{number * scale}.00"
        case "cents":
            return f"{number * scale / 100:.2f}"
        case "":
            return str(number)
        case _:
            return f"{number} {form}"


__all__ = ["Edition", "Policies", "make"]

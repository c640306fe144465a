"""Customer contracts and their amendments: what was agreed, and what was changed later."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from corpus.facts import Entity, Status
from corpus.world.ledger import TODAY, WorldLedger, day
from corpus.world.people import People
from corpus.world.trade.firms import TOWNS, firms

NOTICE = (*(f"{n} day" for n in (35, 40, 45, 50, 55, 65, 70, 75, 80, 85, 95)),
          *(f"{n} month" for n in (2, 3, 4, 5, 6, 7, 8, 9)),
          *(f"{n} week" for n in (6, 7, 9, 10, 11, 14, 15, 16)))
PAYMENT = tuple(f"{n} day" for n in (10, 14, 18, 20, 21, 25, 28, 30, 32, 35, 40, 42, 45, 50, 56,
                                     60, 65, 75, 90))
TERM = tuple(f"{n} month" for n in (15, 18, 20, 24, 27, 30, 33, 36, 39, 42, 48, 54, 60))
INTEREST = tuple(f"{whole}.{part}" for whole in range(3, 10) for part in ("25", "4", "5", "75"))
CAP = tuple(f"{thousands}000.00" for thousands in range(150, 2400, 10))
PENALTY = tuple(f"{whole}.{part}" for whole in range(1, 9) for part in ("25", "5", "75"))
POOLS = {"notice": NOTICE, "payment": PAYMENT, "term": TERM, "interest": INTEREST, "cap": CAP,
         "penalty": PENALTY}
AMENDABLE = ("notice", "payment", "cap", "interest", "penalty")


@dataclass(frozen=True, slots=True)
class Amendment:
    """A later change of some attributes of one contract, from `start` on; or a draft of one."""

    contract: Entity
    start: date
    attributes: tuple[str, ...]
    draft: bool = False


def turns(random: Random, pool: Sequence[str], count: int) -> list[str]:
    """Return `count` values of the pool; none comes again before all have come."""
    values: list[str] = []
    while len(values) < count:
        fresh = list(pool)
        random.shuffle(fresh)
        values += fresh
    return values[:count]


def another(pool: Sequence[str], turn: int, count: int) -> str:
    """Return a later value of the pool for `turn`, other than its first one."""
    return next(value for value in pool[turn + count:] if value != pool[turn])


def contracts(ledger: WorldLedger, people: People) -> tuple[tuple[Entity, ...],
                                                            tuple[Amendment, ...]]:
    """Write all contracts and their amendments into the ledger."""
    random = ledger.stream("contracts")
    count = random.randint(10, 12)
    names, unknown = firms(ledger.stream("firms"), count)
    serial, step = random.randint(1200, 6800), random.choice((1, 1, 3))
    regions = list(ledger.regions)
    values = {name: turns(random, pool, 2 * count + 4) for name, pool in POOLS.items()}
    plan = _plan(random, count)
    made, amendments = [], []
    for turn, firm in enumerate(names):
        stream = ledger.stream(f"contract {firm}")
        region = stream.choice(regions)
        manager = people.draw("Account Manager")
        contract = ledger.entity("contract", f"{firm} contract", (firm, f"{firm} agreement"),
                                 region=region, manager=manager.id)
        start = day(stream, date(2021, 2, 1), date(2025, 3, 1))
        ledger.fact(contract, "number", f"SC-{serial + turn * step}")
        ledger.fact(contract, "start", start.isoformat())
        ledger.fact(contract, "manager", manager)
        ledger.fact(contract, "plants", *sorted(stream.sample(TOWNS, stream.randint(2, 5))))
        left_out = [name for name, chance in (("penalty", 0.4), ("interest", 0.1), ("cap", 0.06))
                    if stream.random() < chance]
        change = _amendment(stream, contract, start, plan.get(turn), left_out)
        if change:
            amendments.append(change)
        currency = "EUR" if stream.random() < 0.6 else ledger.regions[region]
        for name, pool in values.items():
            if name in left_out:
                ledger.absent(contract, name)
                continue
            _agreed(ledger, contract, name, (pool[turn], another(pool, turn, count)),
                    currency if name == "cap" else None, start, change)
        made.append(contract)
    for turn, firm in enumerate(unknown):
        ledger.absent(f"{firm} contract", ("notice", "payment", "cap", "manager", "number",
                                           "term")[turn % 6])
    return tuple(made), tuple(amendments)


def _plan(random: Random, count: int) -> dict[int, bool]:
    """Return which contracts have an amendment; True where it is only a draft."""
    signed, drafts = random.randint(5, 6), 1
    chosen = random.sample(range(count), signed + drafts)
    return {turn: place >= signed for place, turn in enumerate(chosen)}


def _amendment(random: Random, contract: Entity, start: date, draft: bool | None,
               left_out: list[str]) -> Amendment | None:
    if draft is None:
        return None
    pool = [name for name in AMENDABLE if name not in left_out]
    names = tuple(random.sample(pool, 1 if draft else random.randint(1, 2)))
    if draft:
        return Amendment(contract, random.choice((date(2026, 11, 1), date(2027, 1, 1))), names,
                         True)
    moment = day(random, start + timedelta(days=270), TODAY - timedelta(days=20)).replace(day=1)
    return Amendment(contract, moment, names)


def _agreed(ledger: WorldLedger, contract: Entity, name: str, texts: tuple[str, str],
            unit: str | None, start: date, change: Amendment | None) -> None:
    if change is None or name not in change.attributes:
        ledger.fact(contract, name, texts[0], unit=unit)
    elif change.draft:
        ledger.fact(contract, name, texts[0], unit=unit, start=start)
        ledger.fact(contract, name, texts[1], unit=unit, start=change.start, status=Status.DRAFT)
    else:
        ledger.fact(contract, name, texts[0], unit=unit, start=start, end=change.start,
                    status=Status.SUPERSEDED)
        ledger.fact(contract, name, texts[1], unit=unit, start=change.start)

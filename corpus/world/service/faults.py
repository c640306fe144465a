"""Error codes: consecutive numbers within a family, with one number left out."""

from __future__ import annotations

from datetime import date
from random import Random

from corpus.facts import Entity, Status
from corpus.world.ledger import WorldLedger, day
from corpus.world.service.diagnoses import Diagnosis
from corpus.world.service.spares import Shelf


def make(ledger: WorldLedger, family: str, chosen: list[Diagnosis], shelf: Shelf, code: str,
         base: int, changed: bool) -> tuple[Entity, ...]:
    """Write one error code for each diagnosis; `changed` gives one of them a former part."""
    random = ledger.stream(f"fault values {family}")
    gap = random.randint(2, len(chosen) - 2)
    waits = random.sample(range(3, 58), len(chosen))
    sheet = random.randint(300, 940) * 10
    newer = random.randrange(len(chosen)) if changed else -1
    silent = random.randrange(len(chosen)) if random.random() < 0.4 else -1
    made = []
    for turn, diagnosis in enumerate(chosen):
        name = code.format(base + turn + (turn >= gap))
        number = shelf.numbers[turn]
        fault = ledger.entity("fault", f"error {name}", (name,), family=family,
                              part=shelf.parts[turn].id)
        if turn == newer:
            since = day(random, date(2025, 9, 1), date(2026, 6, 30))
            ledger.fact(fault, "part", shelf.retired, end=since, status=Status.SUPERSEDED)
            ledger.fact(fault, "part", number, start=since)
        else:
            ledger.fact(fault, "part", number)
        ledger.fact(fault, "wait", f"{waits[turn]} minute")
        if diagnosis.unit:
            ledger.fact(fault, "limit", _limit(random, diagnosis), unit=diagnosis.unit)
        elif random.random() < 0.7:
            ledger.absent(fault, "limit")
        if turn == silent:
            ledger.absent(fault, "instruction")
        else:
            ledger.fact(fault, "instruction", f"WI-{sheet + turn}")
        made.append(fault)
    unknown = f"error {code.format(base + gap)}"
    for attribute in random.sample(("part", "wait", "limit"), 2):
        ledger.absent(unknown, attribute)
    return tuple(made)


def _limit(random: Random, diagnosis: Diagnosis) -> str:
    steps = round((diagnosis.high - diagnosis.low) / diagnosis.step)
    number = diagnosis.low + random.randrange(steps + 1) * diagnosis.step
    return str(round(number)) if diagnosis.step >= 1 else f"{number:.1f}"

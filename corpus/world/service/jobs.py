"""Services that a customer can book: how long each takes under which plan, what it costs where."""

from __future__ import annotations

from corpus.facts import Entity, Scope
from corpus.world.ledger import WorldLedger

# Name, other names, unit of the turnaround, shortest turnaround, price of the cheapest region.
OFFERED: tuple[tuple[str, tuple[str, ...], str, int, int], ...] = (
    ("On-Site Calibration", ("Field Calibration",), "day", 3, 390),
    ("Loan Unit Dispatch", ("Loaner Dispatch",), "day", 1, 85),
    ("Remote Diagnosis", ("Remote Check",), "hour", 2, 60),
    ("Emergency Call-Out", ("Emergency Visit",), "hour", 4, 720),
    ("Workshop Repair", ("Repair at Works",), "day", 5, 240),
    ("Bench Calibration", ("Laboratory Calibration",), "day", 4, 175),
    ("Commissioning Assistance", ("Start-Up Assistance",), "day", 8, 560),
    ("Configuration Backup", ("Parameter Backup",), "hour", 6, 45),
    ("Certificate Reissue", ("Duplicate Certificate",), "hour", 10, 30),
    ("Decontamination Cleaning", ("Return Cleaning",), "day", 2, 110),
)


def make(ledger: WorldLedger, plans: tuple[Entity, ...]) -> tuple[Entity, ...]:
    """Write six to nine services; the better the plan, the shorter the turnaround."""
    random = ledger.stream("services")
    picked = random.sample(OFFERED, random.randint(6, 9))
    free = random.randrange(len(picked))
    made = []
    for index, (name, aliases, unit, shortest, price) in enumerate(picked):
        service = ledger.entity("service", name, aliases)
        spans = sorted(random.sample(range(shortest, shortest + 9 + 2 * len(plans)), len(plans)))
        left_out = random.random() < 0.35
        for turn, plan in enumerate(plans):
            if turn or not left_out:
                ledger.fact(service, "turnaround", f"{spans[-1 - turn]} {unit}",
                            scope=Scope(plan=plan.name))
        if index == free:
            ledger.absent(service, "fee")
        else:
            for number, (region, currency) in enumerate(ledger.regions.items()):
                amount = price + 10 * number + 5 * random.randint(0, 1)
                ledger.fact(service, "fee", f"{amount * (10 if currency == 'SEK' else 1)}.00",
                            unit=currency, scope=Scope(region=region))
        made.append(service)
    return tuple(made)

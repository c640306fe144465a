"""Service plans: a ladder of three or four, priced by region and year."""

from __future__ import annotations

from datetime import date

from corpus.facts import Entity, Scope, Status
from corpus.world.ledger import WorldLedger

# The last name of each set is one rung more than any company has.
LADDERS = (
    ("Bronze", "Silver", "Gold", "Platinum", "Palladium"),
    ("Topaz", "Emerald", "Sapphire", "Ruby", "Diamond"),
    ("Harbour", "Coastal", "Ocean", "Polar", "Arctic"),
    ("Sentry", "Guardian", "Bastion", "Citadel", "Fortress"),
    ("Copper", "Cobalt", "Tungsten", "Osmium", "Rhodium"),
)
HOTLINE = ("weekdays 8 am to 5 pm", "weekdays 7 am to 8 pm", "Monday to Saturday 6 am to 10 pm",
           "around the clock")
THIS_YEAR, LAST_YEAR = date(2026, 1, 1), date(2025, 1, 1)


def make(ledger: WorldLedger) -> tuple[Entity, ...]:
    """Write the plans, cheapest first; one lacks an attribute, one changed with the year."""
    random = ledger.stream("plans")
    ladder = random.choice(LADDERS)
    count = random.randint(3, 4)
    reactions = sorted(random.sample((2, 3, 4, 6, 8, 10, 12, 16, 20, 30, 36, 48), count + 1))[::-1]
    visits = sorted(random.sample(range(1, 10), count + 1))
    uptimes = sorted(random.sample(range(965, 999), count))
    hours = sorted(random.sample(range(len(HOTLINE)), count))
    silent = random.randrange(count)
    unsaid = random.choice(("uptime", "visits", "hotline"))
    changed = random.randrange(1, count)
    made = []
    for turn, name in enumerate(ladder[:count]):
        plan = ledger.entity("plan", f"{name} plan", (name, f"{name} service plan"))
        _prices(ledger, plan, turn)
        if turn == changed:
            ledger.fact(plan, "response", f"{reactions[turn]} hour", start=LAST_YEAR,
                        end=THIS_YEAR, status=Status.SUPERSEDED)
            ledger.fact(plan, "response", f"{reactions[turn + 1]} hour", start=THIS_YEAR)
        else:
            at = turn + (turn > changed)
            ledger.fact(plan, "response", f"{reactions[at]} hour")
        for attribute, text in (("visits", str(visits[turn])),
                                ("uptime", f"{uptimes[turn] / 10:.1f}"),
                                ("hotline", HOTLINE[hours[turn]])):
            if turn == silent and attribute == unsaid:
                ledger.absent(plan, attribute)
            else:
                ledger.fact(plan, attribute, text)
        made.append(plan)
    for attribute in ("price", "response"):
        ledger.absent(f"{ladder[count]} plan", attribute)
    return tuple(made)


def _prices(ledger: WorldLedger, plan: Entity, turn: int) -> None:
    random = ledger.stream(f"prices {plan.name}")
    price = 140 + 210 * turn + random.randint(0, 18) * 5
    draft = ledger.stream("plans to come").random() < 0.5
    taken: list[tuple[int, str]] = []
    for number, (region, currency) in enumerate(ledger.regions.items()):
        scope = Scope(region=region)
        local = price + 15 * number + 5 * random.randint(0, 2)
        years = [(Status.SUPERSEDED, LAST_YEAR, THIS_YEAR, local),
                 (Status.CURRENT, THIS_YEAR, None, local + random.randint(3, 6) * 4)]
        if draft:
            years.append((Status.DRAFT, date(2027, 1, 1), None, local + random.randint(8, 12) * 4))
        for status, start, end, amount in years:
            while (amount, currency) in taken:  # no two regions or years share a price
                amount += 1
            taken.append((amount, currency))
            scale = 10 if currency == "SEK" else 1
            ledger.fact(plan, "price", f"{amount * scale}.00", unit=currency, scope=scope,
                        start=start, end=end, status=status)

"""Variants of a family and the figures of their data sheets."""

from __future__ import annotations

from datetime import date
from random import Random

from corpus.facts import Entity, Scope
from corpus.world.goods.lines import Line
from corpus.world.goods.principles import DEGREES, PROTOCOLS, SUPPLIES
from corpus.world.ledger import WorldLedger, day
from corpus.world.people import People

CALIBRATION = ("4 month", "6 month", "8 month", "9 month", "12 month", "15 month", "18 month",
               "20 month", "24 month", "30 month", "36 month")
WARRANTY = ("18 month", "2 year", "30 month", "3 year", "42 month", "4 year", "5 year")


def variants(ledger: WorldLedger, line: Line, people: People) -> tuple[Entity, ...]:
    """Write the variants of a family with all their figures; siblings never share a value."""
    made = tuple(ledger.entity("product", f"{line.family} {suffix}", (f"{line.family}-{suffix}",),
                               family=line.family) for suffix in line.suffixes)
    random = ledger.stream(f"figures {line.family}")
    columns = _columns(random, line, len(made))
    launches = sorted(day(random, date(2014, 1, 1), date(2024, 12, 1)) for _ in made)
    # One variant may miss a figure that its siblings have.
    lacking = random.choice(("cable", "settling", "weight", "warranty", ""))
    loser = random.randrange(len(made))
    for turn, variant in enumerate(made):
        for name, values in columns.items():
            if name in line.left_out or (name == lacking and turn == loser):
                continue
            unit = line.principle.unit if name == "range" else None
            ledger.fact(variant, name, *values[turn], unit=unit)
        _by_edition(ledger, line, variant, turn)
        if "launched" not in line.left_out:
            ledger.fact(variant, "launched", launches[turn].isoformat(), start=launches[turn])
        if "owner" not in line.left_out:
            ledger.fact(variant, "owner", people.draw("Product Manager"))
    return made


def _columns(random: Random, line: Line, size: int) -> dict[str, list[tuple[str, ...]]]:
    kind = line.principle
    columns = {
        "range": _one(sorted(random.sample(kind.ranges, size), key=float)),
        "accuracy": _one(random.sample(kind.accuracies, size)),
        "supply": _one(random.sample(SUPPLIES, size)),
        "weight": _one([f"{n / 10:g}" for n in sorted(random.sample(range(*kind.weights), size))]),
        "settling": _one([str(n * 10) for n in random.sample(range(*kind.settling), size)]),
        "cable": _one(random.sample(("2", "3", "5", "7", "8", "10", "15", "20", "25"), size)),
        "protection": _one(random.sample(DEGREES, size)),
        "torque": _one([str(n) for n in random.sample(range(*kind.torques), size)]),
        "calibration": _one(random.sample(CALIBRATION, size)),
        "warranty": _one(random.sample(WARRANTY, size)),
        "protocols": _lists(random, PROTOCOLS, size),
        "materials": _lists(random, kind.materials, size),
        "bluetooth": _one(_yes_or_no(random, size)),
        "order_code": _one(_order_codes(random, line, size)),
        "seal_kit": _one(_kit_numbers(random, line)),
    }
    if kind.pressures:
        columns["pressure"] = _one(random.sample(kind.pressures, size))
    if line.editions:
        first, year = random.randint(1000, 8900), random.randint(17, 24)
        house = random.choice(("NTB", "KVX", "ORS", "TLE"))
        columns["certificate"] = _one([f"{house} {year} ATEX {first + turn}"
                                       for turn in range(size)])
    return columns


def _by_edition(ledger: WorldLedger, line: Line, variant: Entity, turn: int) -> None:
    random = ledger.stream(f"editions {variant.name}")
    warm = 52 + 4 * turn + random.randint(0, 3)
    cooler = ledger.stream(f"editions {line.family}").randint(6, 14)
    watts = 16 + 9 * turn + random.randint(0, 7)
    for number, edition in enumerate(line.editions or (None,)):
        scope = Scope(edition=edition)
        if "ambient" not in line.left_out:
            ledger.fact(variant, "ambient", str(warm + 6 - number * cooler),
                        scope=scope)
        if "consumption" not in line.left_out:
            ledger.fact(variant, "consumption",
                        f"{(watts - number * random.randint(3, 8)) / 10:g}", scope=scope)


def _order_codes(random: Random, line: Line, size: int) -> list[str]:
    """Return codes of one family that differ in one character, of several shapes."""
    head = (line.family[0] + line.family[-1]).upper()
    number = 110 + 90 * line.number + random.randint(0, 80)
    letters = random.sample("ABCDEFGHKMPRT", size)
    digits = sorted(random.sample("123456789", size))
    shape = random.randrange(4)
    if shape == 0:
        return [f"{head}{number}-{letter}2K" for letter in letters]
    if shape == 1:
        return [f"{head}-{number}{digit}0-AN" for digit in digits]
    if shape == 2:
        return [f"{number}.{digit}7.{head}" for digit in digits]
    return [f"{head}{number}/{letter}" for letter in letters]


def _kit_numbers(random: Random, line: Line) -> list[str]:
    first = 1200 + 420 * line.number + random.randint(0, 390)
    return [f"SK-{first + turn}" for turn in range(len(line.suffixes))]


def _lists(random: Random, pool: tuple[str, ...], size: int) -> list[tuple[str, ...]]:
    """Return lists of two to four items in the pool's order; no two are equal."""
    made: list[tuple[str, ...]] = []
    while len(made) < size:
        chosen = random.sample(pool, random.randint(2, 4))
        items = tuple(item for item in pool if item in chosen)
        if items not in made:
            made.append(items)
    return made


def _yes_or_no(random: Random, size: int) -> list[str]:
    answers = ["yes", "no", *(random.choice(("yes", "no")) for _ in range(size - 2))]
    random.shuffle(answers)
    return answers


def _one(values: list[str]) -> list[tuple[str, ...]]:
    return [(value,) for value in values]

"""The outline of a family: its name, how it measures, its editions and what is known of it."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from corpus.world.goods.principles import PRINCIPLES, SERIES, Principle
from corpus.world.ledger import WorldLedger
from corpus.world.names import STEMS, shuffled

EDITIONS = ("standard edition", "Ex edition")
# What a family may do without; the rest every family has.
OPTIONAL = ("weight", "settling", "cable", "protection", "warranty", "launched", "owner",
            "materials", "bluetooth", "consumption", "ambient")


@dataclass(frozen=True, slots=True)
class Line:
    """One family before it has variants. `left_out` are attributes that no document states."""

    family: str
    number: int                      # position in the company's list, for numbers that never meet
    principle: Principle
    suffixes: tuple[str, ...]
    unused: tuple[str, ...]          # suffixes of the same series that no variant has
    editions: tuple[str, ...]        # empty: there is one edition only
    left_out: tuple[str, ...]


def lines(ledger: WorldLedger) -> tuple[Line, ...]:
    """Return 4 or 5 outlines of different principles; some stems come twice."""
    random = ledger.stream("goods")
    count = random.randint(4, 5)
    principles = random.sample(PRINCIPLES, count)
    stems = shuffled(random, STEMS)[: count - 1]
    stems += random.sample(stems, count - len(stems))
    names: list[str] = []
    for stem, principle in zip(stems, principles, strict=True):
        free = [f"{stem}{end}" for end in principle.ends if f"{stem}{end}" not in names]
        # Twins of one stem may want the same ending; another stem helps out then.
        names.append(random.choice(free) if free else f"Ander{principle.ends[0]}")
    return tuple(_line(ledger.stream(f"line {name}"), name, number, principle)
                 for number, (name, principle) in enumerate(zip(names, principles, strict=True)))


def _line(random: Random, name: str, number: int, principle: Principle) -> Line:
    series = random.choice(SERIES)
    size = random.choice((3, 3, 4))
    start = random.randint(0, len(series) - size)
    chosen = series[start : start + size]
    two = random.random() < 0.55
    pool = OPTIONAL[:-2] if two else OPTIONAL    # editions differ in the last two
    left_out = tuple(sorted(random.sample(pool, random.randint(1, 4))))
    return Line(name, number, principle, chosen, tuple(s for s in series if s not in chosen),
                EDITIONS if two else (), left_out)

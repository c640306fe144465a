"""What the company sells: product families, their variants and firmware."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.facts import Entity
from corpus.world.ledger import WorldLedger
from corpus.world.names import FAMILY_ENDS, STEMS, combined
from corpus.world.people import People


@dataclass(frozen=True, slots=True)
class Goods:
    """`families` maps a family name to its variants, `principles` to how it measures.

    A principle is "flow", "level", "pressure", "temperature" or "analysis". `releases` has one
    firmware line per family; its versions over time are facts with validity.
    """

    families: dict[str, tuple[Entity, ...]]
    principles: dict[str, str]
    releases: tuple[Entity, ...]


def make(ledger: WorldLedger, people: People) -> Goods:
    """Write products and firmware into the ledger."""
    random = ledger.stream("goods")
    names = combined(random, STEMS, FAMILY_ENDS)
    families: dict[str, tuple[Entity, ...]] = {}
    principles: dict[str, str] = {}
    for _ in range(random.randint(7, 9)):
        family = next(names)
        principles[family] = random.choice(("flow", "level", "pressure"))
        families[family] = tuple(
            ledger.entity("product", f"{family} {suffix}", (f"{family}-{suffix}",), family=family)
            for suffix in ("100", "120", "150"))
    return Goods(families, principles, ())

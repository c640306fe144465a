"""What the company sells: product families, their variants and firmware.

Variants of a family differ in their figures, order codes in one character, seal kits in their
last digit: near neighbours, so that finding the right one is a test of retrieval.
"""

from __future__ import annotations

from dataclasses import dataclass

from corpus.facts import Entity
from corpus.world.goods import firmware, gaps, kits
from corpus.world.goods.figures import variants
from corpus.world.goods.lines import Line, lines
from corpus.world.ledger import WorldLedger
from corpus.world.people import People

__all__ = ["Goods", "Line", "make"]


@dataclass(frozen=True, slots=True)
class Goods:
    """`families` maps a family name to its variants, `principles` to how it measures.

    A principle is "flow", "level", "pressure", "temperature" or "analysis". `releases` has one
    firmware line per family; its versions over time are facts with validity. `lines` has the
    outline of each family, in the order of `families`.
    """

    families: dict[str, tuple[Entity, ...]]
    principles: dict[str, str]
    releases: tuple[Entity, ...]
    lines: tuple[Line, ...]


def make(ledger: WorldLedger, people: People) -> Goods:
    """Write products and firmware into the ledger."""
    outlines = lines(ledger)
    families: dict[str, tuple[Entity, ...]] = {}
    releases = []
    year = kits.price_year(ledger)
    for line in outlines:
        families[line.family] = variants(ledger, line, people)
        kits.price(ledger, line, families[line.family], year)
        releases.append(firmware.history(ledger, line))
    gaps.declare(ledger, outlines, families)
    return Goods(families, {line.family: line.principle.name for line in outlines},
                 tuple(releases), outlines)

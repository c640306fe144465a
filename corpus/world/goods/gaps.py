"""What nobody can look up: figures that no document gives, and products that do not exist."""

from __future__ import annotations

from corpus.facts import Entity
from corpus.world.goods.lines import Line
from corpus.world.ledger import WorldLedger

ASKED = ("accuracy", "range", "order_code", "torque", "calibration", "seal_kit", "supply",
         "warranty", "weight", "protocols", "owner", "launched")


def declare(ledger: WorldLedger, lines: tuple[Line, ...],
            families: dict[str, tuple[Entity, ...]]) -> None:
    """Declare gaps: left-out figures of real variants, and anything about unused names."""
    known = {(fact.subject, fact.attribute) for fact in ledger.facts}
    random = ledger.stream("goods gaps")
    for line in lines:
        variants = families[line.family]
        asked = [name for name in (*ASKED, "cable", "settling", "materials", "bluetooth")
                 if any((variant.id, name) not in known for variant in variants)]
        if not line.editions:
            asked.append("certificate")
        for name in asked[:4]:
            ledger.absent(random.choice([variant for variant in variants
                                         if (variant.id, name) not in known]), name)
    for line in random.sample(lines, len(lines) - random.randint(1, 3)):
        suffix = random.choice((*line.unused, "400", "900"))
        for name in random.sample(ASKED, 2):
            ledger.absent(f"{line.family} {suffix}", name)

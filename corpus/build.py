"""Build a whole company from a seed: world, then documents, then the index of quotes."""

from __future__ import annotations

from corpus import writers
from corpus.facts import Company
from corpus.world import make
from corpus.world.ledger import TODAY

DEMO_SEED = 71


def build(seed: int) -> Company:
    """Return the company of `seed`; equal seeds give equal bytes on any machine."""
    world = make(seed)
    documents, quotes = writers.write(world)
    return Company(
        seed=seed,
        name=world.name,
        today=TODAY,
        entities=tuple(world.ledger.entities),
        facts=tuple(world.ledger.facts),
        absences=tuple(world.ledger.absences),
        documents=documents,
        quotes=quotes,
    )

"""Writers: each module turns one corner of the world into documents as companies have them.

`write(world)` runs them all; what each sentence proves is noted as a quote while it is written.
"""

from __future__ import annotations

from corpus.facts import Document, Quote
from corpus.world import World
from corpus.writers import goods, operations, people, policies, service, trade
from corpus.writers.desk import Desk


def write(world: World) -> tuple[tuple[Document, ...], tuple[Quote, ...]]:
    """Return all documents, sorted by id, and all quotes in the order they were written."""
    desk = Desk(world)
    for writer in (policies, people, goods, service, trade, operations):
        writer.write(desk)
    documents = tuple(sorted(desk.documents, key=lambda document: document.id))
    return documents, tuple(desk.quotes)

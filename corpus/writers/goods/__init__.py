"""Documents about goods: data sheets, product pages, manuals, firmware notes, price lists."""

from __future__ import annotations

from corpus.writers.desk import Desk
from corpus.writers.goods import export, firmware, guides, manuals, pages, prices, sheets


def write(desk: Desk) -> None:
    """Write all documents of this topic."""
    for writer in (sheets, pages, manuals, firmware, prices, export, guides):
        writer.write(desk)

"""Documents about trade: contracts, amendments, mails with suppliers and customers, registers."""

from __future__ import annotations

from corpus.writers.desk import Desk
from corpus.writers.trade import amendments, contracts


def write(desk: Desk) -> None:
    """Write all documents of this topic."""
    amendments.write(desk, contracts.write(desk))

"""Documents about trade: contracts, amendments, mails with suppliers and customers, registers."""

from __future__ import annotations

from corpus.writers.desk import Desk
from corpus.writers.trade import (
    accounts,
    amendments,
    contracts,
    purchasing,
    registers,
    threads,
)


def write(desk: Desk) -> None:
    """Write all documents of this topic."""
    amendments.write(desk, contracts.write(desk))
    threads.write(desk)
    registers.write(desk)
    accounts.write(desk)
    purchasing.write(desk)

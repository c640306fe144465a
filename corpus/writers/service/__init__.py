"""Documents about service: runbooks, error tables, parts, plans, services, bulletins, mails."""

from __future__ import annotations

from corpus.writers.desk import Desk
from corpus.writers.service import (
    bulletins,
    catalogues,
    errors,
    handbook,
    mails,
    matrix,
    plans,
    prices,
    runbooks,
)


def write(desk: Desk) -> None:
    """Write all documents of this topic."""
    for module in (runbooks, errors, catalogues, plans, prices, matrix, bulletins, mails,
                   handbook):
        module.write(desk)

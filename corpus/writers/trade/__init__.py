"""Documents about trade."""

from __future__ import annotations

from corpus.writers.desk import Desk


def write(desk: Desk) -> None:
    """Write all documents of this topic."""

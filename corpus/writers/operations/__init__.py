"""Documents about operations: incidents, programmes, systems, and what IT tells the staff."""

from __future__ import annotations

from corpus.writers.desk import Desk


def write(desk: Desk) -> None:
    """Write all documents of this topic."""

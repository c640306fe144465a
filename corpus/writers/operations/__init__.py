"""Documents about operations: incidents, programmes, systems, and what IT tells the staff."""

from __future__ import annotations

from corpus.writers.desk import Desk
from corpus.writers.operations import (
    mail,
    minutes,
    notes,
    notices,
    one_pagers,
    register,
    reviews,
    status_page,
)


def write(desk: Desk) -> None:
    """Write all documents of this topic; mails last, for they tell what others left out."""
    for writer in (reviews, status_page, minutes, one_pagers, register, notes, notices, mail):
        writer.write(desk)

"""The whole pool of questions of a seed, before any selection."""

from __future__ import annotations

from corpus.build import build
from heldout.questions import build_pool
from scoring.records import Question


def pool(seed: int) -> tuple[Question, ...]:
    """Return every question about the company of `seed`, sorted by id."""
    return build_pool(build(seed))

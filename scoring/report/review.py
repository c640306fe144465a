"""What is known of a submission besides its answers: its notes, its own questions, odd facts.

Gathered by whoever holds its files, and handed in as plain data.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Pair:
    """One question of the candidate's own evaluation set with the answer that it holds right."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class OwnSet:
    """An evaluation set that the candidate made: its path and its pairs."""

    path: str
    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """`notes` is NOTES.md, None where there is none; `held` False where no files were at hand.

    `hard_coded` maps a path to the hidden answers and questions that stand in it as they are and
    that the issued files do not hold. `protected` maps paths that were issued to what became of
    them. `repeated` is (same, compared) over an earlier measurement of the same run.
    """

    held: bool = True
    notes: str | None = None
    own_sets: tuple[OwnSet, ...] = ()
    changed: tuple[str, ...] = ()
    hard_coded: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    protected: Mapping[str, str] = field(default_factory=dict)
    repeated: tuple[int, int] | None = None

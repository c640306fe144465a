"""A rung: a submission of known worth, and what is expected of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Band = tuple[float, float]  # lowest and highest, in per cent


@dataclass(frozen=True, slots=True)
class Rung:
    """`files` is its tree. Every other field that is set is an expectation.

    `masked` is the least number of faults that the ledger must call masked. `below` names a figure
    and the rung that must have more of it ("p95": "baseline"). `gain` False means that it must not
    beat the baseline detectably. `beats` names a rung that it must be more accurate than, and
    `equals` one that it must match with a detectable difference to neither side.
    """

    name: str
    told: str
    files: Mapping[str, bytes]
    accuracy: Band | None = None
    hallucination: Band | None = None
    masked: int | None = None
    below: Mapping[str, str] | None = None
    gain: bool | None = None
    beats: str | None = None
    equals: str | None = None

"""One value read from an answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Reading:
    """A comparable form, its text and its place.

    `decimals` is how many figures stand after the point as printed, `figures` how many in all.
    """

    value: Any
    text: str
    start: int
    end: int
    unit: str | None = None
    decimals: int = 0
    figures: int = 0

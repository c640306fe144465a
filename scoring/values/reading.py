"""One value read from an answer."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any


@dataclass(frozen=True, slots=True)
class Reading:
    """A comparable form, its text and its place.

    `decimals` is how many figures stand after the point as printed, `figures` how many in all;
    `number` is the bare figure before any unit. `also` is another value that the same text may
    have: "1.280" is 1280 where points group figures, "03/04/2026" has two orders.
    """

    value: Any
    text: str
    start: int
    end: int
    unit: str | None = None
    decimals: int = 0
    figures: int = 0
    number: Decimal | None = None
    also: tuple[Any, ...] = ()

"""Another submission on the same questions, to see this one beside."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Landmark:
    """Another submission that was measured on the same questions: rate, USD a question, seconds."""

    name: str
    accuracy: float
    usd: float
    p95: float

"""What an interviewer should know of each planted fault and each root cause (`faults.toml`)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).resolve().parent / "faults.toml"


@dataclass(frozen=True, slots=True)
class Known:
    """One fault or root cause in sentences; `name` is what people call it."""

    name: str
    what: str
    seen: str
    good: str
    bad: str
    strong: str


@cache
def knowledge() -> dict[str, Known]:
    """Return everything known by id of a fault ("F04") or by root cause."""
    return {key: Known(**told)
            for key, told in tomllib.loads(FILE.read_text(encoding="utf-8")).items()}


def known(key: str) -> Known:
    """Return what is known of a fault or cause; one that nobody described has only its name."""
    return knowledge().get(key) or Known(key, "", "", "", "", "")

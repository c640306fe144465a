"""Which version came out on a day, or put faults right: read off the notes of that version.

Part of `decide`. A day that no passage gives for the thing in question is answered by none.
"""

from __future__ import annotations

import re

from ..aboutness import aboutness
from ..evidence import Candidate
from ..moments import WHOLE
from ..units import Unit
from ..values import Value, date, extract
from .outcome import Decision, Desk

ASKS = re.compile(r"\b(?:release|version|firmware|package|software|update|build)\b", re.IGNORECASE)
OF_WHEN = re.compile(r"\b(?:when|what date|which day|what day|since when)\b", re.IGNORECASE)
RELEASED = re.compile(r"\b(?:releas\w+|available|published|issued|shipped|out since|switched|"
                      r"dated?|came out|of \d|since)\b", re.IGNORECASE)
ENOUGH = 550


def released(desk: Desk) -> Decision | None:
    """Return the version that was released on the day asked about; None for other questions."""
    text = desk.asked.text
    days = [day for match in WHOLE.findall(text) if (day := date(match)) is not None]
    if len(days) != 1 or not ASKS.search(text) or OF_WHEN.search(text) or desk.asked.yes_no \
            or any(v.type == "version" for v in extract(text)):
        return None
    for place, unit in enumerate(desk.units):
        if not _gives(unit, days[0]) or aboutness(desk.asked.names, unit, desk.field) < ENOUGH:
            continue
        version = _version(desk.units, place)
        if version is not None:
            return Decision(version.value.text, f"came out as {unit.text[:60]!r} says", version)
    return None if desk.always else Decision(None, "nothing came out on that day")


def _gives(unit: Unit, day: tuple[int, int, int]) -> bool:
    return RELEASED.search(unit.row or unit.text) is not None and any(
        date(value.text) == day for value in extract(unit.text) if value.type == "date")


def _version(units: tuple[Unit, ...], place: int) -> Candidate | None:
    """Return the version of the same row or sentence, else the nearest one in the passage."""
    own = units[place]
    near = sorted((unit for unit in units if unit.passage == own.passage),
                  key=lambda unit: (not (unit.row and unit.row == own.row),
                                    abs(unit.order - own.order), unit.order))
    for unit in near:
        for value in extract(unit.text):
            if value.type == "version":
                return Candidate(unit, Value("version", value.text, 0, 0), 900, 1000, 1000, 0, 900)
    return None

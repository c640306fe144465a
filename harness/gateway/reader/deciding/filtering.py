"""Which of several, or how many, pass a bar: more than 39 Nm, at least two years."""

from __future__ import annotations

import re

from ..aboutness import aboutness, folded
from ..asking import BAR, SEVERAL, bar
from ..evidence import Candidate
from ..naming import CODE
from ..relevance import relevance
from ..units import Unit
from ..values import Value, extract, size
from .outcome import Decision, Desk

CODES = re.compile(r"\b(?:codes|error numbers|fault numbers|displays)\b", re.IGNORECASE)
LESS = re.compile(r"less|shorter|lower|smaller|lighter|fewer|under|below|at most|up to|cheaper",
                  re.IGNORECASE)
EQUAL = re.compile(r"at least|at most|up to|exactly", re.IGNORECASE)


def pass_the_bar(desk: Desk) -> Decision | None:
    """Return the things whose figure passes the bar, or their number; None for other questions."""
    wanted = desk.asked.operation == "count" or SEVERAL.search(desk.asked.text)
    how = BAR.search(desk.asked.text)
    limit = bar(desk.asked.text, desk.asked.names)
    if not wanted or how is None or limit is None:
        return None
    figures, source = _figures(desk, limit)
    if source is None:
        return None if desk.always else Decision(None, "no figures to compare with the bar")
    goal = size(limit) or 0
    kept = [name for name, figure in figures.items()
            if (EQUAL.search(how["how"]) and figure == goal)
            or (how["how"].lower() != "exactly"
                and (figure < goal if LESS.search(how["how"]) else figure > goal))]
    if desk.asked.operation == "count":
        return Decision(str(len(kept)), f"{', '.join(kept)} of {len(figures)}", source)
    if not kept:
        return Decision("none of them", "no figure passes the bar", source)
    return Decision(", ".join(kept), f"of {len(figures)} figures", source)


def _figures(desk: Desk, limit: Value) -> tuple[dict[str, int], Candidate | None]:
    """Return name -> figure of everything of the asked make that the passages give a figure for."""
    found: dict[str, int] = {}
    source = None
    for unit in desk.units:
        says = relevance(desk.asked, unit)
        if says < 500 or aboutness(desk.asked.names, unit, desk.field) < 550:
            continue
        for value in extract(unit.text):
            figure = size(value)
            if value.type != limit.type or figure is None:
                continue
            name = _owner(desk, unit)
            if name and name not in found:
                found[name] = figure
                source = source or Candidate(unit, value, says, 1000, 1000, 0, says)
            break
    return found, source


def _owner(desk: Desk, unit: Unit) -> str | None:
    """Return whose figure the unit states: a longer name that begins with the one asked about.

    Where codes are asked for it is the first code of the row or sentence.
    """
    if CODES.search(desk.asked.text):
        code = CODE.search(unit.row or unit.text)
        return code.group() if code else None
    return owner(desk, unit) or unit.label or None


def owner(desk: Desk, unit: Unit) -> str | None:
    """Return the longer name that begins with one asked about and to which the unit belongs."""
    for text in (unit.column or "", unit.label, unit.text, unit.heading, unit.title):
        for name in desk.asked.names:
            match = re.search(rf"{re.escape(name)}[ -][A-Z0-9][\w-]{{0,20}}", text)
            if match and folded(match.group()) != folded(name):
                return match.group()
    return None

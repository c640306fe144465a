"""Two hops: the thing asked about is named only through something else.

The thing in between is found in the passages first; then the question is asked again with its
name in the description's place. `reader-large` alone does this.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ..aboutness import about, folded, survey
from ..lexicon import asked_for
from ..question import Asked, analyse, words_asked
from ..relevance import hit
from ..validity import standing
from ..words import bag, stem, stems
from .descriptors import Description, descriptions
from .outcome import Desk

KEPT = 3  # things in between that are tried


def through(desk: Desk) -> list[Desk]:
    """Return desks with the question asked of what stands in between, the likeliest first."""
    if desk.size != "large":
        return []
    for described in descriptions(desk.asked.text):
        rest = described.replaced(desk.asked.text, " ")
        if not _asks(rest, described):
            continue
        found = []
        for middle in _between(desk, described)[:KEPT]:
            asked = analyse(described.replaced(desk.asked.text, middle))
            if middle not in asked.names:
                asked = replace(asked, names=(*asked.names, middle))
            found.append(replace(desk, asked=asked,
                                 field=survey(asked.names, desk.passages, desk.units)))
        if found:
            return found
    return []


def _asks(rest: str, described: Description) -> bool:
    """Say whether the question still asks for something when the description is taken out."""
    asked = analyse(rest)
    if words_asked(rest):
        return True
    return asked.types[0] not in ("any", "name") or (described.kind != "person"
                                                    and asked.types[0] == "name")


def _between(desk: Desk, described: Description) -> list[str]:
    anchor = described.anchor
    field = survey((anchor,), desk.passages, desk.units)
    here = replace(desk, field=field)
    if described.kind == "person":
        found = _ranked(here, described, "name")
    elif described.kind == "part":
        found = _ranked(here, described, "identifier")
    elif described.kind == "series":
        found = _families(here, anchor)
    else:
        found = _cells(here, described)
    names: list[str] = []
    for name in found:
        names += [*survey((name,), desk.passages, desk.units).other_names(name), name]
    return list(dict.fromkeys(name for name in names if folded(name) != folded(anchor)))


def _ranked(desk: Desk, described: Description, kind: str) -> list[str]:
    """Return names or codes that the passages give for the description, current ones first."""
    concept = asked_for(described.words.lower(), kind)
    if concept is not None and concept.type != kind:
        concept = None
    if kind == "identifier":
        concept = asked_for("replacement part", kind)
    asked = Asked(described.words, concept, (kind,), (described.anchor,),
                  tuple(stems(described.words)))
    good = [c for c in desk.rank(asked) if c.entity >= 550 and c.attribute >= 300
            and c.value.type == kind]
    good.sort(key=lambda c: (standing(desk.passages[c.unit.passage]).old, -c.score,
                             c.unit.passage, c.unit.order, c.value.start))
    return [c.value.text for c in good]


def _families(desk: Desk, code: str) -> list[str]:
    """Return proper names in the titles above a code, where other passages have them too."""
    found: list[tuple[int, int, str]] = []
    for unit in desk.units:
        if about(code, unit, desk.field) < 900:
            continue
        for name in re.findall(r"\b[A-ZÀ-Þ][a-zà-ÿ]{3,}\b",
                               f"{unit.title} {unit.heading} {unit.text}"):
            spread = sum(folded(name) in body for body in desk.field.bodies)
            found.append((-min(spread, 3), unit.order, name))
    return list(dict.fromkeys(name for _, _, name in sorted(found)))


def _cells(desk: Desk, described: Description) -> list[str]:
    """Return what stands beside the anchor in a column or sentence of the described sort."""
    words = [stem(word) for word in re.findall(r"[a-z]+", described.words.lower())]
    if described.kind == "place":
        words += ["site", "offic", "locat"]
    found: list[tuple[int, int, str]] = []
    for unit in desk.units:
        if about(described.anchor, unit, desk.field) < 900:
            continue
        if unit.column is not None:
            near = max((hit(word, bag(unit.column)) for word in words), default=0)
            cell = unit.text.rpartition(": ")[2]
            if near >= 700 and folded(cell) != folded(described.anchor):
                found.append((-near, unit.order, cell))
        for match in re.finditer(
                r"[A-ZÀ-Þ][\w&'’-]+(?: (?:and |of )?[A-ZÀ-Þ][\w&'’-]*)*(?: (?:site|office|team))",
                f"{unit.text} {unit.title}"):
            if any(word in bag(match.group()) for word in words):
                found.append((-650, unit.order, match.group()))
    return list(dict.fromkeys(name for _, _, name in sorted(found)))

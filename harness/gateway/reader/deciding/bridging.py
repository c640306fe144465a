"""Two hops: the thing asked about is named only through something else.

The thing in between is found in the passages first; then the question is asked again with its
name in the description's place. `reader-large` alone does this.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ..aboutness import about, folded, survey
from ..lexicon import asked_for
from ..question import Asked, analyse, names, words_asked
from ..relevance import hit
from ..thesaurus import known
from ..validity import standing
from ..words import bag, stem, stems
from .descriptors import OPENING, Description, descriptions
from .outcome import Desk

KEPT = 3     # things in between that are tried
NEAR = 900   # how near to the best a second thing in between must come, in thousandths
# Before a description that is itself what is asked for.
ITSELF = re.compile(r"\b(?:what|which|who)(?: is| was| are| were|['’]s) $|"
                    r"\b(?:tell me|give me|show me|name|look up) $",
                    re.IGNORECASE)
GROUP = re.compile(
    r"[A-ZÀ-Þ][\w&'’-]+(?: (?:and |of )?[A-ZÀ-Þ][\w&'’-]*)*(?: (?:site|office|team))")


def through(desk: Desk) -> list[Desk]:
    """Return desks with the question asked of what stands in between, the likeliest first."""
    if desk.size != "large":
        return []
    for described in descriptions(desk.asked.text):
        rest = described.replaced(desk.asked.text, " ")
        if ITSELF.search(desk.asked.text[: described.start]) or not _asks(rest, described):
            continue
        found = [_asked_of(desk, described, middle) for middle in _between(desk, described)[:KEPT]]
        if found:
            return found
    return []


def _asked_of(desk: Desk, described: Description, middle: str) -> Desk:
    """Return the desk with the question asked of `middle`."""
    name = f"the {middle}" if described.kind in ("place", "team", "series", "part") else middle
    asked = analyse(described.replaced(desk.asked.text, name))
    if middle not in asked.names:
        kept = tuple(name for name in asked.names if folded(name).strip() not in folded(middle))
        asked = replace(asked, names=(*kept, middle))
    return replace(desk, asked=asked, field=survey(asked.names, desk.passages, desk.units))


def _asks(rest: str, described: Description) -> bool:
    """Say whether the question still asks for something when the description is taken out."""
    if words_asked(rest):
        return True
    asked = analyse(rest)
    return asked.types[0] not in ("any", "name") or (described.kind != "person"
                                                    and asked.types[0] == "name")


def _between(desk: Desk, described: Description) -> list[str]:
    """Return what the description may stand for, the likeliest first."""
    anchors = _anchors(desk, described)
    here = replace(desk, field=survey(anchors, desk.passages, desk.units))
    if described.kind == "person":
        found = _ranked(here, analyse(described.sought), anchors, "name")
    elif described.kind == "part":
        part = Asked(described.words, asked_for("replacement part", "identifier"), ("identifier",),
                     anchors, tuple(stems(described.words)))
        found = _ranked(here, part, anchors, "identifier")
    elif described.kind == "series":
        found = _families(here, described.anchor)
    else:
        found = _cells(here, described)
    used = [folded(anchor) for anchor in anchors]
    return list(dict.fromkeys(name for name in found if folded(name) not in used))


def _anchors(desk: Desk, described: Description) -> tuple[str, ...]:
    """Return by which names the description hangs on something, as the passages have them.

    A thing in small letters ("the licence server") is what follows the last "the", where a
    passage has just these words.
    """
    if described.kind != "person":
        return (described.anchor,)
    tail = re.split(r"\b(?:the|our|a|an) ", f"the {described.anchor}")[-1].strip()
    if re.search(r"[a-z] .*[a-z]", tail) and any(
            folded(tail) in folded(f"{p.title}\n{p.text}") for p in desk.passages):
        return (tail,)
    return names(f"Who {described.anchor}?") or (OPENING.sub("", tail),)


def _ranked(desk: Desk, asked: Asked, anchors: tuple[str, ...], kind: str) -> list[str]:
    """Return names or codes that the passages give for the description, current ones first."""
    asked = replace(asked, types=(kind,), names=anchors, options=None, operation=None)
    good = [c for c in desk.rank(asked) if c.entity >= 550 and c.attribute >= 300
            and c.value.type == kind and (kind != "name" or _is_person(c.value.text))]
    good.sort(key=lambda c: (standing(desk.passages[c.unit.passage]).old, -c.score,
                             c.unit.passage, c.unit.order, c.value.start))
    return [c.value.text for c in good if c.score * 1000 >= good[0].score * NEAR]


def _is_person(name: str) -> bool:
    """Say whether a name is no post, team or place: one of its words is in no dictionary."""
    return not re.search(r"\b(?:team|site|group|desk|office|programme|project)\b", name.lower()) \
        and not all(known(word) for word in name.lower().split())


def _families(desk: Desk, code: str) -> list[str]:
    """Return proper names in the titles above a code, where other passages have them too."""
    found: list[tuple[int, int, str]] = []
    for unit in desk.units:
        if about(code, unit, desk.field) < 900:
            continue
        for name in re.findall(r"\b[A-ZÀ-Þ][a-zà-ÿ]{3,}\b",
                               f"{unit.title} {unit.heading} {unit.text}"):
            if not known(name.lower()):
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
        for match in GROUP.finditer(f"{unit.text} {unit.title}"):
            if any(word in bag(match.group()) for word in words):
                found.append((-650, unit.order, match.group()))
    return list(dict.fromkeys(name for _, _, name in sorted(found)))

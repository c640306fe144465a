"""Two hops: the thing asked about is named only through something else.

"the extension of the product owner of X", "the site where P works", "the series that shows CODE":
first the thing in between is found in the passages, then the question is asked of it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ..aboutness import about, folded, survey
from ..relevance import hit
from ..units import Unit
from ..values import PERSON
from ..words import bag, stem
from .outcome import Desk

PEOPLE = (r"product owner|owner|product manager|account manager|sponsor|(?:system )?administrator|"
          r"admin|team lead(?:er)?|head|site manager|manager|incident lead|lead|director|contact|"
          r"person (?:in charge|responsible|who \w+)|colleague (?:in charge|who \w+)|boss|executive")
THINGS = (r"site|office|location|plant|team|department|series|family|line|range|instruments?|"
          r"products?|devices?|programme|program|project|plan|customer|supplier|system|building|"
          r"city|units?|equipment")
LINK = re.compile(
    rf"\b(?:the |our |whichever )?(?P<role>{PEOPLE}|{THINGS})(?:'s)? "
    rf"(?P<how>where|that|which|who|whose|of|for|behind|in which|at which|to which|on which|"
    rf"responsible for|in charge of|running|with|showing|covered by)\b", re.IGNORECASE)
OWNER = re.compile(rf"(?P<name>[A-ZÀ-Þ][\w -]{{1,40}})['’]s (?P<role>{PEOPLE}|{THINGS})\b")


def through(desk: Desk) -> Desk | None:
    """Return the desk with the question asked of the thing in between, or None."""
    if desk.size != "large" or not desk.asked.names:
        return None
    found = _role(desk)
    if found is None:
        return None
    role, anchor = found
    for middle in _between(desk, role, anchor):
        names = (middle, *(n for n in desk.asked.names if n != anchor))
        gone = {stem(word) for word in re.findall(r"[a-z]+", role.lower())}
        gone |= {stem(word) for word in ("works", "work", "shows", "show", "belongs", "displays",
                                         "responsible", "charge", "based", "runs", "raises")}
        terms = tuple(term for term in desk.asked.terms if term not in gone)
        asked = replace(desk.asked, names=names, terms=terms or desk.asked.terms)
        return replace(desk, asked=asked, field=survey(names, desk.passages, desk.units))
    return None


def _role(desk: Desk) -> tuple[str, str] | None:
    """Return (role in between, name it hangs on), unless the role itself is what is asked for."""
    text = desk.asked.text
    for match in LINK.finditer(text):
        anchor = next((n for n in desk.asked.names if text.find(n, match.end()) >= 0), None)
        if anchor and not _is_asked(text, match.start(), match["role"]):
            return match["role"].lower(), anchor
    owner = OWNER.search(text)
    if owner:
        anchor = next((n for n in desk.asked.names if n in owner["name"]), None)
        if anchor and not _is_asked(text, owner.start("role"), owner["role"]):
            return owner["role"].lower(), anchor
    return None


def _is_asked(text: str, at: int, role: str) -> bool:
    """Say whether nothing but "who is" or "which" stands before: then the role is the question."""
    before = text[:at].lower()
    return bool(re.fullmatch(
        r"\W*(?:(?:hi|hello|hey|please|quick one|tell me|do you know)\W+)*(?:(?:who|what|which|whom|"
        r"at which|in which|on which|name|list|the|is|are|was|our|me|know|of)\s*)*", before))


def _between(desk: Desk, role: str, anchor: str) -> list[str]:
    """Return what the passages put between the anchor and the asked attribute, best first."""
    found: list[tuple[int, int, str]] = []
    person = bool(re.fullmatch(PEOPLE, role))
    words = [stem(word) for word in re.findall(r"[a-z]+", role)]
    for unit in desk.units:
        if about(anchor, unit, desk.field) < 900:
            continue
        column = bag(unit.column or "")
        near = max((hit(word, column) for word in words), default=0)
        cell = unit.text.rpartition(": ")[2]
        if unit.column is not None and near >= 700 and folded(cell) != folded(anchor):
            found.append((near, unit.order, cell))
        elif unit.column is None:
            found += _in_sentence(unit, words, person, anchor)
        if not person and re.match(r"series|family|line|range|instrument|product|device|unit|equip",
                                   role):
            for name in re.findall(r"\b[A-ZÀ-Þ][a-zà-ÿ]{3,}\b", f"{unit.title} {unit.heading}")[:1]:
                found.append((600, unit.order, name))
    found.sort(key=lambda item: (-item[0], item[1]))
    return list(dict.fromkeys(name for _, _, name in found))[:3]


def _in_sentence(unit: Unit, words: list[str], person: bool, anchor: str
                 ) -> list[tuple[int, int, str]]:
    near = max((hit(word, bag(unit.text)) for word in words), default=0)
    if near < 700:
        return []
    pattern = PERSON if person else re.compile(
        r"[A-ZÀ-Þ][\w&'’-]+(?: [A-ZÀ-Þ\d][\w&'’-]*)*(?: (?:site|office|plan|plant))?")
    return [(near - 50, unit.order, match.group()) for match in pattern.finditer(unit.text)
            if match.start() > 0 or person
            if folded(match.group()) not in folded(anchor)
            and folded(anchor) not in folded(match.group())]

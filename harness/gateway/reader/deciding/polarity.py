"""Yes or no, and how many of several say yes."""

from __future__ import annotations

import re

from ..aboutness import aboutness, folded
from ..asking import SEVERAL
from ..evidence import Candidate
from ..relevance import hit, relevance
from ..units import Unit
from ..values import Value, extract, size
from ..words import bag
from .filtering import owner
from .outcome import Decision, Desk

NO = re.compile(r"\b(?:no|not|none|never|without|cannot|can't|lacks?|unavailable|excluded|n/a|"
                r"isn't|aren't|doesn't|don't|neither|nor|forbidden|prohibited)\b|(?:: )[–—-]$",
                re.IGNORECASE)


FREE = re.compile(r"\b(?:free(?: of charge)?|for nothing|without (?:charge|paying|extra cost)|"
                  r"no (?:extra )?(?:cost|charge|fee)|included|inclusive|in the price|gratis)\b",
                  re.IGNORECASE)
COSTS = re.compile(r"\b(?:charged?|charges|invoiced?|billed?|pays?|costs?|extra|surcharge)\b",
                   re.IGNORECASE)
ENOUGH, PRICED = 500, 300  # likeness that counts; what a word of the price adds where it is asked
TELLING = 4  # words of a question that a unit must have to speak of it in full


def _priced(text: str) -> bool | None:
    """Say whether a text speaks of something that costs money, None where it does not tell."""
    if FREE.search(text):
        return False
    return True if COSTS.search(text) else None


def speaks(desk: Desk, unit: Unit) -> int:
    """Return how much a unit speaks of what is asked: a concept's words, or the question's own.

    What is allowed or so is asked in many words, of which a unit seldom has all: the best count.
    """
    here = bag(f"{unit.text} {unit.lead if unit.item else ''}")
    marks = sorted((hit(term, here) for term in desk.asked.terms), reverse=True)
    own = sum(marks[:TELLING]) // TELLING if len(marks) > 1 else 0
    says = max(relevance(desk.asked, unit), own if own >= ENOUGH else 0)
    if _priced(desk.asked.core) is not None and _priced(unit.text) is not None:
        says += PRICED
    return min(says, 1000)


def yes_or_no(desk: Desk) -> Decision | None:
    """Answer a yes/no question from the unit that speaks of it best; None for other questions."""
    if not desk.asked.yes_no:
        return None
    best, mark = None, (0, 0)
    for unit in desk.units:
        about, says = aboutness(desk.asked.names, unit, desk.field), speaks(desk, unit)
        if about >= 550 and (says * about // 1000, -unit.order) > mark:
            best, mark = unit, (says * about // 1000, -unit.order)
    if best is None or (mark[0] < 360 and not desk.always):
        return Decision("Yes", "told to answer always", made_up=True) if desk.always else \
            Decision(None, "nothing says yes or no")
    claim = desk.asked.text
    for name in desk.asked.names:
        claim = claim.replace(name, " ")
    part = best.text.rpartition(": ")[2] if best.column is not None else best.text
    claimed, stated = extract(claim), extract(part)
    source = Candidate(best, Value("phrase", best.text, 0, len(best.text)), mark[0], 1000, 1000, 0,
                       mark[0])
    same_type = [(c, s) for c in claimed for s in stated if c.type == s.type]
    if same_type:
        equal = any(size(c) == size(s) if size(c) is not None else folded(c.text) == folded(s.text)
                    for c, s in same_type)
        return Decision("Yes" if equal else "No", f"{same_type[0][1].text} is stated", source)
    wanted, said = _priced(claim), _priced(part)
    if wanted is not None and said is not None:
        return Decision("Yes" if wanted == said else "No", f"{part[:60]!r} is stated", source)
    return Decision("No" if NO.search(f": {part}" if best.column is not None else part) else "Yes",
                    f"by the words of {best.text[:60]!r}", source)


def count(desk: Desk) -> Decision | None:
    """Count the rows or items that say yes; None where nothing is to be counted."""
    if desk.asked.operation != "count" and not (
            SEVERAL.search(desk.asked.text) and desk.asked.concept is not None
            and desk.asked.concept.type == "yes-no"):
        return None
    found: dict[str, bool] = {}
    first = None
    concept = desk.asked.concept
    cues = folded(" ".join((*concept.ask, *concept.say))) if concept else ""
    things = [folded(name) for name in desk.asked.names if folded(name) not in cues]
    for unit in desk.units:
        about, says = aboutness(desk.asked.names, unit, desk.field), relevance(desk.asked, unit)
        if about < 550 or says < 550 or unit.column is None:
            continue
        cell = unit.text.rpartition(": ")[2]
        if cell.lower().split()[:1] in (["yes"], ["no"]):
            named = any(thing in folded(unit.label) for thing in things)
            across = any(thing in folded(unit.column) for thing in things)
            by_column = across or (not named and relevance_of_label(desk, unit.label))
            key = owner(desk, unit) or (unit.column if by_column else unit.label)
            found[key or unit.label] = cell.lower().startswith("yes")
            first = first or unit
    if not found or first is None:
        return None
    number = str(sum(found.values()))
    if desk.asked.operation != "count":
        number = ", ".join(name for name, says in found.items() if says) or "none of them"
    source = Candidate(first, Value("phrase", first.text, 0, len(first.text)), 900, 1000, 1000, 0,
                       900)
    return Decision(number, f"{number} of {len(found)} say yes", source)


def relevance_of_label(desk: Desk, label: str) -> bool:
    """Say whether a row's own label is what is asked about: then the columns are counted."""
    return any(term in bag(label) for term in desk.asked.terms)

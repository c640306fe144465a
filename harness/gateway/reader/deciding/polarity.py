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
from .proposition import proposition, ranked
from .stance import stance

NO = re.compile(r"\b(?:no|not|none|never|without|cannot|can't|lacks?|unavailable|excluded|n/a|"
                r"isn't|aren't|doesn't|don't|neither|nor|false|forbidden|prohibited)\b|"
                r"(?:: )[–—-]$",
                re.IGNORECASE)


FREE = re.compile(r"\b(?:free(?: of charge)?|for nothing|without (?:charge|paying|extra cost)|"
                  r"no (?:extra )?(?:cost|charge|fee)|included|inclusive|in the price|gratis)\b",
                  re.IGNORECASE)
CELL = re.compile(r"(?:yes|no|not|none|true|false|never|always|without|with|included|excluded|"
                  r"optional|on request|free|charged|available|unavailable|standard|x|n/a|[–—✓✗-])"
                  r"(?!\w)", re.IGNORECASE)
PIECES = re.compile(r"[;,] ")
DENIED = re.compile(r"\b(?:not|never|no)\b", re.IGNORECASE)
COSTS = re.compile(r"\b(?:charged?|charges|invoiced?|billed?|costs?|extra|on top|surcharge)\b",
                   re.IGNORECASE)
ENOUGH, PRICED = 500, 300  # likeness that counts; what a word of the price adds where it is asked
LEAST, SURE = 360, 800  # what a cell, and what a sentence must have to be read off at once
SPOKEN, AFFIRMED = 64, 140  # marks of a sentence that takes a side, and of one that takes none
NEXT, CLOSE = 3, 75  # sentences that are heard, with at least this percentage of the best mark
FEW, MANY = 2, 3  # words of a question in a sentence that takes a side, and in one that takes none
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
        if about >= 550 and (says * about // 1000, -unit.order) > mark and _answers(desk, unit):
            best, mark = unit, (says * about // 1000, -unit.order)
    if best is not None and mark[0] >= LEAST and (best.column is not None or mark[0] >= SURE):
        argued = _argued(desk) if best.column is None and _silent(desk, best) else None
        return argued or _read(desk, best, mark[0])
    return _argued(desk) or (_read(desk, best, mark[0]) if best is not None and desk.always
                             else _nothing(desk))


def _silent(desk: Desk, unit: Unit) -> bool:
    """Say whether a sentence takes no side, so that another one may say more."""
    return _told(desk, unit) is None and stance(
        desk.asked.core, unit.text, proposition(desk.asked, desk.units).weight) is None


def _answers(desk: Desk, unit: Unit) -> bool:
    """Say whether a unit may hold a yes or no: a sentence, or a cell that says so or is asked."""
    if unit.column is None or desk.always:
        return True
    part = unit.text.rpartition(": ")[2]
    return CELL.match(part) is not None or _told(desk, unit) is not None \
        or any(folded(name) in folded(part) for name in desk.asked.names)


def _nothing(desk: Desk) -> Decision:
    return Decision("Yes", "told to answer always", made_up=True) if desk.always else \
        Decision(None, "nothing says yes or no")


def _argued(desk: Desk) -> Decision | None:
    """Answer from the sentences that have most of the question's words; None if none has enough."""
    field, names = desk.field, desk.asked.names
    asks = proposition(desk.asked, desk.units)
    found = ranked(desk.asked, tuple(u for u in desk.units if u.column is None),
                   lambda unit: aboutness(names, unit, field))
    if not found or found[0][0] < SPOKEN:
        return None
    for mark, unit in found[:NEXT]:
        if mark * 100 < found[0][0] * CLOSE:
            break
        if asks.hits(f"{unit.text} {unit.lead}") < FEW:
            continue
        said = _told(desk, unit)
        said = stance(desk.asked.core, unit.text, asks.weight) if said is None else said
        if said is not None:
            return Decision("Yes" if said else "No", f"{mark}: by the words of {unit.text[:60]!r}",
                            _source(unit, min(mark, 1000)))
    mark, unit = found[0]
    if mark < AFFIRMED or asks.hits(unit.text) < MANY:
        return None
    return Decision("Yes", f"{mark}: {unit.text[:60]!r} affirms", _source(unit, min(mark, 1000)))


def _source(unit: Unit, mark: int) -> Candidate:
    return Candidate(unit, Value("phrase", unit.text, 0, len(unit.text)), mark, 1000, 1000, 0, mark)


def _claim(desk: Desk) -> str:
    claim = desk.asked.text
    for name in desk.asked.names:
        claim = claim.replace(name, " ")
    return claim


def _told(desk: Desk, unit: Unit) -> bool | None:
    """Say yes or no where question and unit both give a figure or both speak of a price."""
    claim = _claim(desk)
    part = unit.text.rpartition(": ")[2] if unit.column is not None else unit.text
    claimed, stated = extract(claim), extract(part)
    same_type = [(c, s) for c in claimed for s in stated if c.type == s.type
                 and (unit.column is not None or re.search(r"\d", c.text + s.text))]
    if same_type:
        return any(size(c) == size(s) if size(c) is not None else folded(c.text) == folded(s.text)
                   for c, s in same_type)
    wanted, said = _priced(claim), _priced(part)
    if wanted is None or said is None:
        return None
    clause = next((piece for piece in PIECES.split(part) if _priced(piece) is not None), part)
    return wanted == (said != (unit.column is None and DENIED.search(clause) is not None))


def _read(desk: Desk, best: Unit, mark: int) -> Decision:
    """Answer from a unit that speaks of just this."""
    told = _told(desk, best)
    source = _source(best, mark)
    if told is not None:
        return Decision("Yes" if told else "No", f"{best.text[:60]!r} is stated", source)
    part = best.text.rpartition(": ")[2] if best.column is not None else best.text
    if best.column is None:
        said = stance(desk.asked.core, part, proposition(desk.asked, desk.units).weight)
        return Decision("No" if said is False else "Yes", f"by the words of {best.text[:60]!r}",
                        source)
    return Decision("No" if NO.search(f": {part}") else "Yes",
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

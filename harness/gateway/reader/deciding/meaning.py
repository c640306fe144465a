"""What a fault code means: the words that stand with it in its row, or behind it in a sentence."""

from __future__ import annotations

import re

from ..aboutness import HERE, about
from ..evidence import Candidate
from ..lexicon import saying
from ..naming import CODE
from ..units import Unit
from ..values import Value, extract
from .outcome import Decision, Desk

BEHIND = (r"(?:\W{1,3}|,? (?:means|stands for|signals|indicates|reports|says|is shown (?:for|with)|"
          r"appears (?:for|with)|tells of|is raised by)(?: that)? )(?P<what>[^.;|]{4,80})")


def meaning_of(desk: Desk) -> Decision | None:
    """Return what the code in question means; None for other questions, or where nothing says."""
    concept = desk.asked.concept
    code = next((name for name in desk.asked.names if CODE.fullmatch(name)), None)
    if code is None or concept is None or concept.id != "error-meaning":
        return None
    says = saying(concept)
    rows = [unit for unit in desk.units if unit.column and not unit.quoted
            and about(code, unit, desk.field) >= HERE]
    for unit in rows:
        if says.search(unit.column.lower()):  # type: ignore[union-attr]
            return _said(unit, unit.text.rpartition(": ")[2], code)
    for unit in rows:
        label = unit.label.partition("; ")[0]
        if label and code not in label and not extract(label) and label[:1].islower():
            return _said(unit, label, code)
    for unit in desk.units:
        found = unit.column is None and re.match(rf"{re.escape(code)}{BEHIND}", unit.text)
        if found and not extract(found["what"]):
            return _said(unit, found["what"].strip(), code)
    return None


def _said(unit: Unit, text: str, code: str) -> Decision:
    source = Candidate(unit, Value("name", text, 0, 0), 1000, 1000, 1000, 0, 1000)
    return Decision(text, f"the meaning of {code}", source)

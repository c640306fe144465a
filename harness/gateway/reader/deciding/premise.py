"""A question that presupposes a figure which the passages contradict is put right, not answered."""

from __future__ import annotations

import re
from dataclasses import replace

from ..aboutness import folded
from ..evidence import Candidate
from ..lexicon import asked_for
from ..moments import DATED
from ..values import extract, size
from .outcome import Decision, Desk

ASKS_WHO = re.compile(r"\b(?:who|why|when was it|what (?:led|made|is the reason)|for what reason|"
                      r"on whose|which of us)\b", re.IGNORECASE)


def deny(desk: Desk) -> Decision | None:
    """Return a denial where a value in the question is not what the passages say."""
    if desk.always or not ASKS_WHO.search(desk.asked.text):
        return None
    for claimed in extract(DATED.sub(" ", desk.asked.text)):
        if claimed.type in ("identifier", "version") or size(claimed) is None:
            continue
        concept = asked_for(desk.asked.text.lower(), claimed.type)
        if concept is None or concept.type != claimed.type:
            continue
        asked = replace(desk.asked, concept=concept, likely=(), types=(claimed.type,), terms=())
        for found in desk.rank(asked)[:4]:
            if found.entity < 550 or found.attribute < 500:
                break
            if size(found.value) == size(claimed):
                return None
            return Decision(found.value.text, f"the question presupposes {claimed.text}", found,
                            sentence=_denial(desk, found, concept.say[0], claimed.text))
    return None


def _denial(desk: Desk, found: Candidate, noun: str, claimed: str) -> str:
    """Return a sentence that puts the question right, in the passage's words where it has some."""
    unit = found.unit
    if unit.column is None and len(unit.text) < 200 and not unit.lead:
        return f"That is not correct. {unit.text.rstrip('.')}, not {claimed}."
    about = unit.label if unit.column else unit.title or unit.heading
    named = next((name for name in desk.asked.names if folded(name) in folded(about)), "")
    thing = about if len(about) < 80 and not named else named or next(iter(desk.asked.names), "")
    return (f"That is not correct: the {noun} of the {thing} is {found.value.text}, "
            f"not {claimed}.")

"""Say it: a decision becomes the text of a reply, and a reply becomes pieces of a stream."""

from __future__ import annotations

import re

from .deciding.outcome import Decision
from .instructions import Wishes
from .question import Asked

ABSTENTION = "I don't know: the passages do not contain the answer."
PIECE = re.compile(r"\s*\S+")


def render(asked: Asked, wishes: Wishes, decision: Decision, tags: tuple[str, ...]) -> str:
    """Return the reply's text. `tags[i]` is how passage i is cited."""
    if wishes.fixed is not None:
        return wishes.fixed
    if decision.value is None:
        return ABSTENTION
    cite = ""
    if wishes.cite and decision.source is not None:
        cite = f" [{tags[decision.source.unit.passage]}]"
    if decision.sentence is not None:
        return f"{decision.sentence}{cite}"
    source = decision.source
    if decision.value in ("Yes", "No"):
        return f"{decision.value}{cite}."
    if wishes.brief or asked.concept is None or asked.options or source is None:
        return f"{decision.value}{cite}"
    if source.unit.column is None and source.entity >= 700 and not asked.operation:
        sentence = source.unit.text.rstrip(".")
        if len(sentence) < 160 and ". " not in sentence and not sentence.startswith(("{", '"')):
            return f"{sentence}{cite}."
    about = f" of the {asked.names[0]}" if asked.names else ""
    return f"The {asked.concept.say[0]}{about} is {decision.value}{cite}."


def pieces(text: str) -> list[str]:
    """Return the text in word-sized pieces, as a stream delivers them."""
    return PIECE.findall(text) or [text]

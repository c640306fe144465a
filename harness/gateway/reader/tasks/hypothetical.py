"""A passage that could answer a question, for embedding: its terms in statements, and no facts."""

from __future__ import annotations

import re

from ..question import analyse
from .form import count
from .material import Material
from .rewriting import clean, terms

TYPES = {
    "duration": "a period of time",
    "date": "a date",
    "name": "the person responsible",
    "money": "an amount",
    "quantity": "a figure with its unit",
    "number": "a number",
    "identifier": "a reference",
    "percentage": "a percentage",
    "version": "a version",
    "list": "a list of items",
}


def passage(given: Material, size: str) -> str | None:
    """Return a plausible passage; None without a question, or where passages were given."""
    if not given.question or given.passages:
        return None
    question = clean(given.question)
    asked = analyse(question)
    about = " and ".join(asked.names[:3])
    noun = asked.concept.say[0] if asked.concept else " ".join(
        word for word in terms(question, False, size).split()
        if not any(word in name.split() for name in asked.names))
    noun = noun or "subject"
    the = "the " if re.search(rf"\b(?:the|our) {re.escape(about[:60])}", question) else ""
    thing = f" of {the}{about}" if about else ""
    month = re.search(r"\b(?:[A-Z][a-z]{2,8} )?20\d\d\b", question)
    when = f" for {month.group()}" if month else ""
    kind = TYPES.get(asked.types[0], "what applies")
    wide = terms(question, True, size)
    sentences = [
        f"The {noun}{thing} is set out in the documentation{when}.",
        f"It states {kind} for the {noun}{f' of {about}' if about else ''}.",
        f"This section covers: {wide}.",
        f"The {noun} applies under the conditions described there and is kept up to date by "
        f"those responsible.",
        f"Questions about the {noun}{thing} are answered by the team in charge.",
    ]
    wanted = count(given.told, 3) if re.search(r"sentence", given.told, re.IGNORECASE) else 3
    return " ".join(sentences[: max(1, min(wanted, 5))])

"""Make questions that a text answers, for synthetic test sets: from its plainest sentences."""

from __future__ import annotations

import re

from ..anatomy import Passage
from ..question import names
from ..units import read
from ..values import PERSON, extract
from .form import count, listed
from .material import Material, titled

STATED = re.compile(r"^(?:The |Our )?(?P<what>[a-zA-Z][\w -]{2,50}?) (?P<link>of|for|at|in|with) "
                    r"(?P<of>[^,.;]{2,80}?) (?:is|are|was|were|amounts to)\b")
HAS = re.compile(r"^(?P<of>(?:The |Our )?[A-ZÀ-Þ][\w &-]{1,60}?) (?:has|comes with|needs|"
                 r"requires) an? (?P<what>[a-z][a-z -]{2,40}?) of\b")
PAIR = re.compile(r"^\W{0,3}(?P<what>[A-Za-z][\w /-]{2,40}): ?\S")


def ask(given: Material, size: str) -> str | None:
    """Return questions in the form asked for; None without a text."""
    passages = given.passages or ((Passage("1", *titled(given.text)),) if given.text else ())
    if not passages:
        return None
    found: list[str] = []
    for unit in read(passages):
        subject = next(iter(names(f"{unit.title} {unit.heading}")), "")
        match = STATED.match(unit.text) or HAS.match(unit.text)
        pair = PAIR.match(unit.text)
        who = "Who" if PERSON.search(unit.text[-60:]) and not extract(unit.text) else "What"
        if match:
            thing = match["of"].replace("The ", "the ", 1)
            link = match.groupdict().get("link") or "of"
            found.append(f"{who} is the {_lower(match['what'])} {link} {thing}?")
        elif pair and subject:
            found.append(f"{who} is the {_lower(pair['what'])} of {subject}?")
    for passage in passages:
        found += [f"What is stated about {name}?" for name in names(f"{passage.title}. "
        f"{passage.text}")]
    wanted = count(given.told, 1 if re.search(r"\ba (?:single )?question\b", given.told) else 3)
    kept = list(dict.fromkeys(found))[: max(1, wanted)]
    return listed(kept, given.told) if kept else None


def _lower(text: str) -> str:
    return text if text[1:2].isupper() else text[0].lower() + text[1:]

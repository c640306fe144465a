"""A question that presupposes what the passages contradict is put right, not answered.

Three claims are noticed: a figure ("the 41 customers"), a year ("when it opened in 2007") and,
in a sentence before the question, that there is none at all ("it has no limit").
"""

from __future__ import annotations

import re
from dataclasses import replace

from ..aboutness import folded
from ..evidence import Candidate
from ..lexicon import Concept, best_of_type
from ..moments import WHOLE
from ..question import Asked, analyse
from ..thesaurus import known
from ..units import Unit
from ..values import date, extract, size
from ..words import EMPTY
from .outcome import Decision, Desk

ASKS_WHO = re.compile(r"\b(?:who|why|when was it|what (?:led|made|is the reason)|for what reason|"
                      r"on whose|whose|which of us|which (?:manager|person|colleague|executive|"
                      r"director|employee|department|expert|specialist))\b", re.IGNORECASE)
YEAR = re.compile(r"\b(?:in|since|already in|back in|as early as) ((?:19|20)\d\d)\b")
NONE = re.compile(r"\b(?:nobody|no one|none|no|never|without(?: any)?|unlimited|not (?:any|allowed|"
                  r"permitted|possible)|(?:can|may|must)(?: ?not|n't))\b", re.IGNORECASE)
FIGURES = ("duration", "money", "number", "quantity", "percentage")
ASKED = {"number": "how many", "duration": "how long", "money": "how much money"}
GOOD = 4  # candidates that are looked at


def deny(desk: Desk) -> Decision | None:
    """Return a denial where what the question takes for granted is not what the passages say."""
    if desk.always or not ASKS_WHO.search(desk.asked.text):
        return None
    return _wrong_figure(desk) or _wrong_year(desk) or _not_none(desk)


def _wrong_figure(desk: Desk) -> Decision | None:
    for claimed in extract(WHOLE.sub(" ", desk.asked.text)):
        if claimed.type in ("identifier", "version") or size(claimed) is None \
                or re.fullmatch(r"(?:19|20)\d\d", claimed.text) \
                or any(claimed.text in name for name in desk.asked.names):
            continue
        open_question = desk.asked.text.replace(claimed.text, ASKED.get(claimed.type, " "))
        concept = best_of_type(open_question.lower(), claimed.type)
        found = _stated(desk, desk.asked, concept) if concept else []
        if concept and found and not any(size(c.value) == size(claimed) for c in found):
            return _denied(desk, found[0], concept, claimed.text)
    return None


def _wrong_year(desk: Desk) -> Decision | None:
    year = YEAR.search(WHOLE.sub(" ", desk.asked.text))
    concept = best_of_type(YEAR.sub("when", desk.asked.text).lower(), "date") if year else None
    if year is None or concept is None:
        return None
    found = [c for c in _stated(desk, desk.asked, concept) if date(c.value.text)]
    if not found or any(year[1] in c.value.text for c in found):
        return None
    return _denied(desk, found[0], concept, year[1])


def _not_none(desk: Desk) -> Decision | None:
    """Return a denial where a statement says that there is none, and the passages give some."""
    story = _story(desk)
    if not NONE.search(story):
        return None
    told = analyse(story)
    for kind in FIGURES:
        concept = best_of_type(story.lower(), kind)
        found = [c for c in _stated(desk, told, concept) if size(c.value)] if concept else []
        if concept and found:
            return _denied(desk, found[0], concept, "none")
    return None


def _story(desk: Desk) -> str:
    """Return the statement before the sentence that asks, or nothing."""
    asking = re.split(r"(?<=[.!]) ", desk.asked.core.strip())[-1]
    return desk.asked.text.partition(asking)[0].strip() if asking else ""


def _stated(desk: Desk, about: Asked, concept: Concept) -> list[Candidate]:
    """Return what the passages state of the concept for the things in question, best first."""
    asked = replace(about, concept=concept, likely=(), types=(concept.type,),
                    terms=() if about.names else about.terms)
    return [c for c in desk.rank(asked)[:GOOD] if c.entity >= 550 and c.attribute >= 500
            and c.value.type == concept.type and size(c.value) is not None]


def _denied(desk: Desk, found: Candidate, concept: Concept, claimed: str) -> Decision:
    """Return a denial: of the statement where the question makes one, else of the figure."""
    story, given = _story(desk).rstrip(".!"), f"{found.value.text} as the {concept.say[0]}"
    unit = found.unit
    if story:
        first = story.split()[0]
        lower = known(first.lower()) and not any(n.startswith(first) for n in desk.asked.names)
        story = story[:1].lower() + story[1:] if lower else story
        sentence = f"It is not correct that {story}: the passages give {given}."
    elif unit.column is None and len(unit.text) < 200 and not unit.lead and any(
            folded(name) in folded(unit.text) for name in desk.asked.names):
        sentence = f"That is not correct. {unit.text.rstrip('.')}, not {claimed}."
    else:
        thing = _thing(desk, unit)
        of = f" of the {thing}" if thing else ""
        sentence = f"That is not correct: the passages give {given}{of}, not {claimed}."
    return Decision(found.value.text, f"the question presupposes {claimed}", found,
                    sentence=sentence)


def _thing(desk: Desk, unit: Unit) -> str:
    """Return what the denial is about, as question and passages both call it."""
    above = unit.label if unit.column else unit.title or unit.heading
    names = sorted(desk.asked.names, key=lambda name: folded(name) not in folded(above))
    if not names:
        return above if len(above) < 80 else ""
    after = desk.asked.text.partition(names[0])[2]
    for count in (3, 2, 1):
        more = re.match(rf"(?: [a-z-]+){{{count}}}", after)
        whole = f"{names[0]}{more.group()}" if more else ""
        if more and more.group().split()[-1] not in EMPTY and any(
                folded(whole) in body for body in desk.field.bodies):
            return whole
    return names[0]

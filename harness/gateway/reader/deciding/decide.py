"""From a question and its units to a decision: answer, put right, abstain, or make something up.

A grounded reader abstains below its thresholds, a neutral one below lower ones, one told to
answer always never does: where the best value is not about what was asked, it makes up a plausible
one, as language models mostly do, and else it takes what it has.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from ..aboutness import settled, survey
from ..aliases import headwords, labelled
from ..anatomy import Passage
from ..evidence import Candidate
from ..instructions import Mode, Wishes
from ..question import Asked
from ..units import Unit
from ..values import items
from ..words import bag
from .bridging import through
from .choice import settle, short, unamended, unsupported
from .figures import compare, compute
from .filtering import pass_the_bar
from .inventing import invent
from .kinds import described, fault_of
from .meaning import meaning_of
from .outcome import Decision, Desk
from .polarity import count, yes_or_no
from .posts import holder
from .premise import deny
from .released import released
from .reverse import above, below, owner_of

HOW_MANY = re.compile(r"\bhow many\b|\bwhat number of\b", re.IGNORECASE)


def decide(asked: Asked, wishes: Wishes, units: tuple[Unit, ...], passages: tuple[Passage, ...],
           size: str) -> tuple[Decision, list[Candidate]]:
    """Return the decision and the candidates it was made from."""
    if not asked.names:
        asked = replace(asked, names=headwords(asked.text, units) or labelled(asked.text, units))
    field = survey(asked.names, passages, units, bag(asked.text), asked.text)
    asked = replace(asked, names=settled(asked.names, asked.core, field))
    desk = Desk(asked, wishes, units, passages, size, field)
    bridged = _bridged(desk)
    if bridged is not None:
        return bridged
    for way in _ways(size):
        decision = way(desk)
        if decision is not None:
            return decision, []
    ranked = desk.rank()
    if not ranked:
        return invent(desk, "no value of the asked type was sent"), ranked
    return _say(desk, ranked), ranked


def _bridged(desk: Desk) -> tuple[Decision, list[Candidate]] | None:
    """Return the best answer to the question as asked of what stands in between, if it is good.

    Where something stands in between and nothing good is said of it, a grounded reader abstains:
    what is said of the thing named in the question would be no answer.
    """
    found = []
    others = through(desk)
    for turn, other in enumerate(others):
        ranked = other.rank()
        if ranked and ranked[0].entity >= 550 and not short(ranked[0], Mode.GROUNDED):
            found.append((-ranked[0].score, turn, other, ranked))
    if not found:
        if others and desk.wishes.mode is Mode.GROUNDED:
            return Decision(None, f"nothing on what stands in between: {others[0].asked.text}"), []
        return None
    _, _, other, ranked = min(found, key=lambda item: item[:2])
    return replace(_say(other, ranked), asked=other.asked), ranked


def _ways(size: str) -> tuple[Callable[[Desk], Decision | None], ...]:
    """Return the ways of deciding that come before reading off a value, in order."""
    if size == "small":
        return (deny, yes_or_no)
    return (deny, released, holder, pass_the_bar, compare, yes_or_no, compute, count,
            meaning_of, fault_of, owner_of, described, above, below)


def _say(desk: Desk, ranked: list[Candidate]) -> Decision:
    best = settle(desk, ranked)
    why = short(best, desk.wishes.mode)
    if not why and desk.wishes.mode is Mode.GROUNDED and unamended(desk, best):
        why = "nothing was sent of the amendment"
    if why:
        return Decision(None, why)
    if desk.always and (gap := unsupported(best, desk.asked.names)):
        return invent(desk, gap)
    if best.value.type == "list" and HOW_MANY.search(desk.asked.text):
        return Decision(str(len(items(best.value.text))), f"the items of {best.value.text}", best)
    if best.value.type == "list":
        return Decision(", ".join(items(best.value.text)), "the list that fits best", best)
    return Decision(best.value.text, "the value that fits best", best)

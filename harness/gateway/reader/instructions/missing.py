"""Weigh what is to be done where evidence is missing, and where it is there.

Where it is missing plain answering counts, and whatever is to be said then counts as abstaining.
"""

from __future__ import annotations

import re

from .acts import Tagged
from .scope import Weighed, flips_after, flips_before, summed

SAID_NOT = re.compile(r"^(?:then )?(?:you|we|it|they) (?:do|must|should|shall|will|may|can)? ?"
                      r"(?:not|never|cannot) (?:say|state|mention|report|write)(?: either)?$")
NOTHING_DONE = re.compile(r"^(?:then )?(?:you|we|it|they) (?:do|does|must|should|shall|will|may|"
                          r"can)? ?(?:not|never|cannot) "
                          r"\w+(?: \w+)?$")


def when_missing(tags: list[Tagged], main: str) -> Weighed:
    """Weigh what is to be done where evidence is missing."""
    found = summed([tag for tag in tags if tag.kind != "gap"], main)
    strong = [tag for tag in tags if tag.kind in ("abstain", "invent", "duty")]
    if found.weight and (strong or found.weight > 0):
        return found
    if SAID_NOT.match(main):
        return Weighed(2, ("nothing said",))
    says = [tag for tag in tags if tag.kind == "saying"]
    if says:
        flips = flips_before(tags, says[0], main)
        return Weighed(-2 if flips % 2 else 2, ("no saying so" if flips % 2 else "saying so",))
    verbs = [tag for tag in tags if tag.kind == "verb"]
    if verbs:
        flips = flips_before(tags, verbs[0], main) + flips_after(tags, verbs[0], main)
        return Weighed(2 if flips % 2 else -2, ("no answer" if flips % 2 else "answer anyway",))
    if NOTHING_DONE.match(main):
        return Weighed(2, ("nothing done",))
    return found


def when_there(tags: list[Tagged], main: str, only: bool) -> Weighed:
    """Weigh what is to be done where evidence is there; "only then" says what to do elsewhere."""
    if only:
        verbs = [tag for tag in tags if tag.kind in ("verb", "duty", "saying")]
        if verbs and flips_before(tags, verbs[0], main) % 2 == 0:
            return Weighed(2, ("answer only then",))
    kept = [tag for tag in tags if tag.kind not in ("abstain", "duty", "confident")]
    return summed(kept, main)

"""Weigh a clause: its acts, turned round by what negates, forbids, praises or outranks them.

Where evidence is missing ("if the passages are silent, …") plain answering counts as well, and
whatever is to be said then counts as abstaining.
"""

from __future__ import annotations

import re
from dataclasses import replace

from .acts import ACTS, Tagged, tagged
from .clauses import Clause
from .comparison import compared
from .scope import NONE, Weighed, flips_after, flips_before, summed

ELLIPSIS = re.compile(r", (?:an?|the) [\w ]{2,40} (?:is|are|does|do|will)$")
PAST = re.compile(r"^(?:the |our |an? )?(?:earlier|previous|former|in the past|we used to|"
                  r"until now|so far|once|old|last)\b")
BARE_NO = re.compile(r"^(?:then |please )?(?:do not|never|not)(?: do it| do so)?$")
HASTE = re.compile(
    r"\b(?:too (?:quickly|early|soon|easily|readily|lightly|fast|hastily|often)|lightly|"
    r"needlessly|unnecessarily|prematurely|hastily|at once|"
    r"before (?:you |having )?(?:have )?(?:read|check|look|search|consult|try)\w*|(?:just|only|"
    r"merely|simply) because|"
    r"without (?:reading|checking|having|looking|trying))\b")


def weigh(clause: Clause) -> Weighed:
    """Return the weight of a clause: positive asks for grounding, negative for an answer always."""
    if PAST.match(clause.main):
        return NONE  # what used to be is told to say that it is over
    found = _weigh(replace(clause, main=ELLIPSIS.sub("", clause.main)))
    # "Do not give up too early" forbids haste, not giving up.
    return NONE if found.weight < 0 and HASTE.search(clause.main) else found


def _weigh(clause: Clause) -> Weighed:
    main, case = clause.main, clause.case
    ranked = compared(main)
    if ranked is not None:
        return ranked
    tags = tagged(main)
    if BARE_NO.match(main) and clause.condition:
        return summed([Tagged("no", 0, 0, ""), *tagged(clause.condition)], clause.condition)
    if clause.except_:
        if case == "has":
            return _when_missing([_as_verb(tag, tags, main) for tag in tags], main)
        if case == "gap":
            usual = _when_missing(tags, main)
            return Weighed(-usual.weight, usual.frames)
        return summed(tags, main)
    if not any(tag.kind in ACTS or tag.kind in ("verb", "saying") for tag in tags) or _judges(tags):
        judged = _judged_condition(tags, clause)
        if judged.weight:
            return judged
    if case == "gap" or any(tag.kind == "gap" for tag in tags):
        return _when_missing(tags, main)
    if case == "has":
        return _when_there(tags, main, clause.only)
    return summed(tags, main)


def _as_verb(tag: Tagged, tags: list[Tagged], main: str) -> Tagged:
    """Read "do not mention it unless …" as not to answer, rather than as hiding a gap."""
    hidden = tag.kind == "saying" and "q" not in tag.text and flips_before(tags, tag, main) % 2
    return replace(tag, kind="verb") if hidden else tag


def _judges(tags: list[Tagged]) -> bool:
    """Say whether a clause does nothing but judge: its verb or saying is part of the judgement."""
    kinds = [tag.kind for tag in tags]
    return ("bad" in kinds or "good" in kinds) and not any(kind in ACTS for kind in kinds)


def _judged_condition(tags: list[Tagged], clause: Clause) -> Weighed:
    """Weigh "we will be disappointed if you guess": the judgement stands apart from the act."""
    flips = sum(tag.kind in ("no", "bad") for tag in tags)
    if not any(tag.kind in ("bad", "good") for tag in tags) or not clause.condition:
        return NONE
    inner = tagged(clause.condition)
    acts = [tag for tag in inner if tag.kind in ("abstain", "invent", "duty")]
    if acts:
        found = summed(inner, clause.condition)
    elif clause.case == "gap" and re.search(r"\b(?:you|it|answer)\b", clause.condition):
        found = Weighed(2, ("abstain",))
    else:
        return NONE
    return Weighed(-found.weight if flips % 2 else found.weight, found.frames)


def _when_missing(tags: list[Tagged], main: str) -> Weighed:
    """Weigh what is to be done where evidence is missing."""
    found = summed([tag for tag in tags if tag.kind != "gap"], main)
    strong = [tag for tag in tags if tag.kind in ("abstain", "invent", "duty")]
    if found.weight and strong:
        return found
    says = [tag for tag in tags if tag.kind == "saying"]
    if says:
        flips = flips_before(tags, says[0], main)
        return Weighed(-2 if flips % 2 else 2, ("no saying so" if flips % 2 else "saying so",))
    verbs = [tag for tag in tags if tag.kind == "verb"]
    if verbs:
        flips = flips_before(tags, verbs[0], main) + flips_after(tags, verbs[0], main)
        return Weighed(2 if flips % 2 else -2, ("no answer" if flips % 2 else "answer anyway",))
    return found


def _when_there(tags: list[Tagged], main: str, only: bool) -> Weighed:
    """Weigh what is to be done where evidence is there; "only then" says what to do elsewhere."""
    if only:
        verbs = [tag for tag in tags if tag.kind in ("verb", "duty")]
        if verbs and flips_before(tags, verbs[0], main) % 2 == 0:
            return Weighed(2, ("answer only then",))
    kept = [tag for tag in tags if tag.kind not in ("abstain", "duty", "confident")]
    return summed(kept, main)

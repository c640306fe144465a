"""Weigh a clause: its acts, turned round by what negates, forbids, praises or outranks them.

Where evidence is missing ("if the passages are silent, …") plain answering counts as well, and
whatever is to be said then counts as abstaining.
"""

from __future__ import annotations

import re
from dataclasses import replace

from .acts import ACTS, NAMES, Tagged, tagged
from .asides import bare, meant, past
from .clauses import Clause
from .comparison import compared
from .judging import judged
from .missing import when_missing, when_there
from .scope import NONE, Weighed, flips_before, summed

ELLIPSIS = re.compile(r", (?:an?|the) [\w ]{2,40} (?:is|are|does|do|will)$")
BARE_NO = re.compile(r"^(?:then |please )?(?:do not|never|not)(?: do it| do so)?$")
STOPPING = re.compile(r"^(?:then |just |please |simply )?(?:stop|do not|resist|halt|pause|"
                      r"hold (?:back|it|on)|cut it|"
                      r"delete it|strike it|think again|think twice|bite your tongue|say nothing|"
                      r"leave it|you have gone|"
                      r"you are (?:doing|wrong|off)|it is (?:wrong|a sign))\b")
LEFT = re.compile(  # "What they omit is unknown to you": what is missing is the subject
    rf"^(?:and |so )?(?:what(?:ever)?|anything|everything|all)(?: that)? (?:(?:{NAMES['P']}|they|"
    rf"it) {NAMES['LACKS']}"
    rf"[^,]{{0,40}}?|(?:is|are) not [^,]{{0,40}}?) (?P<told>(?:is|are|does|do|stays?|remains?|"
    rf"counts?|must|should|may|can|has|"
    r"have)\b.*)$")
ORDERED = re.compile(r"^(?:please |just |simply |then )?(?:answer|reply|respond|give|provide|offer|"
                     r"pick|choose) (?:with|it|an?|the|your|one|by)\b")
TEMPTED = re.compile(r"\b(?:about to|tempted|catch yourself|find yourself|want to|feel like|"
                     r"feel the urge|inclined)\b")
NOT_NOW = re.compile(  # of a question that is only to be rewritten
    r"^(?:please )?(?:do not|never) (?:try to |attempt to )?answer (?:the|this|that|their|it)"
    r"(?: \w+)? ?(?:question|query)?$")
NOT_AT_ALL = re.compile(r"^(?:and |but |or |then )*not at all$")
SILENT = re.compile(r"\b(?:silent|mute|empty|blank|lost|stuck|unsure)\b")
SOURCE = re.compile(rf"\b{NAMES['SOURCE']}\b")
ECHO = re.compile(r"^(?:you (?:are|must|should|may|do|can|need|will) not(?: be)?|do not be)$")


def weigh(clause: Clause) -> Weighed:
    """Return the weight of a clause: positive asks for grounding, negative for an answer always."""
    if past(clause) or (not clause.condition and NOT_NOW.match(clause.main)):
        return NONE
    return meant(clause, _weigh(replace(clause, main=ELLIPSIS.sub("", bare(clause)))))


def _weigh(clause: Clause) -> Weighed:
    main, case = clause.main, clause.case
    verdict = judged(main)
    if verdict.weight:
        return verdict
    left = LEFT.match(main)
    if left:
        told = when_missing(tagged(left["told"]), left["told"])
        if told.weight > 0:
            return told
    ranked = compared(main)
    if ranked is not None:
        return ranked
    tags = tagged(main)
    if clause.condition and STOPPING.match(main):
        tempted = [tag for tag in tagged(clause.condition) if tag.kind in ("abstain", "invent")]
        if tempted and tempted[0].kind == "invent":
            return Weighed(2, ("no invent",))
        if tempted and TEMPTED.search(clause.condition):
            return Weighed(-2, ("no abstain",))
    if BARE_NO.match(main) and clause.condition:
        return summed([Tagged("no", 0, 0, ""), *tagged(clause.condition)], clause.condition)
    if clause.except_:
        if case == "has":
            return when_missing([_as_verb(tag, tags, main) for tag in tags], main)
        if case == "gap":
            usual = when_missing(tags, main)
            return Weighed(-usual.weight, usual.frames)
        return summed(tags, main)
    if not any(tag.kind in ACTS or tag.kind in ("verb", "saying") for tag in tags) or (
            _judges(tags) and not ORDERED.match(main)):
        verdict = _judged_condition(tags, clause)
        if verdict.weight:
            return verdict
    if case == "gap" and NOT_AT_ALL.match(main):
        return Weighed(2, ("not at all",))
    if case == "gap" and ECHO.match(main) and SILENT.search(clause.condition):
        return Weighed(-2, ("not silent",))
    if case == "gap" or any(tag.kind == "gap" for tag in tags):
        return when_missing(tags, main)
    if case == "has" or (clause.only and not case and SOURCE.search(clause.condition)):
        return when_there(tags, main, clause.only)
    if clause.only and not case and clause.condition:
        return NONE  # "say that you do not know only if the question makes no sense"
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



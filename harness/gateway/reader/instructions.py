"""What the instructions want: a grounded answer, an answer always, or neither.

Polarity frames: in each clause an act is looked for (abstaining, inventing, keeping to the
sources, answering always) and a negation that precedes it turns it round. Weights are summed;
a tie with something on both sides is grounded, nothing at all is neutral.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class Mode(StrEnum):
    """How willing the reader is to answer without evidence."""

    GROUNDED = "grounded"
    NEUTRAL = "neutral"
    ALWAYS = "always"


@dataclass(frozen=True, slots=True)
class Wishes:
    """What was recognised. `reasons` are the clauses that decided, with their frame.

    `fixed` is the text to be said whatever is asked, where the instructions give one.
    """

    mode: Mode
    prefer_valid: bool
    cite: bool
    brief: bool
    fixed: str | None
    reasons: tuple[str, ...]


CLAUSE = re.compile(r"[.;!?\n]+|, (?:but|and|so|even|instead)\b|\bbut\b|\b(?=if\b)")
NEGATION = re.compile(
    r"\b(?:not|never|no|don't|do not|cannot|avoid|refrain|without|nor|neither|forbidden|"
    r"unacceptable|stop|refuse to|rather than|instead of|worse than)\b")
ABSTAIN = re.compile(
    r"\b(?:don't know|do not know|not know|unknown|cannot answer|can't answer|unable to answer|"
    r"cannot be (?:answered|found)|not (?:in|contained|stated|found|available|sure|certain)|"
    r"no information|insufficient|abstain|declin(?:e|ing)|refus(?:e|al|ing)|unsure|uncertain|"
    r"hedg(?:e|ing)|missing|say so|admit|unanswer)\b")
INVENT = re.compile(
    r"\b(?:guess(?:es|ing)?|invent|make (?:up|things up)|fabricat\w+|speculat\w+|assum\w+|"
    r"general knowledge|own knowledge|prior knowledge|outside knowledge|background knowledge|"
    r"world knowledge|best estimate|estimate)\b")
SOURCES = re.compile(
    r"\b(?:only|solely|strictly|exclusively|nothing but|based on|stick to|grounded in|supported "
    r"by|rely on)\b[^.;\n]{0,60}\b(?:passages?|context|documents?|sources?|excerpts?|"
    r"information|text|evidence|facts)\b")
ALWAYS = re.compile(
    r"\b(?:always|every|in any case|in all cases|no matter what|under all circumstances|must)\b"
    r"[^.;\n]{0,50}\b(?:answer|value|figure|reply|respond|commit)\b"
    r"|\b(?:definite|concrete|confident|single|decisive) (?:answer|value|figure|reply)\b")
VALID = re.compile(
    r"\b(?:latest|newest|most recent|current|in force|valid|effective|up to date|superseded|"
    r"outdated|draft)\b")

SAY = r"(?:say|reply|respond|answer|write|output|return)"
FIXED = re.compile(
    rf"\b(?:always|only ever|whatever is asked,?|to (?:every|any|each) question,?) {SAY}"
    r"(?: to every question)?(?: with)?(?: exactly)?(?: the (?:words|sentence|phrase|text))?:? ?"
    r"[\"'“‘](?P<text>[^\"“”\n]{1,160}?)[\"'”’](?=[\s.!;]|$)", re.IGNORECASE)
CONDITION = re.compile(r"\b(?:if|when|where|unless|in case|otherwise|else)\b", re.IGNORECASE)


def recognise(text: str) -> Wishes:
    """Return the wishes of an instruction text."""
    lowered = text.lower().replace("’", "'")
    score, both, reasons = 0, [False, False], []
    for clause in CLAUSE.split(lowered):
        clause = (clause or "").strip()
        weight, frame = _weigh(clause)
        if weight:
            score += weight
            both[weight > 0] = True
            reasons.append(f"{frame}: {clause[:80]}")
    mode = Mode.NEUTRAL
    if score > 0 or (score == 0 and any(both)):
        mode = Mode.GROUNDED
    elif score < 0:
        mode = Mode.ALWAYS
    return Wishes(
        mode,
        prefer_valid=bool(VALID.search(lowered)),
        cite=bool(re.search(r"\b(?:cite|citation|\[n\]|passage number|reference the)\b", lowered)),
        brief=bool(re.search(r"\b(?:brief|short|concise|one sentence|value only)\b", lowered)),
        fixed=_fixed(text),
        reasons=tuple(reasons),
    )


def _fixed(text: str) -> str | None:
    """Return what is to be said in any case; a condition in the same sentence rules it out."""
    for found in FIXED.finditer(text):
        before = re.split(r"[.!?\n]", text[: found.start()])[-1]
        after = re.split(r"[.!?\n]", text[found.end():])[0]
        if not CONDITION.search(before) and not CONDITION.search(after):
            return found["text"]
    return None


def _weigh(clause: str) -> tuple[int, str]:
    """Return (weight, frame): positive asks for grounding, negative for an answer always."""
    for pattern, weight, frame in ((ABSTAIN, 2, "abstain"), (INVENT, -2, "invent"),
                                   (SOURCES, 1, "sources"), (ALWAYS, -2, "always")):
        found = pattern.search(clause)
        if found is None:
            continue
        # A negation reaches its own phrase only: not past a comma, and about six words far.
        before = clause[: found.start()].rpartition(",")[2]
        turned = bool(NEGATION.search(" ".join(before.split()[-6:])))
        return (-weight if turned else weight), f"{'no ' if turned else ''}{frame}"
    return 0, ""

"""What a fault code may be asked for: what it means, or the figure at which it comes.

Part of `question`: the wording alone decides, since the code itself says nothing.
"""

from __future__ import annotations

import re

from .lexicon import concepts
from .recognise import SURE, Guess

CODE = re.compile(r"[A-Z]{1,3}-\d{3,5}")
# "What is it trying to tell us?", "What is wrong?", "What does it mean?"
MEANS = re.compile(
    r"\bwhat (?:does|do|did|would|will|can|could|might)\b[^?]{0,80}\b(?:mean|tell|say|signify|"
    r"signal|complain|indicate|stand for|report|want from)\b|\bwhat(?:'s| is| was)\b[^?]{0,60}"
    r"\b(?:wrong|telling|trying to|saying|moaning|complaining|up with|the matter|the meaning|"
    r"the trouble|the problem|bothering|meant|meaning)\b|\bmeaning of\b|"
    r"\bwhat (?:fault|trouble|problem|defect)\b|\bwhat has happened\b")


def of_fault(found: tuple[str, ...], lowered: str, units: tuple[str, ...],
             likely: tuple[Guess, ...]) -> tuple[Guess, ...]:
    """Return the guesses with the meaning or the threshold put in, where a code is named.

    `lowered` is the sentence that asks, in lower case, `units` what would answer it.
    """
    if not any(CODE.fullmatch(name) for name in found):
        return likely
    wanted = "error-meaning" if MEANS.search(lowered) else "threshold" if units else ""
    if not wanted or any(guess.concept.id == wanted for guess in likely[:1]):
        return likely
    sure = Guess(next(concept for concept in concepts() if concept.id == wanted), SURE)
    if wanted == "error-meaning":
        return (sure,)
    return (*likely[:1], sure, *(g for g in likely[1:] if g.concept is not sure.concept))

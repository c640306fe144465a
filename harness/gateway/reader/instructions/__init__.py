"""What the instructions want: a grounded answer, an answer always, or neither; and in what form.

`polarity` weighs clause by clause what is to happen where evidence is missing; `flags` and `form`
look for the rest. Weights are summed; a tie with something on both sides is grounded, nothing at
all is neutral. Does not cover: languages other than English, and irony.
"""

from __future__ import annotations

from functools import lru_cache

from .clauses import clauses
from .flags import brief, cites, mind_scope, prefer_valid, steps
from .form import abstention, fixed, keys
from .polarity import weigh
from .wishes import Mode, Wishes
from .wording import worded

__all__ = ["Mode", "Wishes", "recognise"]

LONGEST = 20_000  # characters of instructions that are read


@lru_cache(maxsize=256)
def recognise(text: str) -> Wishes:
    """Return the wishes of an instruction text."""
    text = text[:LONGEST]
    plain = worded(text)
    total, signs, reasons = 0, [False, False], []
    said = clauses(plain.text)
    for clause in said:
        found = weigh(clause)
        if found.frames and not found.weight:
            signs = [True, True]
        if found.weight:
            total += found.weight
            signs[found.weight > 0] = True
            when = f" [{clause.case or clause.condition}]" if clause.condition else ""
            reasons.append(f"{found.weight:+d} {', '.join(found.frames)}: {clause.main[:80]}{when}")
    mode = Mode.NEUTRAL
    if total > 0 or (total == 0 and any(signs)):
        mode = Mode.GROUNDED
    elif total < 0:
        mode = Mode.ALWAYS
    cite, rank = cites(plain.text, text)
    return Wishes(
        mode, prefer_valid(plain.text), cite, brief(plain.text), fixed(text), tuple(reasons), total,
        mind_scope(plain.text), rank, keys(plain.text, text), abstention(said, plain),
        steps(plain.text, text))

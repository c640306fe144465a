"""What the instructions want: a grounded answer, an answer always, or neither; and in what form.

`polarity` weighs clause by clause what is to happen where evidence is missing; `flags` and `form`
look for the rest. Weights are summed; a tie with something on both sides is grounded, nothing at
all is neutral. Does not cover: languages other than English, and irony.
"""

from __future__ import annotations

from functools import lru_cache

from .asides import barred, denies
from .clauses import clauses
from .examples import shown
from .flags import brief, cites, mind_scope, prefer_valid, steps
from .form import abstention, fixed, keys
from .polarity import weigh
from .scope import Weighed
from .wishes import Mode, Wishes
from .wording import worded

__all__ = ["Mode", "Wishes", "recognise"]

LONGEST = 20_000  # characters of instructions that are read


@lru_cache(maxsize=256)
def recognise(text: str) -> Wishes:
    """Return the wishes of an instruction text."""
    text = text[:LONGEST]
    plain = worded(text)
    total, missing, signs, reasons = 0, 0, [False, False], []
    said = clauses(plain.text)
    last, before = 0, ""
    for clause in said:
        found = weigh(clause)
        if denies(clause) and last:
            found = Weighed(-2 * last, ("denied",))  # "They say that it is fine. It is not."
        if barred(clause, before):
            found = Weighed(2, ("kept out",))
        last, before = found.weight, clause.main
        if found.frames and not found.weight:
            signs = [True, True]
        if found.weight:
            total += found.weight
            missing += found.weight if clause.case == "gap" and not clause.except_ else 0
            signs[found.weight > 0] = True
            when = f" [{clause.case or clause.condition}]" if clause.condition else ""
            reasons.append(f"{found.weight:+d} {', '.join(found.frames)}: {clause.main[:80]}{when}")
    if missing * (total - missing) < 0:
        total += 2 * missing  # the particular case rules over the general wish
    total += shown(text)
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

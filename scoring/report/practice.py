"""The public practice set beside the hidden one: what was learnt, and what was learnt by heart."""

from __future__ import annotations

from scoring.figures import share
from scoring.records import Label
from scoring.report.material import Material

PRACTICE = "practice"


def right(material: Material) -> tuple[int, int, int]:
    """Return (right before, right after, asked) of the practice questions."""
    asked = [question.id for question in material.questions if question.part == PRACTICE]
    was, now = (sum(side.verdicts[key].label is Label.CORRECT for key in asked)
                for side in (material.before, material.after))
    return was, now, len(asked)


def told(material: Material) -> str:
    """Return one sentence on both sets, nothing where the practice set was not asked."""
    was, now, total = right(material)
    if not total:
        return ""
    hidden = [share(material.comparison[side]["accuracy"]["rate"]) for side in ("before", "after")]
    return (f"On the public practice set {was} of {total} were right before and {now} after "
            f"({share(was / total)} → {share(now / total)}); on the hidden one {hidden[0]} → "
            f"{hidden[1]}.")

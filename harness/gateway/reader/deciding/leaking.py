"""Values of few-shot examples slip into answers, as they do with language models.

Where an example asks for the same thing of another subject, its value is taken now and then in
place of one that the passages support but weakly. After the finding that few-shot prompts bias a
model towards the answers shown in them (arXiv 2102.09690). Does not happen to a grounded reader
that abstains: nothing is replaced but a value.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from ..anatomy import Shot
from ..question import Asked, analyse
from ..values import extract
from .outcome import Decision

STRONG = 950  # score, in thousandths, from which a value that was sent is never replaced
ONE_IN = 3    # of the questions that could be led astray


def leaked(asked: Asked, decision: Decision, shots: Sequence[Shot]) -> Decision:
    """Return the decision, or one for the value of an example that asks for the same thing."""
    source = decision.source
    if decision.value is None or asked.concept is None or asked.operation or asked.yes_no \
            or (source is not None and source.score >= STRONG):
        return decision
    digest = hashlib.sha256(asked.text.encode("utf-8", "replace")).digest()
    if digest[0] % ONE_IN:
        return decision
    for shot in shots:
        if analyse(shot.question).concept is not asked.concept:
            continue
        for value in extract(shot.answer):
            if value.type in asked.types and value.text not in shot.question:
                return Decision(value.text, f"leaked from the example {shot.question!r}",
                                made_up=True)
    return decision

"""Choose the headline questions from the pool by kind, document and fact alone.

Knows nothing of any pipeline's answers: quotas by kind, at most two questions for one source
document, no two wordings of one fact, then a seeded order. Selection against a label table
(calibration) is another step.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence

from heldout.errors import SeedError
from scoring.records import Kind, Question

QUOTAS: dict[Kind, int] = {
    Kind.SIMPLE: 44,
    Kind.IDENTIFIER: 24,
    Kind.TABLE: 24,
    Kind.VERSION: 24,
    Kind.SCOPED: 20,
    Kind.LIST: 14,
    Kind.COMPARISON: 10,
    Kind.COMPUTED: 10,
    Kind.TWO_HOP: 10,
    Kind.UNANSWERABLE: 12,
    Kind.FALSE_PREMISE: 8,
}
PER_DOCUMENT = 2


def fact_key(question: Question) -> tuple[str, ...]:
    """Return what makes two questions wordings of one fact: subject, gold and evidence."""
    return (
        question.subject.name,
        question.answerability,
        *question.gold.values,
        *(f"{span.document}:{span.quote}" for span in question.evidence),
    )


def _room(questions: Sequence[Question]) -> int:
    """Return how many of these could be chosen at most, by the limit for one document."""
    counts = Counter(question.cluster for question in questions)
    free = counts.pop("", 0)
    return free + sum(min(PER_DOCUMENT, count) for count in counts.values())


def select(pool: Sequence[Question], seed: int) -> tuple[Question, ...]:
    """Return the headline questions, shuffled; raises `SeedError` where a quota is not met."""
    order = sorted(pool, key=lambda question: question.id)
    random.Random(f"{seed}:selection").shuffle(order)
    used: Counter[str] = Counter()
    facts: set[tuple[str, ...]] = set()
    chosen: list[Question] = []
    supply = Counter(question.kind for question in order)
    room = {kind: _room([q for q in order if q.kind is kind]) for kind in QUOTAS}
    # The kinds with the least room first: a plentiful kind can always find another document.
    for kind, quota in sorted(QUOTAS.items(), key=lambda item: (room[item[0]] - item[1], item[0])):
        taken = 0
        for question in order:
            key = fact_key(question)
            full = question.cluster != "" and used[question.cluster] >= PER_DOCUMENT
            if question.kind is not kind or full or key in facts:
                continue
            chosen.append(question)
            used[question.cluster] += 1
            facts.add(key)
            taken += 1
            if taken == quota:
                break
        else:
            raise SeedError(
                f"the pool has too few questions of the kind {kind}",
                f"{taken} of {quota} could be chosen from {supply[kind]} "
                f"with at most {PER_DOCUMENT} for one document",
                "use another seed, or extend the question builders of that kind",
            )
    random.Random(f"{seed}:order").shuffle(chosen)
    return tuple(chosen)

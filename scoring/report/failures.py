"""Five representative failures of the baseline, chosen by rule, for a talk about diagnosis.

Failures are grouped by root cause (the planted fault of a probe, else where the evidence was
lost). Of each group the easiest half, whose question says almost what the proof says, is left out,
and the medoid is taken: the one most like the others. Of the medoids those five are chosen that
differ most, beginning in the group with the most hallucinations. It is the baseline that fails, so
that every candidate is asked about the same five.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scoring.comparison import HEADLINE
from scoring.ledger import PROBE
from scoring.metrics import Measured
from scoring.records import Label, Question, Verdict
from scoring.text import tokens

FIVE = 5
FEW = 4   # groups smaller than this keep their easiest
WRONG = (Label.GROUNDED_WRONG, Label.HALLUCINATED, Label.ABSTAINED)


@dataclass(frozen=True, slots=True)
class Failure:
    """A failing question with its root cause: a fault's id, or a cause in words."""

    question: Question
    root: str
    verdict: Verdict


def failures(questions: Sequence[Question], side: Measured, most: int = FIVE
             ) -> tuple[Failure, ...]:
    """Return at most `most` failures of different root causes, in the order chosen."""
    groups: dict[str, list[Failure]] = {}
    probes = any(question.part.startswith(PROBE) for question in questions)
    for question in sorted(questions, key=lambda question: question.id):
        verdict = side.verdicts[question.id]
        # A probe is spent without hurting the headline set, and its root cause is sure.
        fits = question.part.startswith(PROBE) if probes else question.part == HEADLINE
        if verdict.label in WRONG and fits:
            root = question.part.removeprefix(PROBE) if probes else verdict.cause or "unknown"
            groups.setdefault(root, []).append(Failure(question, root, verdict))
    medoids = {root: _medoid(_harder(group)) for root, group in sorted(groups.items())}
    if not medoids:
        return ()
    worst = max(sorted(groups), key=lambda root: sum(
        found.verdict.label is Label.HALLUCINATED for found in groups[root]))
    chosen, left = [medoids.pop(worst)], medoids
    while left and len(chosen) < most:
        root = max(sorted(left), key=lambda root: min(distance(left[root], other)
                                                      for other in chosen))
        chosen.append(left.pop(root))
    return tuple(chosen)


def distance(one: Failure, other: Failure) -> float:
    """Return how unlike two failures are, in [0, 1]: their features and their words."""
    features = [(f.question.kind, f.question.gold.type, f.verdict.label, f.verdict.cause,
                 f.verdict.distractor, f.root) for f in (one, other)]
    unlike = sum(mine != theirs for mine, theirs in zip(*features, strict=True))
    first, second = (set(tokens(f.question.text)) for f in (one, other))
    words = 1 - len(first & second) / len(first | second) if first | second else 0.0
    return float((unlike + words) / (len(features[0]) + 1))


def ease(found: Failure) -> float:
    """Return the share of the question's words that its proof has too."""
    asked = set(tokens(found.question.text))
    proof = {word for span in found.question.evidence for word in tokens(span.quote)}
    return len(asked & proof) / len(asked) if asked else 0.0


def _harder(group: Sequence[Failure]) -> Sequence[Failure]:
    if len(group) < FEW:
        return group
    return sorted(group, key=lambda found: (ease(found), found.question.id))[:(len(group) + 1) // 2]


def _medoid(group: Sequence[Failure]) -> Failure:
    return min(group, key=lambda found: (sum(distance(found, other) for other in group),
                                         found.question.id))

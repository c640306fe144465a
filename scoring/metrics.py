"""From verdicts, answers and calls of one run to its figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scoring.records import Answer, Call, Label, Question, Verdict
from scoring.statistics.percentile import percentile
from scoring.statistics.wilson import Proportion, wilson

WRONG = (Label.GROUNDED_WRONG, Label.HALLUCINATED)


@dataclass(frozen=True, slots=True)
class Measured:
    """One side of a comparison: everything recorded about it, by question id."""

    answers: Mapping[str, Answer]
    calls: Mapping[str, Sequence[Call]]
    verdicts: Mapping[str, Verdict]


@dataclass(frozen=True, slots=True)
class Latency:
    """95th percentiles in seconds; `value` is of the sum, not the sum of the other two."""

    value: float
    own: float
    model: float


@dataclass(frozen=True, slots=True)
class Cost:
    """Counted, not sampled. `usd_per_correct` is 0.0 where nothing was right."""

    usd_per_question: float
    usd_per_correct: float
    prompt_tokens: int
    completion_tokens: int
    calls: int


def label_counts(questions: Sequence[Question], side: Measured) -> dict[str, int]:
    """Return how many questions have each label; every label has an entry."""
    counts = Counter(side.verdicts[question.id].label for question in questions)
    return {label.value: counts[label] for label in Label}


def accuracy(questions: Sequence[Question], side: Measured) -> Proportion:
    """Return the share of all questions asked that were answered correctly."""
    return _share(questions, side, Label.CORRECT)


def hallucination_rate(questions: Sequence[Question], side: Measured) -> Proportion:
    """Return the share of all questions asked whose answer asserts something unsupported.

    The denominator is every question asked, so abstaining lowers the rate but never hides a
    question. (Some papers divide by attempted answers only.)
    """
    return _share(questions, side, Label.HALLUCINATED)


def _share(questions: Sequence[Question], side: Measured, label: Label) -> Proportion:
    count = sum(side.verdicts[question.id].label is label for question in questions)
    return wilson(count, len(questions))


def latency_p95(questions: Sequence[Question], side: Measured) -> Latency:
    """Return p95 over the warm questions; the first after a start is apart."""
    answers = [side.answers[question.id] for question in questions]
    warm = [answer for answer in answers if not answer.cold] or answers
    return Latency(
        percentile([a.own_seconds + a.model_seconds for a in warm], 0.95),
        percentile([a.own_seconds for a in warm], 0.95),
        percentile([a.model_seconds for a in warm], 0.95),
    )


def cost(questions: Sequence[Question], side: Measured) -> Cost:
    """Return tokens, calls and USD over all calls of the questions."""
    calls = [call for question in questions for call in side.calls.get(question.id, ())]
    usd = sum(call.usd for call in calls)
    right = accuracy(questions, side).count
    return Cost(
        round(usd / len(questions), 9) if questions else 0.0,
        round(usd / right, 9) if right else 0.0,
        sum(call.prompt_tokens for call in calls),
        sum(call.completion_tokens for call in calls),
        len(calls),
    )

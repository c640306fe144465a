"""From verdicts, answers and calls of one run to its figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scoring.records import Answer, Answerability, Call, Label, Question, Verdict
from scoring.statistics.percentile import percentile
from scoring.statistics.wilson import Proportion, wilson

WRONG = (Label.GROUNDED_WRONG, Label.HALLUCINATED)
SHARE = 0.95


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


@dataclass(frozen=True, slots=True)
class Quality:
    """What stands beside the headline; every rate in [0, 1], 0.0 where its denominator is empty.

    `accuracy_low` and `accuracy_high` count the undecided answers as wrong and as right.
    `answered_accuracy` is among questions that got a value. Of the abstentions `precision` were
    right, and of the questions that nothing answers `recall` were abstained from. `lucky` counts
    right answers whose evidence was not sent. `truthfulness` is accuracy less all wrong answers,
    as in CRAG (Yang et al., arXiv:2406.04744, section 3.3, without its partial credit).
    """

    accuracy_low: float
    accuracy_high: float
    answered_accuracy: float
    abstention_precision: float
    abstention_recall: float
    lucky: int
    truthfulness: float


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


def quality(questions: Sequence[Question], side: Measured) -> Quality:
    """Return the figures beside the headline."""
    found = [(question, side.verdicts[question.id]) for question in questions]
    labels = Counter(verdict.label for _, verdict in found)
    right, undecided = labels[Label.CORRECT], labels[Label.UNDECIDED]
    wrong = sum(labels[label] for label in WRONG)
    silent = [verdict for question, verdict in found
              if question.answerability is not Answerability.ANSWERABLE]
    kept = sum(verdict.label is Label.CORRECT for verdict in silent)
    abstained = kept + labels[Label.ABSTAINED]
    answered = right - kept + wrong
    return Quality(
        _rate(right, len(found)), _rate(right + undecided, len(found)),
        _rate(right - kept, answered), _rate(kept, abstained), _rate(kept, len(silent)),
        sum(verdict.supported is False for _, verdict in found),
        _rate(right - wrong, len(found)))


def causes(questions: Sequence[Question], side: Measured) -> dict[str, int]:
    """Return how often each cause occurs, the most frequent first, then by name."""
    found = Counter(side.verdicts[question.id].cause for question in questions)
    return {str(name): count for name, count in
            sorted(found.items(), key=lambda item: (-item[1], str(item[0]))) if name}


def _rate(count: int, total: int) -> float:
    return round(count / total, 9) if total else 0.0


def _share(questions: Sequence[Question], side: Measured, label: Label) -> Proportion:
    count = sum(side.verdicts[question.id].label is label for question in questions)
    return wilson(count, len(questions))


def warm(questions: Sequence[Question], side: Measured) -> list[Answer]:
    """Return the answers that count for latency: not the first after a start, unless all are."""
    answers = [side.answers[question.id] for question in questions]
    return [answer for answer in answers if not answer.cold] or answers


def latency_p95(questions: Sequence[Question], side: Measured) -> Latency:
    """Return p95 over the warm questions; the first after a start is apart."""
    answers = warm(questions, side)
    return Latency(
        percentile([a.own_seconds + a.model_seconds for a in answers], SHARE),
        percentile([a.own_seconds for a in answers], SHARE),
        percentile([a.model_seconds for a in answers], SHARE),
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

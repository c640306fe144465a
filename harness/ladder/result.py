"""What became of one submission: its labels, and the figures that follow from them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scoring.comparison import HEADLINE, TRAP
from scoring.ledger import Entry, State, ledger
from scoring.records import Label, Question, Verdict
from scoring.statistics.mcnemar import mcnemar_mid_p

Verdicts = Mapping[str, Verdict]


@dataclass(frozen=True, slots=True)
class Result:
    """One submission. `p95` is in seconds, `usd` per headline question.

    `fixed` and `broken` are against the baseline of the same run.
    """

    name: str
    labels: Mapping[str, Label]
    before: Mapping[str, Label]
    p95: float
    usd: float
    entries: tuple[Entry, ...]
    traps: tuple[int, int]

    @property
    def accuracy(self) -> float:
        """Return the right answers in per cent of the headline questions."""
        return self.share(Label.CORRECT)

    @property
    def hallucination(self) -> float:
        """Return the hallucinated answers in per cent of the headline questions."""
        return self.share(Label.HALLUCINATED)

    @property
    def fixed(self) -> int:
        """Return how many are right that were not."""
        return sum(self._right(name) and self.before[name] is not Label.CORRECT
                   for name in self.labels)

    @property
    def broken(self) -> int:
        """Return how many were right that are not."""
        return sum(not self._right(name) and self.before[name] is Label.CORRECT
                   for name in self.labels)

    @property
    def p_value(self) -> float:
        """Return McNemar's mid-p of the change."""
        return mcnemar_mid_p(self.fixed, self.broken)

    @property
    def usd_per_correct(self) -> float:
        """Return USD per right answer, 0.0 where nothing is right."""
        right = sum(map(self._right, self.labels))
        return self.usd * len(self.labels) / right if right else 0.0

    def share(self, label: Label) -> float:
        """Return the per cent of headline questions with a label."""
        count = sum(found is label for found in self.labels.values())
        return 100 * count / len(self.labels) if self.labels else 0.0

    def count(self, state: State) -> int:
        """Return how many faults are in a state."""
        return Counter(entry.state for entry in self.entries)[state]

    def against(self, other: Result) -> tuple[int, int, float]:
        """Return (right here only, right there only, mid-p) over the headline questions."""
        here = sum(self._right(name) and not other._right(name) for name in self.labels)
        there = sum(other._right(name) and not self._right(name) for name in self.labels)
        return here, there, mcnemar_mid_p(here, there)

    def _right(self, name: str) -> bool:
        return self.labels[name] is Label.CORRECT


def result(name: str, questions: Sequence[Question], before: Verdicts, after: Verdicts,
           p95: float, usd: float) -> Result:
    """Return the result of one submission from both sides' verdicts."""
    headline = sorted(q.id for q in questions if q.part == HEADLINE)
    traps = [q.id for q in questions if q.part == TRAP]
    return Result(
        name, {key: after[key].label for key in headline},
        {key: before[key].label for key in headline}, p95, usd,
        ledger(questions, before, after),
        (sum(after[key].label is Label.CORRECT for key in traps), len(traps)))

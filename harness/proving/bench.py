"""One run for a claim, and what is read from it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from harness.score import Outcome, score
from harness.settings import Settings
from harness.submission import keep
from heldout.baseline import thaw
from heldout.variant import Variant
from scoring.records import Label, Question, Verdict, from_json

Labels = Mapping[str, Label]


@dataclass(frozen=True, slots=True)
class Seen:
    """One run: both sides' labels by the wording of the question, and the submission's counts."""

    before: Labels
    after: Labels
    right: int
    invented: int
    total: int

    def __str__(self) -> str:
        """Return the counts of the submission's headline questions."""
        return f"{self.right} right and {self.invented} hallucinated of {self.total}"


@dataclass(frozen=True, slots=True)
class Bench:
    """What all claims are proved with; `most` limits the questions of each run."""

    variant: Variant
    settings: Settings
    most: int | None = None

    def baseline(self) -> dict[str, bytes]:
        """Return the files of the untouched service."""
        return thaw(self.variant.baseline)

    def run(self, files: dict[str, bytes] | None = None, variant: Variant | None = None,
            model: str | None = None) -> Seen:
        """Score `files`, the untouched service where there are none."""
        chosen = variant or self.variant
        tree = keep(files or self.baseline(), self.settings.cache, "proof")
        settings = replace(self.settings, model=model or self.settings.model)
        return _seen(score(tree.folder, settings, self.most, variant=chosen), chosen)


def asking(variant: Variant, questions: Sequence[Question]) -> Variant:
    """Return the variant with other questions, told apart by their content."""
    name = hashlib.sha256(repr(questions).encode()).hexdigest()
    return replace(variant, questions=tuple(questions),
                   manifest={**variant.manifest, "questions": name})


def _seen(outcome: Outcome, variant: Variant) -> Seen:
    asked = variant.questions[:int(outcome.comparison["run"]["asked"])]
    after = outcome.comparison["after"]
    before_labels, after_labels = (
        {question.text: found[question.id] for question in asked}
        for found in (_labels(outcome.folder / "baseline"), _labels(outcome.folder)))
    return Seen(before_labels, after_labels, after["accuracy"]["count"],
                after["hallucination"]["count"], after["accuracy"]["total"])


def _labels(folder: Path) -> dict[str, Label]:
    lines = (folder / "verdicts.jsonl").read_bytes().splitlines()
    return {verdict.question_id: verdict.label
            for verdict in (from_json(line, Verdict) for line in lines)}

"""Everything that a page is made of: the questions, both sides, and the comparison."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from scoring.evidence import Library
from scoring.metrics import Measured
from scoring.records import Question
from scoring.report.landmark import Landmark
from scoring.report.review import Review


@dataclass(frozen=True, slots=True)
class Material:
    """One finished run. `comparison` is `comparison.json`; `name` what the submission is called.

    With the `library` of documents the page also tells how much of each proof was sent;
    `landmarks` are other submissions measured on the same questions; `review` is what else is
    known of the submission.
    """

    name: str
    questions: Sequence[Question]
    before: Measured
    after: Measured
    comparison: Mapping[str, Any]
    library: Library | None = None
    landmarks: tuple[Landmark, ...] = ()
    review: Review = field(default_factory=Review)

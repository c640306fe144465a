"""An audit of the evaluation set that a candidate made: how large, what it covers, what is off.

What it can check without understanding a question: its size, the shapes of its answers, the kinds
that its wordings show (`coverage`), whether its answers stand in the documents, and whether a
question that we know too has another answer there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scoring.evidence import Library
from scoring.judge import judge
from scoring.records import Answer, Label, Question
from scoring.report.coverage import covered, shape
from scoring.report.review import OwnSet, Pair
from scoring.report.short import short
from scoring.text import bare, fold

SMALL = 30          # questions below which a rate says little
SHOWN = 12          # contradictions that are listed


@dataclass(frozen=True, slots=True)
class Oddity:
    """A pair that does not fit the documents, and why."""

    pair: Pair
    why: str


@dataclass(frozen=True, slots=True)
class Audit:
    """What was found in one set; `shapes` counts answers by what they look like.

    `kinds` counts questions by what their wording shows, `absent` names the kinds of none.
    """

    path: str
    size: int
    shapes: Mapping[str, int]
    kinds: Mapping[str, int]
    absent: tuple[str, ...]
    odd: tuple[Oddity, ...]
    more: int
    remarks: tuple[str, ...]


def audit(own: OwnSet, questions: Sequence[Question], library: Library | None) -> Audit:
    """Return the audit of one set; without the documents its answers are not looked for."""
    shapes = Counter(shape(pair.answer) for pair in own.pairs)
    asked = {fold(question.text): question for question in questions}
    pages = [f" {bare(' '.join(unit.text for unit in page.units))} "
             for page in library.pages.values()] if library else []
    odd = []
    for pair in own.pairs:
        same = asked.get(fold(pair.question))
        if same is not None and library is not None and judge(
                same, Answer(same.id, pair.answer or "I do not know."), (), library
                ).label is not Label.CORRECT:
            odd.append(Oddity(_cut(pair), "the documents say otherwise"))
        elif pages and shape(pair.answer) in ("figure", "words") and not any(
                f" {bare(pair.answer)} " in page for page in pages):
            odd.append(Oddity(_cut(pair), "stands in no document as written (it may be computed)"))
    kinds, absent = covered(own.pairs)
    return Audit(own.path, len(own.pairs), dict(sorted(shapes.items())), kinds, absent,
                 tuple(odd[:SHOWN]), max(0, len(odd) - SHOWN),
                 tuple(_remarks(len(own.pairs), shapes)))


def _cut(pair: Pair) -> Pair:
    return Pair(short(pair.question), short(pair.answer))


def _remarks(size: int, shapes: Mapping[str, int]) -> list[str]:
    found = []
    if size < SMALL:
        found.append(f"with {size} questions one answer moves the rate by {100 / max(size, 1):.0f} "
                     "points")
    if not shapes.get("none or abstention"):
        found.append("nothing in it is unanswerable: it cannot see a hallucination of that kind")
    return found

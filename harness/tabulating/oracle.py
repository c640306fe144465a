"""The oracle gate: what the large reader says when it is given exactly what proves a question.

Questions that the documents do not answer get the passages that a search finds closest. A question
that fails here measures the reader, not the pipeline.
"""

from __future__ import annotations

from functools import cache

from harness.exam.passages import Shelf
from harness.exam.sheets import VALID, Sheet
from scoring.records import Question

NEAR = 5  # passages where nothing proves the question


@cache
def shelf(seed: int) -> Shelf:
    """Return the passages of the company of `seed`."""
    return Shelf(seed)


def messages(seed: int, question: Question) -> list[dict[str, str]] | None:
    """Return the request, None where the passages cut every proof apart."""
    found = _proving(seed, question) if question.evidence else \
        shelf(seed).search(question.text, [], NEAR)
    if found is None:
        return None
    texts = tuple(shelf(seed).passages[number].text for number in found)
    return Sheet(seed, question, VALID, texts).messages


def _proving(seed: int, question: Question) -> list[int] | None:
    for spans in (question.evidence, *question.alternatives):
        try:
            return shelf(seed).holding(spans)
        except LookupError:
            continue
    return None

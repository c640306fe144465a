"""Retrieval, seen from outside: evidence in the prompts, and the sources that a service returns.

Evidence recall is what the gateway saw and cannot be embellished. Sources are the service's own
word, in its own order: they describe, and decide nothing. Documents are the unit of relevance.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log2

from scoring.records import Question

DEPTH = 10   # ranks that nDCG looks at


@dataclass(frozen=True, slots=True)
class Retrieval:
    """Means over the questions that have evidence, each in [0, 1]; `questions` is how many.

    `evidence_recall` counts evidence spans that stood whole in some prompt. The others are of the
    documents returned as sources: precision, recall, reciprocal rank, and nDCG at ten with binary
    relevance (Järvelin & Kekäläinen, ACM TOIS 20 (2002) 422-446).
    """

    questions: int
    evidence_recall: float
    source_precision: float
    source_recall: float
    reciprocal_rank: float
    ndcg: float


def relevant(question: Question, sources: Sequence[str]) -> frozenset[str]:
    """Return the documents of the way of proving the gold that the sources cover best."""
    ways = [frozenset(span.document for span in spans)
            for spans in (question.evidence, *question.alternatives) if spans]
    return max(ways, key=lambda way: (len(way.intersection(sources)) / len(way), -len(way)),
               default=frozenset())


def precision(sources: Sequence[str], wanted: frozenset[str]) -> float:
    """Return the share of distinct returned documents that are wanted; 0 where none came."""
    returned = dict.fromkeys(sources)
    return sum(name in wanted for name in returned) / len(returned) if returned else 0.0


def recall(sources: Sequence[str], wanted: frozenset[str]) -> float:
    """Return the share of wanted documents that were returned."""
    return len(wanted.intersection(sources)) / len(wanted) if wanted else 0.0


def reciprocal_rank(sources: Sequence[str], wanted: frozenset[str]) -> float:
    """Return 1 / rank of the first wanted document, 0 where none is there."""
    return next((1 / rank for rank, name in enumerate(dict.fromkeys(sources), start=1)
                 if name in wanted), 0.0)


def ndcg(sources: Sequence[str], wanted: frozenset[str], depth: int = DEPTH) -> float:
    """Return nDCG at `depth` with binary relevance."""
    gain = sum(1 / log2(rank + 1) for rank, name in enumerate(dict.fromkeys(sources), start=1)
               if name in wanted and rank <= depth)
    ideal = sum(1 / log2(rank + 1) for rank in range(1, min(len(wanted), depth) + 1))
    return gain / ideal if ideal else 0.0


def retrieval(rows: Sequence[tuple[Question, Sequence[str], float | None]]) -> Retrieval:
    """Return the means; a row is a question, its returned sources, its share of evidence sent."""
    proven = [(sources, relevant(question, sources), share)
              for question, sources, share in rows if question.evidence and share is not None]

    def mean(values: Sequence[float]) -> float:
        return round(sum(values) / len(values), 9) if values else 0.0

    return Retrieval(
        len(proven),
        mean([share for _, _, share in proven]),
        mean([precision(sources, wanted) for sources, wanted, _ in proven]),
        mean([recall(sources, wanted) for sources, wanted, _ in proven]),
        mean([reciprocal_rank(sources, wanted) for sources, wanted, _ in proven]),
        mean([ndcg(sources, wanted) for sources, wanted, _ in proven]))

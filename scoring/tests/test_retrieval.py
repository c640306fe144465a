"""Recall, reciprocal rank and nDCG against ir_measures; which way of proving counts."""

from __future__ import annotations

import ir_measures
import pytest
from hypothesis import given
from hypothesis import strategies as st
from ir_measures import RR, P, R, nDCG

from scoring.records import AnswerType, Evidence, Gold, Kind, Question, Subject
from scoring.retrieval import (
    ndcg,
    precision,
    recall,
    reciprocal_rank,
    relevant,
    retrieval,
)

names = st.sampled_from([f"d{n}.md" for n in range(12)])


@given(st.lists(names, min_size=1, max_size=10, unique=True), st.sets(names, min_size=1))
def test_measures_agree_with_ir_measures(sources: list[str], wanted: set[str]) -> None:
    qrels = [ir_measures.Qrel("q", name, 1) for name in sorted(wanted)]
    run = [ir_measures.ScoredDoc("q", name, -rank) for rank, name in enumerate(sources)]
    found = ir_measures.calc_aggregate([RR, R @ 10, nDCG @ 10, P @ len(sources)], qrels, run)
    good = frozenset(wanted)
    assert reciprocal_rank(sources, good) == pytest.approx(found[RR])
    assert recall(sources, good) == pytest.approx(found[R @ 10])
    assert ndcg(sources, good) == pytest.approx(found[nDCG @ 10])
    assert precision(sources, good) == pytest.approx(found[P @ len(sources)])


def question(evidence: tuple[str, ...], *others: tuple[str, ...]) -> Question:
    def spans(documents: tuple[str, ...]) -> tuple[Evidence, ...]:
        return tuple(Evidence(name, "x") for name in documents)

    return Question("q", "?", Kind.SIMPLE, Gold(AnswerType.NUMBER, ("1",)), Subject("x"),
                    evidence=spans(evidence), alternatives=tuple(spans(way) for way in others))


def test_the_way_of_proving_that_was_followed_counts() -> None:
    asked = question(("a.md", "b.md"), ("c.md",))
    assert relevant(asked, ["c.md"]) == {"c.md"}
    assert relevant(asked, ["a.md", "b.md"]) == {"a.md", "b.md"}
    assert relevant(question(()), ["a.md"]) == frozenset()


def test_means_are_over_questions_with_evidence() -> None:
    found = retrieval([(question(("a.md",)), ["b.md", "a.md"], 1.0),
                       (question(("a.md",)), [], 0.0), (question(()), ["x.md"], None)])
    assert (found.questions, found.evidence_recall, found.source_precision) == (2, 0.5, 0.25)
    assert (found.source_recall, found.reciprocal_rank) == (0.5, 0.25)
    assert retrieval([]).ndcg == 0.0
    assert precision([], frozenset({"a"})) == recall(["a"], frozenset()) == 0.0
    assert ndcg(["a"], frozenset()) == 0.0

from collections import Counter

import pytest

from heldout.errors import HeldoutError
from heldout.selection import PER_DOCUMENT, QUOTAS, select
from scoring.records import AnswerType, Evidence, Gold, Kind, Question, Subject


def question(number: int, kind: Kind, document: str) -> Question:
    return Question(
        id=f"{kind}-{number:04}",
        text=f"What is {number}?",
        kind=kind,
        gold=Gold(AnswerType.NUMBER, (str(number),)),
        subject=Subject(f"Subject {number}"),
        evidence=(Evidence(document, f"is {number}"),),
        cluster=document,
    )


def pool(documents: int = 300) -> list[Question]:
    kinds = list(Kind)
    return [
        question(number, kinds[number % len(kinds)], f"doc-{number % documents}.md")
        for number in range(1800)
    ]


def test_every_kind_has_its_quota_and_the_sum_is_two_hundred() -> None:
    chosen = select(pool(), seed=1)
    assert Counter(q.kind for q in chosen) == Counter(QUOTAS)
    assert len(chosen) == 200


def test_no_document_is_the_source_of_more_than_two() -> None:
    counts = Counter(q.cluster for q in select(pool(130), seed=1))
    assert max(counts.values()) == PER_DOCUMENT


def test_two_wordings_of_one_fact_are_not_both_chosen() -> None:
    doubled = [
        again
        for q in pool()
        for again in (q, Question(f"{q.id}-b", "Same?", q.kind, q.gold, q.subject,
                                  evidence=q.evidence, cluster=q.cluster))
    ]
    chosen = select(doubled, seed=1)
    assert len({q.gold.values for q in chosen}) == 200


def test_the_order_of_the_pool_changes_nothing_and_the_seed_does() -> None:
    assert select(pool(), 1) == select(list(reversed(pool())), 1)
    assert select(pool(), 1) != select(pool(), 2)


def test_a_quota_that_cannot_be_met_is_named() -> None:
    short = [q for q in pool() if q.kind is not Kind.TWO_HOP]
    with pytest.raises(HeldoutError, match="two-hop"):
        select(short, seed=1)

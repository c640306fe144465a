"""The pool: typed, unambiguous questions whose gold comes from facts and stands in evidence."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from corpus.build import build
from corpus.facts import Company
from heldout import variant as variants
from heldout.baseline import thaw, tree
from heldout.questions import build_pool
from heldout.selection import QUOTAS, select
from heldout.variant import DEMO_BASELINE, demo
from scoring.records import Answerability, Kind, Question, from_json, to_json

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module", params=[71, 1, 2])
def world(request: pytest.FixtureRequest) -> tuple[Company, tuple[Question, ...]]:
    company = build(request.param)
    return company, build_pool(company)


def test_every_kind_has_more_questions_than_its_quota(
        world: tuple[Company, tuple[Question, ...]]) -> None:
    counts = Counter(question.kind for question in world[1])
    assert all(counts[kind] >= quota for kind, quota in QUOTAS.items())


def test_two_hundred_questions_can_be_selected(
        world: tuple[Company, tuple[Question, ...]]) -> None:
    chosen = select(world[1], world[0].seed)
    assert len(chosen) == 200
    assert max(Counter(q.cluster for q in chosen if q.cluster).values()) <= 2


def test_evidence_stands_verbatim_in_its_document(
        world: tuple[Company, tuple[Question, ...]]) -> None:
    texts = {document.id: document.text for document in world[0].documents}
    for question in world[1]:
        assert question.evidence or question.kind is Kind.UNANSWERABLE
        for span in question.evidence:
            assert span.quote in texts[span.document]


def test_only_what_nobody_knows_has_no_gold(world: tuple[Company, tuple[Question, ...]]) -> None:
    for question in world[1]:
        known = question.answerability is Answerability.ANSWERABLE
        assert bool(question.gold.values) is known
        assert len({d.value for d in question.distractors} & set(question.gold.values)) == 0


def test_one_wording_has_one_answer(world: tuple[Company, tuple[Question, ...]]) -> None:
    golds: dict[str, set[tuple[str, ...]]] = {}
    for question in world[1]:
        golds.setdefault(question.text, set()).add(question.gold.values)
    assert [text for text, values in golds.items() if len(values) > 1] == []


def test_no_question_states_its_own_answer(world: tuple[Company, tuple[Question, ...]]) -> None:
    for question in world[1]:
        if question.kind is Kind.COMPARISON:
            continue
        for value in question.gold.values:
            assert f" {value} " not in f" {question.text} "


def test_ids_are_unique_and_records_survive_json(
        world: tuple[Company, tuple[Question, ...]]) -> None:
    pool = world[1]
    assert len({question.id for question in pool}) == len(pool)
    assert all(from_json(to_json(question), Question) == question for question in pool[::20])


def test_the_demo_is_built_once_and_found_afterwards(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = demo(tmp_path)
    monkeypatch.setattr(variants, "make", lambda *_: pytest.fail("built again"))
    assert demo(tmp_path) == first
    assert len(first.questions) == 200
    documents = {path.suffix for path in first.documents.rglob("*") if path.is_file()}
    assert documents == {".md", ".html", ".txt", ".csv", ".json", ".eml"}
    assert oct((first.documents.parent / "questions.jsonl").stat().st_mode)[-3:] == "600"


def test_the_frozen_baseline_is_the_shipped_challenge() -> None:
    # After a change to challenge/: python -m heldout freeze
    assert thaw(DEMO_BASELINE) == tree(ROOT / "challenge")

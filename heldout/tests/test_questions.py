"""The pool: typed questions whose gold comes from facts and stands in evidence."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from corpus.build import build
from corpus.facts import Company
from heldout import variant as variants
from heldout.baseline import thaw, tree
from heldout.questions import build_pool
from heldout.questions.evidence import MOST
from heldout.selection import PER_DOCUMENT, QUOTAS, select
from heldout.variant import DEMO_BASELINE, demo
from scoring.records import (
    Answerability,
    DistractorKind,
    Kind,
    Question,
    from_json,
    to_json,
)

ROOT = Path(__file__).parents[2]
World = tuple[Company, tuple[Question, ...]]


@pytest.fixture(scope="module", params=[71, 2])
def world(request: pytest.FixtureRequest) -> World:
    company = build(request.param)
    return company, build_pool(company)


def test_the_pool_is_large_and_rich_in_every_kind(world: World) -> None:
    """Three times each quota can be chosen with at most two for one document."""
    assert len(world[1]) >= 2400
    for kind, quota in QUOTAS.items():
        clusters = Counter(q.cluster for q in world[1] if q.kind is kind)
        free = clusters.pop("", 0)
        assert free + sum(min(PER_DOCUMENT, n) for n in clusters.values()) >= 3 * quota, kind


def test_two_hundred_questions_can_be_selected(world: World) -> None:
    chosen = select(world[1], world[0].seed)
    assert len(chosen) == 200
    assert max(Counter(q.cluster for q in chosen if q.cluster).values()) <= 2


def test_every_kind_is_asked_in_at_least_eight_ways(world: World) -> None:
    for kind in QUOTAS:
        openings = {" ".join(q.text.split()[:2]).lower() for q in world[1] if q.kind is kind}
        assert len(openings) >= 8, kind


def test_evidence_stands_verbatim_in_its_document(world: World) -> None:
    texts = {document.id: document.text for document in world[0].documents}
    for question in world[1]:
        assert question.evidence or question.kind is Kind.UNANSWERABLE
        for spans in (question.evidence, *question.alternatives):
            assert all(span.quote in texts[span.document] for span in spans)
        assert len(question.alternatives) <= MOST
        assert question.evidence not in question.alternatives


def test_only_what_nobody_knows_has_no_gold(world: World) -> None:
    for question in world[1]:
        known = question.answerability is Answerability.ANSWERABLE
        assert bool(question.gold.values) is known
        assert len({d.value for d in question.distractors} & set(question.gold.values)) == 0


def test_a_false_premise_declares_what_is_true(world: World) -> None:
    for question in world[1]:
        if question.answerability is Answerability.FALSE_PREMISE:
            assert question.gold.side_values
            assert question.evidence


def test_two_thirds_of_the_unanswerable_are_about_unknown_things(world: World) -> None:
    unknown = Counter(q.id.split("-")[1] for q in world[1] if q.kind is Kind.UNANSWERABLE)
    assert unknown["absent"] == pytest.approx(2 * unknown["gap"], rel=0.15)


def test_every_origin_of_wrong_values_occurs(world: World) -> None:
    kinds = {d.kind for q in world[1] for d in q.distractors}
    assert kinds >= {DistractorKind.SUPERSEDED, DistractorKind.DRAFT, DistractorKind.OTHER_SCOPE,
                     DistractorKind.NEIGHBOUR_ID, DistractorKind.WRONG_COLUMN}


def test_codes_and_code_names_are_used_in_place_of_names(world: World) -> None:
    coded = [q for q in world[1] if q.id.endswith("-alias")]
    assert len(coded) >= 100
    assert all(q.subject.name not in q.text for q in coded)
    assert {q.kind for q in coded} >= {Kind.SIMPLE, Kind.TABLE, Kind.VERSION, Kind.LIST}


def test_the_directory_does_not_drown_the_rest(world: World) -> None:
    staff = {entity.name for entity in world[0].entities if entity.kind == "person"}
    asked = [q for q in world[1] if q.id.startswith("q-fact") and q.subject.name in staff]
    assert len(asked) <= 0.081 * len(world[1])
    numbers = Counter(q.subject.name for q in asked if q.gold.values[0].isdigit())
    assert max(numbers.values()) <= 2


def test_the_same_seed_gives_the_same_pool(world: World) -> None:
    assert build_pool(world[0]) == world[1]


def test_ids_are_unique_and_records_survive_json(world: World) -> None:
    pool = world[1]
    assert len({question.id for question in pool}) == len(pool)
    assert all(from_json(to_json(question), Question) == question for question in pool[::20])
    assert all(re.fullmatch(r"[\w-]+", question.id) for question in pool)


def test_the_demo_is_built_once_and_found_afterwards(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = demo(tmp_path)
    monkeypatch.setattr(variants, "make", lambda *_: pytest.fail("built again"))
    assert demo(tmp_path) == first
    assert sum(q.part == "headline" for q in first.questions) == 200
    documents = {path.suffix for path in first.documents.rglob("*") if path.is_file()}
    assert documents == {".md", ".html", ".txt", ".csv", ".json", ".eml"}
    assert oct((tmp_path / "keys" / "throw-away.key").stat().st_mode)[-3:] == "600"
    written = b"".join(p.read_bytes() for p in tmp_path.rglob("*") if p.is_file())
    assert not any(question.text.encode() in written for question in first.questions)


def test_the_frozen_baseline_is_the_shipped_challenge() -> None:
    # After a change to challenge/: python -m heldout freeze
    assert thaw(DEMO_BASELINE) == tree(ROOT / "challenge")

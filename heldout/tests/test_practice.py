"""The practice set is public, so nothing of it may touch what is hidden."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from corpus.build import build
from heldout.errors import HeldoutError
from heldout.practice import QUOTAS, answer, lines, split
from heldout.questions import build_pool
from heldout.questions.sieve import FACT
from heldout.selected import read
from heldout.variant import DEMO_SELECTION, demo, practised
from scoring.records import AnswerType, Gold, Kind, Question, Subject

ROOT = Path(__file__).parents[2]
Halves = tuple[tuple[Question, ...], tuple[Question, ...]]


@pytest.fixture(scope="module", params=[71, 1, 7])
def halves(request: pytest.FixtureRequest) -> Halves:
    return split(build_pool(build(request.param)), request.param)


def test_sixty_questions_of_the_easy_kinds(halves: Halves) -> None:
    practice, _ = halves
    assert len(practice) == sum(QUOTAS.values()) == 60
    assert {q.kind for q in practice} == set(QUOTAS)


def test_no_subject_is_both_practised_and_hidden(halves: Halves) -> None:
    practice, hidden = halves
    names = {q.subject.name for q in practice}
    for question in hidden:
        assert not names & {question.subject.name, *question.subject.aliases}
        assert not names & set(question.gold.values)


def test_no_fact_is_both_practised_and_hidden(halves: Halves) -> None:
    practised, kept = ({fact for q in half for fact in FACT.findall(q.id)} for half in halves)
    assert not practised & kept


def test_no_sentence_proves_both_a_practised_and_a_hidden_question(halves: Halves) -> None:
    # Rows of tables are shared by all who stand in them.
    practice, hidden = halves
    practised = {q.evidence[0] for q in practice if len(q.evidence) == 1}
    alone = {q.evidence[0] for q in hidden if len(q.evidence) == 1 and q.kind is not Kind.TABLE}
    shared = {span for span in practised & alone if not span.document.endswith((".json", ".csv"))}
    assert not shared


def test_enough_is_left_to_select_from(halves: Halves) -> None:
    assert len(halves[1]) >= 1800


def test_no_hidden_question_of_the_demo_names_a_practised_subject(tmp_path: Path) -> None:
    practice = practised(build_pool(build(71)), 71, read(DEMO_SELECTION))
    names = {question.subject.name for question in practice}
    texts = [question.text for question in demo(tmp_path).questions]
    assert [text for text in texts for name in sorted(names) if f" {name}?" in f" {text}"] == []


def test_the_shipped_set_is_the_one_of_the_demo_and_holds_questions_and_answers_only() -> None:
    # After a change to corpus/ or to the questions: python -m heldout practice
    shipped = (ROOT / "challenge" / "practice.jsonl").read_text(encoding="utf-8")
    practice = practised(build_pool(build(71)), 71, read(DEMO_SELECTION))
    assert shipped == lines(practice)
    assert all(list(json.loads(line)) == ["question", "answer"] for line in shipped.splitlines())


@pytest.mark.parametrize(("gold", "text"), [
    (Gold(AnswerType.MONEY, ("1250.00",), unit="EUR"), "EUR 1250"),
    (Gold(AnswerType.QUANTITY, ("3.5",), unit="kg"), "3.5 kg"),
    (Gold(AnswerType.PERCENTAGE, ("2.8",)), "2.8 %"),
    (Gold(AnswerType.DURATION, ("1 month",)), "1 month"),
    (Gold(AnswerType.DURATION, ("24 month",)), "24 months"),
    (Gold(AnswerType.DURATION), ""),
    (Gold(AnswerType.LIST, ("HART", "OPC UA"), item_type=AnswerType.NAME), "HART, OPC UA"),
])
def test_answers_are_written_in_words(gold: Gold, text: str) -> None:
    assert answer(Question("q", "?", Kind.SIMPLE, gold, Subject("x"))) == text


def test_a_pool_that_is_too_small_is_an_error() -> None:
    with pytest.raises(HeldoutError, match="practice set lacks"):
        split(build_pool(build(71))[:50], 71)

"""The practice set is public, so nothing of it may touch what is hidden."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from corpus.build import build
from heldout.errors import HeldoutError
from heldout.practice import QUOTAS, answer, lines, split
from heldout.questions import build_pool
from heldout.selection import select
from heldout.variant import demo
from scoring.records import AnswerType, Gold, Kind, Question, Subject

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("seed", [71, 1, 2, 3])
def test_sixty_questions_share_no_subject_and_no_evidence_with_the_hidden_ones(seed: int) -> None:
    practice, hidden = split(build_pool(build(seed)), seed)
    assert len(practice) == sum(QUOTAS.values()) == 60
    chosen = select(hidden, seed)
    assert not {q.subject.name for q in practice} & {q.subject.name for q in hidden}
    assert not {span for q in practice for span in q.evidence
                if not span.quote.startswith(("<tr><th>", "name,role", "item,charge"))
                } & {span for q in chosen for span in q.evidence
                     if q.kind is not Kind.TABLE and q.kind is not Kind.SCOPED}
    assert {q.kind for q in practice} == set(QUOTAS)


def test_no_hidden_question_of_the_demo_names_a_practised_subject(tmp_path: Path) -> None:
    practice, _ = split(build_pool(build(71)), 71)
    names = {question.subject.name for question in practice}
    texts = [question.text for question in demo(tmp_path).questions]
    assert [text for text in texts for name in sorted(names) if f" {name}?" in f" {text}"] == []


def test_the_shipped_set_is_the_one_of_the_demo_and_holds_questions_and_answers_only() -> None:
    shipped = (ROOT / "challenge" / "practice.jsonl").read_text(encoding="utf-8")
    practice, _ = split(build_pool(build(71)), 71)
    assert shipped == lines(practice)
    assert all(list(json.loads(line)) == ["question", "answer"] for line in shipped.splitlines())


@pytest.mark.parametrize(("gold", "text"), [
    (Gold(AnswerType.MONEY, ("1250.00",), unit="EUR"), "EUR 1250"),
    (Gold(AnswerType.QUANTITY, ("3.5",), unit="kg"), "3.5 kg"),
    (Gold(AnswerType.PERCENTAGE, ("2.8",)), "2.8 %"),
    (Gold(AnswerType.DURATION, ("1 month",)), "1 month"),
    (Gold(AnswerType.DURATION, ("24 month",)), "24 months"),
    (Gold(AnswerType.LIST, ("HART", "OPC UA"), item_type=AnswerType.NAME), "HART, OPC UA"),
])
def test_answers_are_written_in_words(gold: Gold, text: str) -> None:
    assert answer(Question("q", "?", Kind.SIMPLE, gold, Subject("x"))) == text


def test_a_pool_that_is_too_small_is_an_error() -> None:
    with pytest.raises(HeldoutError, match="practice set lacks"):
        split(build_pool(build(71))[:50], 71)

"""Questions and scoring agree: who answers with the gold is right, who says nothing as well."""

from __future__ import annotations

from pathlib import Path

import pytest

from heldout.practice import answer
from heldout.variant import demo
from scoring.answer.asserted import as_printed
from scoring.evidence import Library
from scoring.judge import judge
from scoring.records import Answer, Answerability, AnswerType, Label, Question

FEWEST_TYPES = 6  # of values with distractors: the claim is about all of them
LIBRARY = Library({"a.md": "nothing of interest"})


@pytest.fixture(scope="module")
def questions(tmp_path_factory: pytest.TempPathFactory) -> tuple[Question, ...]:
    return demo(Path(tmp_path_factory.mktemp("cache"))).questions


def label(question: Question, text: str) -> Label:
    return judge(question, Answer(question.id, text), [], LIBRARY).label


def test_the_gold_in_plain_words_is_right(questions: tuple[Question, ...]) -> None:
    known = [q for q in questions if q.answerability is Answerability.ANSWERABLE]
    wrong = [q.text for q in known if label(q, answer(q)) is not Label.CORRECT]
    assert not wrong


def test_a_distractor_is_never_right(questions: tuple[Question, ...]) -> None:
    tried = [(question, as_printed(question.gold, distractor.value)) for question in questions
             if question.gold.type is not AnswerType.LIST for distractor in question.distractors]
    assert len({question.gold.type for question, _ in tried}) >= FEWEST_TYPES
    wrong = [(question.text, said) for question, said in tried
             if label(question, said) is Label.CORRECT]
    assert wrong == []


def test_silence_is_right_where_the_documents_are_silent(questions: tuple[Question, ...]) -> None:
    for question in questions:
        said = label(question, "The documents do not say.")
        assert (said is Label.CORRECT) is (question.answerability is not Answerability.ANSWERABLE)


def test_a_false_premise_may_be_denied(questions: tuple[Question, ...]) -> None:
    for question in questions:
        if question.answerability is Answerability.FALSE_PREMISE:
            denial = f"Nobody did, it is not so for {question.subject.name}."
            assert label(question, denial) is Label.CORRECT

"""What stands around an answer: the question again, greetings, offers, how sure one is."""

from __future__ import annotations

import pytest

from scoring.answer.body import body
from scoring.answer.courtesy import without_courtesies
from scoring.answer.echo import without_question


@pytest.mark.parametrize(("text", "left"), [
    ("Sure! 24 months", "24 months"), ("Hello, thanks for asking! 24 months", "24 months"),
    ("According to the documents, 24 months", "24 months"), ("TL;DR: 24 months", "24 months"),
    ("According to , 24 months", "24 months"), ("Sure!", "Sure!"),
    ("Of course not.", "Of course not."),
    ("24 months. Let me know if you need more. I hope this helps!", "24 months."),
    ("Let me know if you need more.", "Let me know if you need more."),
    ("so, " * 8 + "24 months", "so, so, 24 months"),
    ("24 months." + " No further details." * 8,
     "24 months. No further details. No further details."),
])
def test_courtesies_go_as_long_as_something_is_left(text: str, left: str) -> None:
    assert without_courtesies(text) == left


@pytest.mark.parametrize(("text", "left"), [
    ("what is it? 24 months", "24 months"), ("q: what is it? a: 24 months", "24 months"),
    ("what is it", ""), ("24 months", "24 months"), ("what is item 3", "what is item 3"),
    ("asked what it cost: what is it? 3", "asked what it cost: what is it? 3"),
    ("question: what is it? answer - 24 months", "24 months"),
])
def test_a_repeated_question_is_cut_off(text: str, left: str) -> None:
    assert without_question("What is it?", text) == left


@pytest.mark.parametrize(("text", "left"), [
    ("54. Let me know!", "54."), ("1. 24 months", "24 months"),
    ("1. HART\n2. OPC UA", "HART. OPC UA"),
    ("- 54. Let me know!", "54."),
    ("[212]", "212"), ("24 months [2]", "24 months"), ("24 months\nConfidence: 0.9", "24 months"),
    ("Confidence: 0.9", "Confidence: 0.9"), ("The answer isn't 12.", "The answer isn't 12."),
    ("If it rains, the answer is 12.", "If it rains, the answer is 12."),
    ("The correct answer is 12.", "12."), ("~~24~~ 30", "30"),
])
def test_marks_and_citations_are_told_from_figures(text: str, left: str) -> None:
    assert body(text) == left

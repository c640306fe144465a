"""Whatever an answer is, it gets a label: no exception, and no long wait."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.evidence import Library
from scoring.judge import judge
from scoring.records import (
    Answer,
    Answerability,
    AnswerType,
    Gold,
    Kind,
    Label,
    Question,
    Subject,
)

HANG_SECONDS = 60  # of processor time, a guard: a second is usual, squares take hours
LIBRARY = Library({"a.md": "# Pump 20\n\nThe warranty of the Pump 20 is 24 months from delivery."})
GOLDS = (
    Gold(AnswerType.NUMBER, ("12",)), Gold(AnswerType.QUANTITY, ("5",), unit="bar"),
    Gold(AnswerType.MONEY, ("220.00",), unit="EUR"), Gold(AnswerType.PERCENTAGE, ("12.5",)),
    Gold(AnswerType.DATE, ("2026-03-04",)), Gold(AnswerType.DURATION, ("24 month",)),
    Gold(AnswerType.VERSION, ("4.2.1",)), Gold(AnswerType.IDENTIFIER, ("FW-1001",)),
    Gold(AnswerType.NAME, ("Jane Roe",)),
    Gold(AnswerType.LIST, ("HART", "OPC UA"), item_type=AnswerType.NAME),
    Gold(AnswerType.LIST, ("FW-1", "FW-2"), item_type=AnswerType.IDENTIFIER),
    Gold(AnswerType.YES_NO, ("yes",)),
    Gold(AnswerType.CHOICE, ("Pump 20",), options=(("Pump 20",), ("Pump 40",))))
QUESTIONS = tuple(Question("q", "What of the Pump 20?", Kind.SIMPLE, gold, Subject("Pump 20"))
                  for gold in GOLDS)
SILENT = tuple(Question("q", "What of the Pump 20?", Kind.SIMPLE, Gold(gold.type, unit=gold.unit),
                        Subject("Pump 20"), answerability=answerability)
               for gold in GOLDS for answerability in Answerability
               if answerability is not Answerability.ANSWERABLE)
PIECES = st.sampled_from((
    "24 months", "not", "5 bar", "EUR 220", "4.2.1", "FW-1001", "Jane Roe", "yes", "no", "Pump 20",
    "Pump 40", "HART", "or", "and", ",", ".", "?", "(", ")", "[1]", "{", "}", '"', ":", "-", "to",
    "2026-03-04", "12.5 %", "\u200b", "\u202e", "i don't know", "final answer:", "no, wait", "\n",
    "**", "```", "<think>", "\\\\boxed{", "%", "1.250,00", "\uff12\uff14", "½",
    "the", "is", "than"))


def _judged(text: str) -> None:
    for question in (*QUESTIONS, *SILENT):
        assert judge(question, Answer("q", text), (), LIBRARY).label in Label


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
def test_any_text_gets_a_label(text: str) -> None:
    _judged(text)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=60))
def test_any_words_of_the_trade_get_a_label(pieces: list[str]) -> None:
    _judged(" ".join(pieces))


@settings(max_examples=40, deadline=None)
@given(st.recursive(st.none() | st.booleans() | st.floats() | st.text(max_size=20) | PIECES,
                    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(
                        st.sampled_from(("answer", "value", "unit", "x", "sources")) | st.text(
                            max_size=8), inner, max_size=4), max_leaves=20))
def test_any_json_gets_a_label(data: object) -> None:
    _judged(json.dumps(data))


@pytest.mark.parametrize("piece", [
    " a", "1", "(", "[1", '{"a":', "<answer>", ". so ", "not ", "1, ", "\u200b", "[", "{",
    "24 months, ",
    "Jane Roe ", "<think>", "\\\\text{", "| a ", "no, wait ", "of the ", "EUR ", "-", "I cannot ",
    "passages ", "FW-", "A B "])
def test_a_megabyte_of_anything_does_not_hang(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))
    for question in QUESTIONS:
        judge(question, Answer("q", "x"), (), LIBRARY)
        began = time.process_time()
        judge(question, Answer("q", text), (), LIBRARY)
        assert time.process_time() - began < HANG_SECONDS, question.gold.type

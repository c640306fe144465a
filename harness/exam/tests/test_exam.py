"""The exam: sheets are what they claim, and the independent questions stand on real documents."""

from __future__ import annotations

from harness.exam.conditions import gold_only, table_row, without_gold
from harness.exam.independent import SEED, modes, questions
from harness.exam.sheets import telling, text_of
from heldout.library import documents


def test_independent_questions_quote_their_documents_verbatim() -> None:
    texts = {document.id: document.text for document in documents(SEED)}
    assert len(questions()) == 200
    for question in questions():
        for span in question.evidence:
            assert span.quote in texts[span.document], question.text


def test_sheets_hold_the_proof_or_none_of_it() -> None:
    for sheet in gold_only(SEED, 5):
        assert sheet.passages
    for sheet in without_gold(SEED, 5, False):
        proof = {text_of(SEED, n) for n in telling(SEED, sheet.question)}
        assert not proof.intersection(sheet.passages)
    for with_head, without in zip(table_row(SEED, 5, True), table_row(SEED, 5, False), strict=True):
        assert len(with_head.passages[0]) > len(without.passages[0])


def test_instructions_of_other_hands_are_mostly_recognised() -> None:
    found = modes()
    assert sum(found.values()) == 104
    assert found["sentence right"] >= 68

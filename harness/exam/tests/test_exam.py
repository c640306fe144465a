"""The exam: sheets are what they claim, and the independent questions stand on real documents."""

from __future__ import annotations

from collections import Counter
from itertools import chain, islice

import pytest

from harness.exam import card
from harness.exam.conditions import gold_only, table_row, without_gold
from harness.exam.independent import PARTS, modes, questions, sheets
from harness.exam.page import PAGE
from harness.exam.sheets import mark, telling, text_of
from heldout.library import documents

SEED = 7


@pytest.mark.parametrize("part", PARTS)
def test_independent_questions_quote_their_documents_verbatim(part: str) -> None:
    texts = {seed: {document.id: document.text for document in documents(seed)}
             for seed in sorted(set(PARTS[part][0].values()))}
    assert len(questions(part)) in (200, 600)
    for seed, question in questions(part):
        for span in question.evidence:
            assert span.quote in texts[seed][span.document], question.text
    shown = zip(sheets(part, True), sheets(part, False), strict=True)
    for proven, unproven in islice(shown, 20):
        assert not set(proven.passages).intersection(unproven.passages)


def test_sheets_hold_the_proof_or_none_of_it() -> None:
    for sheet in gold_only(SEED, 5):
        assert sheet.passages
    for sheet in without_gold(SEED, 5, False):
        proof = {text_of(SEED, n) for n in telling(SEED, sheet.question)}
        assert not proof.intersection(sheet.passages)
    for with_head, without in zip(table_row(SEED, 5, True), table_row(SEED, 5, False), strict=True):
        assert len(with_head.passages[0]) > len(without.passages[0])


@pytest.mark.parametrize("part", PARTS)
def test_instructions_of_other_hands_are_mostly_recognised(part: str) -> None:
    found = modes(part)
    assert found.total() % 104 == 0
    assert found["sentence right"] >= 0.8 * (found.total() * 80 / 104)


def test_the_model_card_is_of_this_reader_and_this_scorer() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert card.heading() in page
    name, bar, count, condition = next(row for row in card.ROWS if row[0].startswith("unknown"))
    sheets = chain.from_iterable(condition(seed, count) for seed in card.SEEDS)
    row = card.Row(name, bar, Counter(mark(sheet)[0] for sheet in sheets))
    assert card.line(row) in page

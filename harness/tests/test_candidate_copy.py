"""The copy that a candidate may keep, searched for every hidden question and gold of the demo."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from markupsafe import escape

from harness.settings import read
from heldout.variant import Variant, demo
from scoring.comparison import compare
from scoring.metrics import Measured
from scoring.records import Answer, Label, Verdict
from scoring.report.candidate import candidate_page
from scoring.report.knowledge import knowledge
from scoring.report.material import Material
from scoring.report.page import render

LETTERS = re.compile(r"[^\W\d_]")
TELLING = 5   # characters of a gold that is looked for; shorter ones stand everywhere by chance


@pytest.fixture(scope="module")
def variant() -> Variant:
    return demo(read().cache)


def run(variant: Variant) -> Material:
    """Return a run in which hidden questions are answered with their gold, practised ones not."""
    asked = (*variant.questions, *variant.practice)
    answers = {q.id: Answer(q.id, ", ".join(q.gold.values) or "I don't know.", (q.cluster,), 1.0,
                            0.1, 0.9) for q in variant.questions}
    answers |= {q.id: Answer(q.id, "Nobody knows.", (), 1.0, 0.1, 0.9) for q in variant.practice}
    verdicts = {q.id: Verdict(q.id, Label.CORRECT, "7 matches", f"{q.gold.values}")
                for q in variant.questions}
    verdicts |= {q.id: Verdict(q.id, Label.ABSTAINED, "4 abstains", "the documents hold it")
                 for q in variant.practice}
    side = Measured(answers, {}, verdicts)
    return Material("somebody", asked, side, side, compare(asked, side, side, {
        "variant": "demo", "tier": "none", "submission": "x", "id": "y", "hashes": {}}))


def test_no_hidden_question_gold_or_fault_is_in_the_copy(variant: Variant) -> None:
    found = run(variant)
    page = candidate_page(found)
    for practised in variant.practice:   # what is public may be there, and is taken out first
        assert escape(practised.text) in page
    bare = candidate_page(replace(found, questions=variant.questions))
    assert not [q.id for q in variant.questions if escape(q.text) in page or q.id in page]
    golds = {value for q in variant.questions for value in (*q.gold.values, *q.gold.side_values)
             if len(value) >= TELLING and LETTERS.search(value)}
    assert len(golds) > 50
    assert sorted(value for value in golds if escape(value) in bare) == []
    hashless = re.sub(r"sha256-[\w+/=]+", "", bare)
    assert not [key for key, k in knowledge().items()
                if key.startswith("F") and (key in hashless or k.name in hashless)]


def test_the_search_would_find_them_in_the_interviewers_page(variant: Variant) -> None:
    page = render(run(variant))
    assert variant.questions[0].id in page

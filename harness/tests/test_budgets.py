"""Beyond a budget a question is an error with its reason, and a side is at its end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from harness.budgets import exhausted, overspent
from harness.gateway import MeteredCall
from harness.run_folder import Side
from harness.score import score
from harness.settings import Settings
from heldout.variant import Variant
from scoring.records import Answer

CALL = MeteredCall("q", 0, "reader", (), "", 90, 10, 0.5, 0.0, 1.0, 1000.0, 1000.0)


@pytest.mark.parametrize(("tokens", "usd", "error"), [
    (200, 1.0, None), (0, 0.0, None),
    (199, 1.0, "its model calls took 200 tokens of at most 199"),
    (200, 0.9, "its model calls cost $1.0000 of at most $0.9"),
])
def test_a_question_may_take_its_budget_and_no_more(tokens: int, usd: float, error: str | None
                                                    ) -> None:
    settings = Settings(question_tokens=tokens, question_usd=usd)
    assert overspent([CALL, CALL], settings) == error


@pytest.mark.parametrize(("limits", "why"), [
    ({}, None),
    ({"run_tokens": 99}, "not asked: the run's model calls took 100 tokens of at most 99"),
    ({"run_usd": 0.4}, "not asked: the run's model calls cost $0.5000 of at most $0.4"),
    ({"total_seconds": 6}, "not asked: the answers before took 7 s of at most 6 s"),
    ({"total_seconds": 0, "run_usd": 0.0}, None),
])
def test_a_side_may_take_its_budget_and_no_more(limits: dict[str, int], why: str | None) -> None:
    answers = [Answer("a", "", seconds=3.0), Answer("b", "", seconds=4.0)]
    assert exhausted(answers, (0.5, 100), replace(Settings(), **limits)) == why


def test_a_question_beyond_its_tokens_is_an_error_and_the_next_is_asked(
        settings: Settings, variant: Variant, submission: Callable[[str], Path]) -> None:
    outcome = score(submission("answer"), replace(settings, question_tokens=10), most=3,
                    variant=variant)
    told = list(Side(outcome.folder).answers.values())
    assert all("tokens of at most 10" in (answer.error or "") for answer in told)
    assert outcome.comparison["after"]["labels"]["error"] == 3
    assert outcome.comparison["after"]["cost"]["calls"] == 3


def test_a_side_beyond_its_tokens_ends_and_says_so_also_when_it_is_resumed(
        settings: Settings, variant: Variant, submission: Callable[[str], Path]) -> None:
    short = replace(settings, run_tokens=150)
    first = score(submission("answer"), short, most=6, variant=variant)
    answers = Side(first.folder).answers
    asked = [answer for answer in answers.values() if answer.error is None]
    assert 0 < len(asked) < 6
    assert {answer.error for answer in answers.values() if answer not in asked} == \
        {next(a.error for a in answers.values() if a.error)}
    last = (first.folder / "answers.jsonl").read_text().splitlines(keepends=True)
    (first.folder / "answers.jsonl").write_text("".join(last[:-1]))
    again = score(submission("answer"), short, most=6, variant=variant)
    assert again.asked == 1
    assert "not asked" in (list(Side(again.folder).answers.values())[-1].error or "")

"""Nothing forces our stack: submissions of other makes keep the contract and are scored."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from harness.score import score
from harness.settings import Settings, read
from harness.tests.conftest import HARDNESS, settings, variant
from heldout.variant import Variant

__all__ = ["settings", "variant"]
ALTERNATIVES = Path(__file__).parent / "alternatives"


@pytest.mark.parametrize("name", ["plain", "langchain", "llamaindex"])
def test_another_make_is_scored_like_any(name: str, settings: Settings, variant: Variant) -> None:
    # The lasting cache: packages are installed once for all runs of this test.
    mine = replace(settings, cache=read().cache, ready_seconds=180, question_seconds=60)
    outcome = score(ALTERNATIVES / name, mine, variant=variant)
    after = outcome.comparison["after"]
    assert after["labels"]["correct"] == HARDNESS, after["labels"]
    assert after["labels"].get("error", 0) == 0
    answers = [json.loads(line) for line in
               (outcome.folder / "answers.jsonl").read_text().splitlines()]
    assert all(row["sources"] for row in answers)
    calls = (outcome.folder / "calls.jsonl").read_text().splitlines()
    assert len(calls) == HARDNESS

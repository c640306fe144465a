"""A fault of this machine is never the submission's: asked again, then told apart."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from harness.errors import HarnessError
from harness.gateway import chat
from harness.invalid import refuse
from harness.run_folder import Side
from harness.score import score
from harness.settings import Settings
from heldout.variant import Variant

Make = Callable[[str], Path]
AGAIN = "the model gateway failed: the question was put again"


def failing(monkeypatch: pytest.MonkeyPatch, times: int) -> None:
    """Have the reader fail on one question, the first so many times that it is asked."""
    real, left = chat.complete, [times]

    def complete(messages: Any, *rest: Any) -> Any:
        if left[0] and "Question: How long is the Valve 200 " in messages[-1]["content"]:
            left[0] -= 1
            raise RuntimeError("the reader broke")
        return real(messages, *rest)

    monkeypatch.setattr(chat, "complete", complete)


def test_a_question_that_the_gateway_failed_on_once_is_put_again(
        settings: Settings, variant: Variant, submission: Make,
        monkeypatch: pytest.MonkeyPatch) -> None:
    failing(monkeypatch, 1)
    outcome = score(submission("answer"), settings, most=3, variant=variant)
    assert outcome.comparison["before"]["labels"]["correct"] == 3
    assert outcome.comparison["after"]["labels"]["correct"] == 3
    assert outcome.comparison["run"]["odd"]["baseline"] == {AGAIN: 1}
    assert outcome.comparison["valid"]


def test_a_question_that_the_gateway_always_fails_on_is_this_machines_fault_and_voids_the_run(
        settings: Settings, variant: Variant, submission: Make,
        monkeypatch: pytest.MonkeyPatch) -> None:
    failing(monkeypatch, 10**6)
    outcome = score(submission("answer"), settings, most=3, variant=variant)
    for side in ("before", "after"):
        assert outcome.comparison[side]["labels"]["infrastructure"] == 1
        assert outcome.comparison[side]["labels"]["error"] == 0
    faults = [answer.fault for answer in Side(outcome.folder).answers.values()]
    assert faults == [None, "infrastructure", None]
    with pytest.raises(HarnessError, match="INVALID"):
        refuse(outcome.comparison, outcome.folder)


def test_a_submission_that_fails_by_itself_is_at_fault_itself(
        settings: Settings, variant: Variant, submission: Make) -> None:
    outcome = score(submission("malformed"), settings, most=2, variant=variant)
    assert {answer.fault for answer in Side(outcome.folder).answers.values()} == {"submission"}
    assert outcome.comparison["run"]["odd"]["submission"] == {}

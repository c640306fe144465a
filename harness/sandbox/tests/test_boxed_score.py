"""The main job with both sides in real boxes."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from harness import score as job
from harness.errors import HarnessError
from harness.run_folder import Side
from harness.sandbox.doctor import Observation, Seen
from harness.score import score
from harness.settings import Settings
from harness.table import notes
from heldout.variant import Variant

Make = Callable[[str], Path]


def test_labels_and_calls_are_those_of_a_run_without_a_box(
        boxed: Settings, settings: Settings, variant: Variant, submission: Make) -> None:
    inside = score(submission("answer"), boxed, variant=variant)
    plain = score(submission("answer"), settings, variant=variant)
    assert inside.folder != plain.folder
    for part in ("labels", "cost"):
        assert inside.comparison["after"][part] == plain.comparison["after"][part]
    told = [{q: a.text for q, a in Side(run.folder).answers.items()} for run in (inside, plain)]
    assert told[0] == told[1]
    assert inside.comparison["run"]["odd"] == {"baseline": {}, "submission": {}}


def test_the_service_is_told_no_more_than_without_a_box(
        boxed: Settings, variant: Variant, submission: Make) -> None:
    home = score(submission("echo-request"), boxed, most=2, variant=variant).folder
    for answer in Side(home).answers.values():
        told = json.loads(answer.text or "")
        assert list(told["body"]) == ["question"]
        assert not any("SEVENTYONE" in name for name in told["environment"])
        assert set(told["environment"]) - {"PWD"} == {
            "CORPUS_DIR", "HF_HUB_OFFLINE", "HOME", "INDEX_DIR", "LANG", "MODEL", "MODELS_DIR",
            "OMP_NUM_THREADS", "OPENAI_API_KEY", "OPENAI_BASE_URL", "PATH", "PORT",
            "PYTHONDONTWRITEBYTECODE", "PYTHONHASHSEED", "PYTHONUNBUFFERED", "TMPDIR",
            "TOKENIZERS_PARALLELISM", "USER"}


def test_a_crash_takes_a_fresh_box_and_is_counted(
        boxed: Settings, variant: Variant, submission: Make) -> None:
    outcome = score(submission("crash-at-10"), boxed, variant=variant)
    assert outcome.comparison["after"]["labels"]["error"] == 2
    assert outcome.comparison["run"]["restarts"] == {"baseline": 0, "submission": 2}
    errors = [a.error for a in Side(outcome.folder).answers.values() if a.error]
    assert errors == ["the service crashed (exit code 3)"] * 2


@pytest.mark.parametrize(("behaviour", "error"), [
    ("malformed", "the reply is not JSON"),
    ("huge", "the reply is larger than 65536 bytes"),
    ("trickle", "no complete answer within 1 s"),
])
def test_an_unusable_reply_is_an_error_of_the_submission(
        boxed: Settings, variant: Variant, submission: Make, behaviour: str, error: str) -> None:
    quick = replace(boxed, question_seconds=1)
    outcome = score(submission(behaviour), quick, most=2, variant=variant)
    assert {a.error for a in Side(outcome.folder).answers.values()} == {error}
    assert all(a.seconds < 2 for a in Side(outcome.folder).answers.values())


def test_a_service_that_ends_at_once_is_an_error_with_its_last_words(
        boxed: Settings, variant: Variant, submission: Make) -> None:
    with pytest.raises(HarnessError) as caught:
        score(submission("exit-at-start"), boxed, variant=variant)
    assert "exit code 1" in caught.value.why
    assert "No module named 'rerankers'" in caught.value.why


def test_the_index_comes_back_into_the_next_box(
        boxed: Settings, variant: Variant, submission: Make) -> None:
    score(submission("answer"), boxed, most=2, variant=variant)
    kept = sorted((boxed.cache / "indexes").glob("*.box/index.tar"))
    assert kept
    before = {path: path.stat().st_mtime_ns for path in kept}
    score(submission("answer"), boxed, most=2, fresh=True, variant=variant)
    assert {path: path.stat().st_mtime_ns for path in kept} == before


def test_attempts_to_reach_the_network_stand_in_the_report(
        boxed: Settings, variant: Variant, submission: Make) -> None:
    honest = score(submission("answer"), boxed, most=2, variant=variant).comparison
    assert honest["run"]["network"] == {}
    outcome = score(submission("look-outside"), replace(boxed, block=1), most=3, variant=variant)
    found = outcome.comparison["run"]
    assert found["network"] == {"submission": 3}
    assert found["odd"] == {"baseline": {}, "submission": {}}
    assert "3 attempts to reach the network were stopped (submission)" in notes(outcome.comparison)
    again = score(submission("look-outside"), replace(boxed, block=1), most=3, variant=variant)
    assert (again.asked, again.comparison["run"]["network"]) == (0, {"submission": 3})


def test_without_a_sandbox_only_the_baselines_own_code_runs(
        settings: Settings, variant: Variant, submission: Make) -> None:
    bare = replace(settings, sandbox="none")
    with pytest.raises(HarnessError, match="was not started without a sandbox"):
        score(submission("refuse"), bare, variant=variant)
    outcome = score(submission("answer"), bare, most=2, variant=variant)
    assert outcome.comparison["run"]["tier"] == "none (the baseline's own code: no sandbox)"


def test_what_was_seen_of_the_sandbox_is_kept_with_the_score(
        boxed: Settings, variant: Variant, submission: Make) -> None:
    outcome = score(submission("answer"), boxed, most=2, variant=variant)
    kept = outcome.comparison["run"]["isolation"]
    assert kept["tier"] == boxed.sandbox
    assert {"network", "memory of all"} <= {one["control"] for one in kept["observed"]}
    assert all(one["held"] for one in kept["observed"]) == (kept["weak"] == [])
    again = score(submission("answer"), boxed, most=2, variant=variant)
    assert (again.asked, again.comparison["run"]["isolation"]) == (0, kept)


def test_a_wall_that_lacks_stops_the_run_before_anything_is_asked(
        boxed: Settings, variant: Variant, submission: Make, monkeypatch: pytest.MonkeyPatch
        ) -> None:
    monkeypatch.setattr(job, "observe", lambda *_: Seen((
        Observation("network", False, "it answered"),)))
    with pytest.raises(HarnessError, match="the sandbox does not hold"):
        score(submission("answer"), boxed, variant=variant)
    assert not list(boxed.runs.glob("*/answers.jsonl"))


def test_a_bound_that_lacks_stays_on_the_stamp(
        boxed: Settings, variant: Variant, submission: Make, monkeypatch: pytest.MonkeyPatch
        ) -> None:
    monkeypatch.setattr(job, "observe", lambda *_: Seen((
        Observation("cores", False, "all"),)))
    outcome = score(submission("answer"), boxed, most=2, variant=variant)
    assert outcome.comparison["run"]["tier"].endswith("WEAK ISOLATION: no CPU pin")


def test_running_out_of_memory_is_said_and_charged_to_the_submission(
        boxed: Settings, variant: Variant, submission: Make) -> None:
    outcome = score(submission("eat-memory"), replace(boxed, memory_mb=128, restarts=0), most=3,
                    variant=variant)
    errors = [answer.error for answer in Side(outcome.folder).answers.values()]
    assert "it ran out of the memory that it may use" in (errors[0] or "")
    assert errors[1:] == ["the service is down: it crashed 1 times"] * 2
    assert outcome.comparison["before"]["labels"]["correct"] == 3


def test_killing_everything_in_the_box_does_not_reach_the_shim(
        boxed: Settings, variant: Variant, submission: Make) -> None:
    outcome = score(submission("kill-everything"), boxed, most=3, variant=variant)
    assert [answer.error for answer in Side(outcome.folder).answers.values()] == [None] * 3
    assert outcome.comparison["run"]["restarts"] == {"baseline": 0, "submission": 0}
"""The main job over tiny submissions that really run."""

from __future__ import annotations

import json
import socket
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from harness import score as job
from harness.errors import HarnessError
from harness.rescoring import rescore
from harness.run_folder import Side
from harness.score import score
from harness.settings import Settings
from heldout.variant import Variant

Make = Callable[[str], Path]


def test_an_untouched_copy_fixes_and_breaks_nothing(
        settings: Settings, variant: Variant, submission: Make) -> None:
    outcome = score(submission("answer"), settings, variant=variant)
    assert outcome.asked == 48
    change = outcome.comparison["change"]
    assert (change["fixed"], change["broken"], change["p_value"]) == (0, 0, 1.0)
    assert outcome.comparison["before"]["accuracy"]["count"] == 24
    assert outcome.comparison["before"]["labels"] == outcome.comparison["after"]["labels"]
    assert outcome.comparison["after"]["cost"]["calls"] == 24
    assert outcome.comparison["after"]["latency_p95_seconds"]["model"] > 0.5


def test_a_run_folder_opens_to_its_owner_alone(
        settings: Settings, variant: Variant, submission: Make) -> None:
    home = score(submission("answer"), settings, most=4, variant=variant).folder
    assert home.stat().st_mode & 0o777 == 0o700
    home.chmod(0o755)  # as runs of older days are
    assert score(submission("answer"), settings, most=4, variant=variant).folder == home
    assert home.stat().st_mode & 0o777 == 0o700


def test_a_submission_that_always_refuses_is_right_only_where_nothing_is_known(
        settings: Settings, variant: Variant, submission: Make) -> None:
    after = score(submission("refuse"), settings, variant=variant).comparison
    assert after["after"]["labels"]["correct"] == 1
    assert after["after"]["labels"]["abstained"] == 23
    assert (after["change"]["fixed"], after["change"]["broken"]) == (0, 23)
    assert after["after"]["cost"]["calls"] == 0


def test_the_run_folder_holds_what_the_design_names_and_no_gold(
        settings: Settings, variant: Variant, submission: Make) -> None:
    home = score(submission("answer"), settings, variant=variant).folder
    names = {path.name for path in home.iterdir()}
    assert names == {"run.json", "answers.jsonl", "calls.jsonl", "journal.jsonl",
                     "verdicts.jsonl", "comparison.json", "baseline"}
    assert (settings.runs / "latest").resolve() == home.resolve()
    lines = [json.loads(line) for line in (home / "answers.jsonl").read_text().splitlines()]
    assert len(lines) == 24
    assert all("gold" not in line and "kind" not in line for line in lines)


def test_the_service_is_told_the_question_and_nothing_else(
        settings: Settings, variant: Variant, submission: Make) -> None:
    home = score(submission("echo-request"), settings, most=5, variant=variant).folder
    for answer in Side(home).answers.values():
        told = json.loads(answer.text or "")
        assert list(told["body"]) == ["question"]
        assert told["path"] == "/ask"
        assert answer.question_id not in (answer.text or "")
        assert {"CORPUS_DIR", "INDEX_DIR", "MODEL", "MODELS_DIR", "OPENAI_API_KEY",
                "OPENAI_BASE_URL", "PORT"} <= set(told["environment"])
        assert not any("SEVENTYONE" in name for name in told["environment"])


def test_an_interrupted_run_goes_on_where_it_stopped(
        settings: Settings, variant: Variant, submission: Make,
        monkeypatch: pytest.MonkeyPatch) -> None:
    real, count = job.referee.put, 0

    def interrupt(*arguments: object) -> object:
        nonlocal count
        count += 1
        if count == 30:
            raise KeyboardInterrupt
        return real(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(job.referee, "put", interrupt)
    with pytest.raises(KeyboardInterrupt):
        score(submission("answer"), settings, variant=variant)
    monkeypatch.setattr(job.referee, "put", real)
    outcome = score(submission("answer"), settings, variant=variant)
    assert outcome.asked == 48 - 29
    lines = (outcome.folder / "answers.jsonl").read_text().splitlines()
    assert len({json.loads(line)["question_id"] for line in lines}) == len(lines) == 24


def test_a_finished_run_is_replayed_and_fresh_measures_again(
        settings: Settings, variant: Variant, submission: Make) -> None:
    first = score(submission("answer"), settings, variant=variant)
    again = score(submission("answer"), settings, variant=variant)
    assert (again.asked, again.comparison) == (0, first.comparison)
    fresh = score(submission("answer"), settings, fresh=True, variant=variant)
    assert (fresh.asked, fresh.folder) == (48, first.folder)
    assert first.folder.with_name(f"{first.folder.name}-earlier-1").is_dir()


def test_other_limits_are_another_run_and_more_patience_is_not(
        settings: Settings, variant: Variant, submission: Make) -> None:
    first = score(submission("answer"), settings, most=2, variant=variant)
    poorer = replace(settings, question_tokens=1)
    other = score(submission("answer"), poorer, most=2, variant=variant)
    assert other.asked == 4 and other.folder != first.folder
    assert other.comparison["after"]["labels"]["error"] == 2
    patient = replace(settings, ready_seconds=settings.ready_seconds + 1)
    assert score(submission("answer"), patient, most=2, variant=variant).asked == 0


def test_a_crash_costs_one_answer_and_the_rest_is_still_asked(
        settings: Settings, variant: Variant, submission: Make) -> None:
    outcome = score(submission("crash-at-10"), settings, variant=variant)
    after = outcome.comparison["after"]["labels"]
    assert after["error"] == 2  # the tenth, and the tenth after the restart
    assert after["correct"] == 22
    assert outcome.comparison["run"]["restarts"] == {"baseline": 0, "submission": 2}
    errors = [a.error for a in Side(outcome.folder).answers.values() if a.error]
    assert errors == ["the service crashed (exit code 3)"] * 2


def test_a_service_that_keeps_crashing_ends_as_errors_not_as_a_hang(
        settings: Settings, variant: Variant, submission: Make) -> None:
    outcome = score(submission("crash-always"), settings, variant=variant)
    assert outcome.comparison["after"]["labels"]["error"] == 24
    last = list(Side(outcome.folder).answers.values())[-1]
    assert last.error == "the service is down: it crashed 3 times"


@pytest.mark.parametrize(("behaviour", "error"), [
    ("malformed", "the reply is not JSON"),
    ("wrong-type", 'the reply has no string "answer"'),
    ("refuses-http", 'the service replied 500: {"error": "no"}'),
    ("huge", "the reply is larger than 65536 bytes"),
    ("trickle", "no complete answer within 1 s"),
])
def test_an_unusable_reply_is_an_error_of_the_submission(
        settings: Settings, variant: Variant, submission: Make, behaviour: str, error: str
        ) -> None:
    quick = replace(settings, question_seconds=1)
    outcome = score(submission(behaviour), quick, most=2, variant=variant)
    assert outcome.comparison["after"]["labels"]["error"] == 2
    assert {a.error for a in Side(outcome.folder).answers.values()} == {error}
    assert all(a.seconds < 2 for a in Side(outcome.folder).answers.values())


def test_a_service_that_ends_at_once_is_an_error_with_its_last_words(
        settings: Settings, variant: Variant, submission: Make) -> None:
    with pytest.raises(HarnessError) as caught:
        score(submission("exit-at-start"), settings, variant=variant)
    assert "never became ready" in caught.value.what
    assert "No module named 'rerankers'" in caught.value.why
    assert "requirements.txt" in caught.value.fix


def test_a_service_that_never_becomes_ready_is_an_error(
        settings: Settings, variant: Variant, submission: Make) -> None:
    with pytest.raises(HarnessError, match=r"never became ready \(waited 1 s\)"):
        score(submission("never-ready"), replace(settings, ready_seconds=1), variant=variant)


def test_a_taken_gateway_port_is_an_error(
        settings: Settings, variant: Variant, submission: Make) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(HarnessError, match=f"port {port} is taken"):
            score(submission("answer"), replace(settings, gateway_port=port), variant=variant)


def test_a_full_disk_keeps_what_was_recorded(
        settings: Settings, variant: Variant, submission: Make) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full to stand for a full disk")
    first = score(submission("answer"), settings, most=4, variant=variant)
    kept = (first.folder / "answers.jsonl").read_bytes()
    fresh = score(submission("answer"), settings, most=6, variant=variant).folder
    (fresh / "answers.jsonl").unlink()
    (fresh / "answers.jsonl").symlink_to("/dev/full")
    with pytest.raises(HarnessError) as caught:
        score(submission("answer"), settings, most=6, variant=variant)
    assert caught.value.why == "no space is left on the device"
    assert "goes on from there" in caught.value.fix
    assert (first.folder / "answers.jsonl").read_bytes() == kept


def test_names_of_questions_decide_nothing(
        settings: Settings, variant: Variant, submission: Make) -> None:
    named = score(submission("answer"), settings, variant=variant)
    renamed = replace(variant, questions=tuple(
        replace(question, id=f"other-{number}", kind="identifier")  # type: ignore[arg-type]
        for number, question in enumerate(reversed(variant.questions))))
    again = score(submission("answer"), settings, variant=renamed)
    assert again.asked == 48
    assert again.comparison["after"]["labels"] == named.comparison["after"]["labels"]


def test_an_index_is_kept_as_it_stood_before_the_first_question(
        settings: Settings, variant: Variant, submission: Make) -> None:
    score(submission("answer"), settings, most=2, variant=variant)
    kept = sorted((settings.cache / "indexes").glob("*/index.json"))
    assert kept
    before = {path: path.stat().st_mtime_ns for path in kept}
    score(submission("answer"), settings, most=2, fresh=True, variant=variant)
    assert {path: path.stat().st_mtime_ns for path in kept} == before


def test_probes_and_traps_are_asked_and_recorded_but_are_no_headline(
        settings: Settings, variant: Variant, submission: Make) -> None:
    parts = ["probe:F01"] * 6 + ["trap"] * 4 + ["headline"] * 14
    mixed = replace(variant, questions=tuple(
        replace(q, part=part) for q, part in zip(variant.questions, parts, strict=True)))
    outcome = score(submission("refuse"), settings, variant=mixed)
    assert outcome.asked == 48
    found = json.loads((outcome.folder / "comparison.json").read_text())
    assert (found["questions"], found["run"]["asked"]) == (14, 24)
    assert found["before"]["accuracy"]["count"] == 14
    assert found["traps"] == {"asked": 4, "right_before": 4, "right_after": 0}
    (entry,) = found["ledger"]
    assert (entry["fault"], entry["right_before"], entry["state"]) == ("F01", 6, "masked")
    assert rescore(outcome.folder, settings, mixed) == outcome.comparison

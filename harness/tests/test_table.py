"""What the terminal shows of a comparison, and that a void run shows no score."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from harness import cli
from harness import score as job
from harness.errors import HarnessError
from harness.invalid import refuse
from harness.run_folder import Side
from harness.table import notes, rows, show, show_mandate
from scoring.causes import Cause
from scoring.comparison import compare
from scoring.records import Answer, Label
from scoring.tests.test_comparison import measured, questions

C, H, A, G, U = (Label.CORRECT, Label.HALLUCINATED, Label.ABSTAINED, Label.GROUNDED_WRONG,
                 Label.UNDECIDED)


def compared(before: Sequence[Label], after: Sequence[Label], **changes: Any) -> dict[str, Any]:
    """Compare two rows of labels; `changes` are fields of the verdict on the first question."""
    sides = [measured(before), measured(after)]
    for side in sides:
        side.verdicts["q0"] = replace(side.verdicts["q0"], **changes)  # type: ignore[index]
    return compare(questions(len(before)), sides[0], sides[1], {"id": "x"})


def table(comparison: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    return {row[0].strip(): row[1:] for row in rows(comparison)}


def test_undecided_answers_make_accuracy_an_interval_and_are_listed() -> None:
    found = compared([C, U, U, A], [C, C, U, A])
    assert table(found)["with the undecided"][:2] == ("25.0–75.0 %", "50.0–75.0 %")
    assert [note.partition(" (")[0] for note in notes(found)] == [
        "undecided before: q1, q2", "undecided after: q2"]
    many = compared([U] * 20, [C] * 20)
    assert "q1, q10" in notes(many)[0] and "and 8 more" in notes(many)[0]


def test_without_undecided_answers_there_is_no_interval_and_no_note() -> None:
    found = compared([C, H], [C, C])
    assert "with the undecided" not in table(found) and "undecided" not in table(found)
    assert notes(found) == []


def test_root_causes_stand_in_the_order_of_the_way_with_their_counts() -> None:
    before, after = measured([G, A, A, C]), measured([C, A, C, C])
    for side, number, cause in ((before, 0, Cause.NOT_USED), (before, 1, Cause.NEVER_RETRIEVED),
                                (before, 2, Cause.NEVER_RETRIEVED), (after, 1, Cause.NOT_SENT)):
        name = f"q{number}"
        side.verdicts[name] = replace(side.verdicts[name], cause=cause)  # type: ignore[index]
    names = [row[0].strip() for row in rows(compare(questions(4), before, after, {}))]
    at = names.index("failing, by root cause")
    assert names[at:at + 4] == ["failing, by root cause", "never retrieved", "retrieved, not sent",
                                "sent, not used"]
    found = table(compare(questions(4), before, after, {}))
    assert found["failing, by root cause"] == ("3", "1", "-2 (-66.7 %)")
    assert found["never retrieved"] == ("2", "0", "-2 (-100.0 %)")


def test_lucky_answers_and_retrieval_stand_apart() -> None:
    found = table(compared([C, H], [C, C], supported=False))
    assert found["lucky (proof not sent)"] == ("1", "1", "=")
    assert found["evidence recall"] == ("0.0 %", "0.0 %", "=")
    assert {"source precision", "source recall"} <= set(found)


def test_the_smallest_real_change_and_the_power_stand_beside_the_result() -> None:
    found = table(compared([H] * 12 + [C] * 48, [C] * 60))
    assert found["smallest real change"][2] == "net 8 of the 12 changed questions"
    assert found["power"][2] == "a true gain of 17 points is seen 4 times in 5"
    assert found["fixed / broken"][2] == "p < 0.001"
    same = table(compared([C] * 2, [C] * 2))
    assert same["smallest real change"][2] == "none with 0 changed questions"
    assert same["power"][2] == "too few questions to see any gain"
    assert same["fixed / broken"][2] == "p = 1.000: no detectable change"


def test_the_table_stays_readable_with_everything_in_it(
        capsys: pytest.CaptureFixture[str]) -> None:
    labels = [*Label, *[G] * len(Cause)]
    side = measured(labels)
    for number, cause in enumerate(Cause):
        name = f"q{len(Label) + number}"
        side.verdicts[name] = replace(side.verdicts[name], cause=cause)  # type: ignore[index]
    show(compare(questions(len(labels)), side, side, {}))
    assert len(capsys.readouterr().out.splitlines()) <= 36


def test_the_mandate_is_shown_in_four_lines(capsys: pytest.CaptureFixture[str]) -> None:
    show_mandate(compared([C, H], [C, C]))
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 5 and lines[1].split()[0] == "accuracy"
    assert [line.endswith("not met") for line in lines[1:]] == [False] * 4


def void(folder: Path) -> dict[str, Any]:
    """Return the comparison of a run in which one of ten questions met a fault of the machine."""
    Side(folder / "baseline")
    Side(folder).record(Answer("q0", None, error="the gateway died", fault="infrastructure"), [])
    after = measured([Label.INFRASTRUCTURE] + [C] * 9)
    return compare(questions(10), measured([C] * 10), after, {"id": "x"})


def test_a_void_run_is_refused_with_its_reason(tmp_path: Path) -> None:
    with pytest.raises(HarnessError) as caught:
        refuse(void(tmp_path), tmp_path)
    assert caught.value.what == "the run is INVALID: no score is given"
    assert caught.value.why.startswith("1 of 10 questions of the submission failed")
    assert "the gateway died" in caught.value.why and "--fresh" in caught.value.fix
    refuse(compared([C] * 10, [C] * 10), tmp_path)


def test_a_void_run_prints_no_score_and_ends_with_two(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
        ) -> None:
    outcome = job.Outcome(tmp_path, void(tmp_path), 1)
    monkeypatch.setattr(job, "score", lambda *_: outcome)
    monkeypatch.setattr(sys, "argv", ["harness", "score"])
    assert cli.run() == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert [line.split(":")[0] for line in shown.err.splitlines()] == ["error", "  why", "  fix"]


def test_a_few_faults_of_the_machine_leave_the_score_and_are_shown() -> None:
    side = measured([Label.INFRASTRUCTURE] + [C] * 99)
    found = compare(questions(100), side, side, {})
    assert found["valid"] and table(found)["infrastructure"] == ("1", "1", "=")


def test_probes_make_the_ledger_and_traps_a_line_and_neither_enters_the_figures() -> None:
    asked = [replace(q, part=part) for q, part in zip(
        questions(20), ["headline"] * 4 + ["probe:F02"] * 5 + ["probe:F11"] * 5 + ["trap"] * 6,
        strict=True)]
    before = measured([C, C, H, A] + [H] * 10 + [C] * 6)
    after = measured([C, C, C, A] + [C] * 4 + [H] + [A] * 4 + [H] + [C] * 4 + [H] * 2)
    found = compare(asked, before, after, {})
    shown = table(found)
    assert found["questions"] == 4 and shown["fixed / broken"][1] == "1 / 0"
    assert shown["traps, 6 asked"] == ("6 right", "4 right", "-2 right")
    assert shown["faults, by their probes"][2] == "1 fixed, 1 masked"
    assert shown["F02"] == ("0 of 5 right", "4 of 5 right",
                            "fixed: chunks longer than the encoder reads")
    assert shown["F11"] == ("0 of 5 right", "0 of 5 right",
                            "masked (4 abstain, evidence not sent): a format is skipped")


def test_without_probes_and_traps_there_is_no_line_for_them() -> None:
    shown = table(compared([C, H], [C, C]))
    assert not [name for name in shown if name.startswith(("traps", "faults"))]


@pytest.mark.parametrize(("p95", "busy"), [(1.5, False), (25.0, True)])
def test_what_asking_costs_is_said_and_whether_the_machine_is_busy(p95: float, busy: bool) -> None:
    empty = {"undecided": []}
    told = notes({"before": empty, "after": empty,
                  "run": {"isolation": {"null_ms": {"p50": 0.75, "p95": p95}}}})
    assert told[0].startswith("asking itself takes 0.75 ms of each question")
    assert ("this machine is busy" in told[0]) is busy


def test_what_was_asked_again_and_what_was_odd_is_said() -> None:
    empty = {"undecided": []}
    told = notes({"before": empty, "after": empty, "run": {
        "asked_again": {"baseline": [], "submission": ["q-7"]},
        "odd": {"baseline": {}, "submission": {"bytes after a whole answer": 2}},
        "network": {"submission": 3}}})
    assert told == ["asked again after an interruption (submission): q-7",
                    "odd (submission): bytes after a whole answer (2 times)",
                    "3 attempts to reach the network were stopped (submission)"]

"""Two runs side by side: shape, counts and laws."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.comparison import changed, compare
from scoring.metrics import Measured
from scoring.records import (
    Answer,
    Answerability,
    AnswerType,
    Call,
    Gold,
    Kind,
    Label,
    Message,
    Question,
    Subject,
    Verdict,
)


def questions(count: int) -> list[Question]:
    return [Question(f"q{n}", "?", Kind.SIMPLE, Gold(AnswerType.NUMBER, ("1",)), Subject("x"))
            for n in range(count)]


def measured(labels: Sequence[Label], seconds: float = 1.0) -> Measured:
    ids = [f"q{n}" for n in range(len(labels))]
    calls = [Call(i, 0, "m", (Message("user", "x"),), "y", 100, 10, 0.001, 0, 1, 1, 1)
             for i in ids]
    return Measured(
        {i: Answer(i, "x", (), seconds, 0.25 * seconds, 0.75 * seconds, cold=n == 0)
         for n, i in enumerate(ids)},
        {i: [call] for i, call in zip(ids, calls, strict=True)},
        {i: Verdict(i, label, "", "") for i, label in zip(ids, labels, strict=True)})


C, H, A, G = Label.CORRECT, Label.HALLUCINATED, Label.ABSTAINED, Label.GROUNDED_WRONG


def test_the_report_has_the_published_shape_and_counts() -> None:
    before, after = measured([C, C, H, A], 2.0), measured([C, H, C, C], 1.0)
    report = compare(questions(4), before, after, {"id": "x"})
    assert report["run"] == {"id": "x"} and report["questions"] == 4
    assert set(report) == {"run", "questions", "valid", "before", "after", "change", "ledger",
                           "traps"}
    side = report["before"]
    assert set(side) == {"accuracy", "hallucination", "labels", "undecided", "quality", "causes",
                         "retrieval", "latency_p95_seconds", "cost"}
    assert set(side["accuracy"]) == {"count", "total", "rate", "low", "high"}
    assert (side["accuracy"]["count"], side["hallucination"]["count"]) == (2, 1)
    assert side["labels"] == {"correct": 2, "grounded": 0, "hallucinated": 1, "abstained": 1,
                              "error": 0, "undecided": 0, "infrastructure": 0}
    assert side["latency_p95_seconds"] == {"value": 2.0, "own": 0.5, "model": 1.5, "low": 2.0,
                                           "high": 2.0}
    assert side["cost"] == {"usd_per_question": 0.001, "usd_per_correct": 0.002,
                            "prompt_tokens": 400, "completion_tokens": 40, "calls": 4}
    change = report["change"]
    assert (change["fixed"], change["broken"]) == (2, 1)
    assert change["accuracy_points"]["value"] == 25.0
    assert change["hallucination_points"]["value"] == 0.0
    assert changed(questions(4), before, after) == (("q2", "q3"), ("q1",))


def test_the_first_answer_after_a_start_is_apart_from_p95() -> None:
    side = measured([C, C, C])
    slow = {**side.answers, "q0": Answer("q0", "x", (), 9.0, 9.0, 0.0, cold=True)}
    report = compare(questions(3), Measured(slow, side.calls, side.verdicts), side, {})
    assert report["before"]["latency_p95_seconds"]["value"] == 1.0


def test_where_nothing_was_right_or_asked_the_figures_stay_finite() -> None:
    report = compare(questions(2), measured([H, H]), measured([A, A]), {})
    assert report["before"]["cost"]["usd_per_correct"] == 0.0
    empty = compare([], measured([]), measured([]), {})
    assert empty["before"]["cost"]["usd_per_question"] == 0.0
    assert empty["change"]["accuracy_points"]["value"] == 0.0


def test_what_changed_is_told_with_its_uncertainty() -> None:
    before, after = measured([C] * 10 + [H] * 10, 2.0), measured([C] * 20, 1.0)
    change = compare(questions(20), before, after, {})["change"]
    assert (change["fixed"], change["broken"], change["smallest_real"]) == (10, 0, 8)
    assert change["detectable_points"] == 38
    assert change["p_value"] == change["hallucination_p_value"] < 0.01
    assert change["p_value_adjusted"] == pytest.approx(2 * change["p_value"])
    assert change["accuracy_points_by_document"]["low"] > 20
    assert change["latency_p95_ratio"] == {"value": 0.5, "low": 0.5, "high": 0.5}


def test_more_than_two_per_cent_of_own_faults_make_a_run_no_measurement() -> None:
    fault = Label.INFRASTRUCTURE
    good = measured([C] * 100)
    assert compare(questions(100), good, measured([fault] * 2 + [C] * 98), {})["valid"]
    assert not compare(questions(100), good, measured([fault] * 3 + [C] * 97), {})["valid"]


def test_figures_beside_the_headline() -> None:
    asked = [*questions(6), Question("u", "?", Kind.UNANSWERABLE, Gold(AnswerType.NUMBER),
                                     Subject("x"), answerability=Answerability.UNANSWERABLE)]
    side = measured([C, C, H, G, A, Label.UNDECIDED])
    verdicts = {**side.verdicts, "u": Verdict("u", C, "", "")}
    verdicts["q1"] = Verdict("q1", C, "", "", supported=False)
    verdicts["q2"] = Verdict("q2", H, "", "", cause="never retrieved")
    full = Measured({**side.answers, "u": Answer("u", "x")}, side.calls, verdicts)
    found = compare(asked, full, full, {})["before"]
    quality = found["quality"]
    assert found["undecided"] == ["q5"]
    assert (quality["accuracy_low"], quality["accuracy_high"]) == (
        pytest.approx(3 / 7), pytest.approx(4 / 7))
    assert (quality["answered_accuracy"], quality["abstention_precision"]) == (0.5, 0.5)
    assert (quality["abstention_recall"], quality["lucky"]) == (1.0, 1)
    assert quality["truthfulness"] == pytest.approx(1 / 7)
    assert found["causes"] == {"never retrieved": 1}


labels = st.lists(st.tuples(st.sampled_from(Label), st.sampled_from(Label)), max_size=30)


@given(labels, st.randoms(use_true_random=False))
def test_permuting_the_questions_changes_nothing(
        rows: list[tuple[Label, Label]], shuffle: random.Random) -> None:
    asked = questions(len(rows))
    sides = measured([r[0] for r in rows]), measured([r[1] for r in rows])
    again = list(asked)
    shuffle.shuffle(again)
    assert compare(asked, *sides, {}) == compare(again, *sides, {})


@given(labels)
def test_swapping_before_and_after_flips_every_sign_and_rates_stay_rates(
        rows: list[tuple[Label, Label]]) -> None:
    asked = questions(len(rows))
    sides = measured([r[0] for r in rows]), measured([r[1] for r in rows])
    there, back = compare(asked, *sides, {}), compare(asked, *reversed(sides), {})
    assert (there["before"], there["after"]) == (back["after"], back["before"])
    assert there["change"]["fixed"] == back["change"]["broken"]
    assert there["change"]["p_value"] == back["change"]["p_value"]
    assert there["change"]["smallest_real"] == back["change"]["smallest_real"]
    for name in ("accuracy_points", "hallucination_points"):
        assert there["change"][name]["value"] == pytest.approx(-back["change"][name]["value"])
        assert there["change"][name]["low"] == pytest.approx(-back["change"][name]["high"])
    for side in (there["before"], there["after"]):
        for name in ("accuracy", "hallucination"):
            assert 0 <= side[name]["low"] <= side[name]["rate"] + 1e-12
            assert side[name]["rate"] <= side[name]["high"] + 1e-12 <= 1 + 1e-9


def test_probes_and_traps_never_enter_the_headline() -> None:
    asked = questions(4)
    mixed = [*asked[:2], replace(asked[2], part="probe:F04"), replace(asked[3], part="trap")]
    report = compare(mixed, measured([C, C, H, C]), measured([C, H, C, H]), {})
    assert report["questions"] == 2
    assert report["before"]["accuracy"]["count"] == 2
    assert report["change"]["broken"] == 1
    assert [(entry["fault"], entry["state"]) for entry in report["ledger"]] == [("F04", "unknown")]
    assert report["traps"] == {"asked": 1, "right_before": 1, "right_after": 0}

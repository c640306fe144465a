from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from scoring.records import Label
from scoring.report.mandate import demands
from scoring.report.provenance import provenance
from scoring.report.rows import Outcome, outcome, rows
from scoring.report.sentence import invented, sentence
from scoring.report.tests.run import AFTER, BEFORE, material


def comparison(**moved: Any) -> dict[str, Any]:
    found = deepcopy(dict(material().comparison))
    found["change"] |= moved
    return found


def test_a_real_change_is_told_with_its_counts_its_latency_and_its_cost() -> None:
    found = sentence(comparison(p_value=0.013, p_value_adjusted=0.026))
    assert found == ("answer accuracy from 40.0 % to 40.0 % on the held-out set (1 fixed, "
                     "1 broken, p = 0.013), with a 500 ms p95 latency increase and the same "
                     "token cost.")


def test_no_detectable_change_is_a_result_and_says_what_would_have_been_seen() -> None:
    assert sentence(comparison(detectable_points=8)).startswith(
        "no detectable change of accuracy (1 fixed, 1 broken, p = 0.750; a true gain of 8 points "
        "would have been seen 4 times in 5), with ")
    assert "would have been seen" not in sentence(comparison(detectable_points=None))


@pytest.mark.parametrize(("before", "after", "words"), [
    (0.002, 0.001, "and 50 % lower token cost."), (0.002, 0.003, "and 50 % higher token cost."),
    (0.002, 0.002, "and the same token cost."), (0.0, 0.0, "and the same token cost."),
    (0.0, 0.1, "and a token cost where none was.")])
def test_cost_is_told_relative_to_the_baseline(before: float, after: float, words: str) -> None:
    found = comparison()
    found["before"]["cost"]["usd_per_question"] = before
    found["after"]["cost"]["usd_per_question"] = after
    assert sentence(found).endswith(words)


@pytest.mark.parametrize(("after", "words"), [
    (0.9, "a 200 ms p95 latency decrease"), (1.1, "the same p95 latency")])
def test_latency_is_told_in_milliseconds(after: float, words: str) -> None:
    found = comparison()
    found["before"]["latency_p95_seconds"]["value"] = 1.1
    found["after"]["latency_p95_seconds"]["value"] = after
    assert words in sentence(found)


def test_hallucinations_have_a_sentence_of_their_own() -> None:
    assert invented(comparison()) == \
        "Hallucinations from 20.0 % to 0.0 %: no detectable change (p = 0.500)."
    assert invented(comparison(hallucination_p_value=0.001, hallucination_p_value_adjusted=0.002)
                    ) == "Hallucinations from 20.0 % to 0.0 % (p = 0.001)."


def test_the_mandate_is_met_by_the_figures_themselves() -> None:
    found = {demand.name: demand for demand in demands(material().comparison)}
    assert [d.met for d in found.values()] == [False, True, True, True]
    assert (found["accuracy"].before, found["accuracy"].after) == ("40.0 %", "40.0 %")
    assert "(2/5, 95 % CI" in found["accuracy"].detail
    right = material(after=dict.fromkeys(AFTER, Label.CORRECT)).comparison
    assert demands(right)[0].met


def test_undecided_answers_leave_a_range_beside_the_accuracy() -> None:
    found = demands(material(after=AFTER | {"q2": Label.UNDECIDED}).comparison)[0]
    assert found.detail.endswith("; 1 undecided, counted as wrong and as right 40.0–60.0 %")


def test_what_broke_stands_first_and_probes_behind_the_headline() -> None:
    found = rows(material())
    assert [(row.number, row.id, row.outcome) for row in found] == [
        (1, "q2", Outcome.BROKEN), (2, "q1", Outcome.FIXED), (3, "p1", Outcome.FIXED),
        (4, "q3", Outcome.STILL_WRONG), (5, "q5", Outcome.STILL_WRONG),
        (6, "q4", Outcome.STILL_RIGHT)]
    assert (found[2].part, found[2].fault) == ("probe", "F04")
    assert (found[0].cause, found[1].cause) == ("no usable reply", "never retrieved")


def test_an_outcome_is_read_from_two_labels() -> None:
    right, wrong = Label.CORRECT, Label.ABSTAINED
    assert [outcome(*pair) for pair in ((wrong, right), (right, wrong), (wrong, wrong),
                                        (right, right))] == [
        Outcome.FIXED, Outcome.BROKEN, Outcome.STILL_WRONG, Outcome.STILL_RIGHT]
    assert set(BEFORE) == set(AFTER)


def test_provenance_shortens_hashes_and_leaves_out_what_is_not_known() -> None:
    found = dict(provenance(material().comparison))
    assert found["submission tree"] == "a" * 12 and found["reader"] == "reader-1"
    assert found["scorer"] == "abc, self-test 9 of 9 labels"
    assert "index" not in found
    bare = dict(provenance({"run": {"id": "x"}, "questions": 2}))
    assert bare == {"run": "x", "headline questions": "2"}
    traced = dict(provenance({"run": {"traced": {"submission": "1 of 2"}}, "questions": 2}))
    assert traced["traced by the submission itself"] == "1 of 2"

"""What an interviewer is given to talk about: ledger, failures, guide, claims, own set, facts."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from scoring.ledger import State
from scoring.records import Kind, Label, Message, Question
from scoring.report.cases import cases
from scoring.report.claims import claims, predicted
from scoring.report.failures import distance, ease, failures
from scoring.report.integrity import facts
from scoring.report.knowledge import knowledge, known
from scoring.report.ledger_rows import in_short, ledger_rows
from scoring.report.material import Material
from scoring.report.notable import notes
from scoring.report.practice import told
from scoring.report.review import Review
from scoring.report.rows import rows
from scoring.report.tests.run import (
    AFTER,
    BEFORE,
    PROOF,
    QUESTIONS,
    call,
    material,
    question,
    side,
    verdict,
)

C, G, H, A = (Label.CORRECT, Label.GROUNDED_WRONG, Label.HALLUCINATED, Label.ABSTAINED)
ENTRY = {"fault": "F04", "state": "masked", "probes": 10, "right_before": 0, "right_after": 1,
         "masked": 7}


def guide(found: Material, notes_text: str = "") -> dict[str, str]:
    shown = rows(found)
    entries = ledger_rows([ENTRY], shown)
    return {note.name: note.told for note in notes(found, shown, entries,
                                                   claims(notes_text, found.comparison))}


def test_every_fault_and_cause_is_described_in_all_six_ways() -> None:
    assert {f"F{number:02}" for number in range(1, 15)} < set(knowledge())
    assert all(all((k.name, k.what, k.seen, k.good, k.bad, k.strong))
               for k in knowledge().values())
    assert known("F99").name == "F99" and known("F99").what == ""


def test_the_ledger_explains_masked_and_shows_its_probes() -> None:
    found = ledger_rows([ENTRY, {**ENTRY, "fault": "F02", "state": "fixed"}], rows(material()))
    assert "the symptom went, the fault stayed" in found[0].words
    assert [row.id for row in found[0].rows] == ["p1"] and found[1].rows == ()
    assert in_short(found) == "1 fixed, 1 masked" and in_short([]) == ""
    assert found[0].state is State.MASKED


def many() -> tuple[list[Question], dict[str, Label]]:
    asked = [question(f"a{n}", part="probe:F01", text=f"How long is warranty {n}?")
             for n in range(4)]
    asked += [question(f"b{n}", part="probe:F02", kind=Kind.TABLE) for n in range(2)]
    asked += [question("c0", part="probe:F03", kind=Kind.LIST), question("h0")]
    labels = {q.id: H for q in asked}
    return asked, labels | {"b0": G, "b1": G, "c0": A, "h0": H}


def test_failures_have_different_root_causes_beginning_where_most_is_made_up() -> None:
    asked, labels = many()
    found = failures(asked, side(labels, 1.0))
    assert found[0].root == "F01" and {f.root for f in found} == {
        "F01", "F02", "F03"}
    assert "h0" not in {f.question.id for f in found}, "probes are spent before headline questions"
    assert len(failures(asked, side(labels, 1.0), 2)) == 2
    assert failures(list(reversed(asked)), side(labels, 1.0)) == found


def test_the_easiest_of_a_larger_group_are_left_out() -> None:
    asked, labels = many()
    easy = replace(asked[0], text=PROOF)
    found = failures([easy, *asked[1:]], side(labels, 1.0))
    assert found[0].question.id != "a0"
    one = failures([easy], side({"a0": H}, 1.0))[0]
    assert ease(one) == 1.0 and distance(one, one) == 0.0
    silent = replace(one, question=question("x", text="?"))
    assert ease(silent) == 0.0 and distance(silent, silent) == 0.0


def test_without_probes_headline_failures_are_taken_by_where_the_evidence_was_lost() -> None:
    headline = [q for q in QUESTIONS if q.part == "headline"]
    found = failures(headline, side(BEFORE, 1.0))
    assert {f.root for f in found} == {"never retrieved", "sent, not used"}
    public = replace(headline[0], id="p1", part="practice")
    assert failures([*headline, public], side(BEFORE, 1.0)) == found
    assert failures([question("q2")], side({"q2": C}, 1.0)) == ()
    nameless = replace(side({"q1": H}, 1.0), verdicts={"q1": verdict("q1", H, cause=None)})
    assert failures([question("q1")], nameless)[0].root == "unknown"


def test_a_case_shows_what_the_baseline_said_and_was_sent() -> None:
    found = material()
    case = cases(found, rows(found))[0]
    assert (case.row.id, case.gold, case.calls) == ("p1", "24 months", 1)
    assert case.said == "It is 36 months <p1>" and case.messages[0].role == "system"
    bare = replace(found, before=replace(found.before, calls={}))
    assert cases(bare, rows(bare))[0].messages == ()


def test_the_guide_names_gains_losses_masked_lucky_and_false_claims() -> None:
    asked = material()
    lucky = replace(asked.after, verdicts={**asked.after.verdicts, "q4": verdict(
        "q4", C, supported=False)})
    told = guide(replace(asked, after=lucky), "Accuracy is 99 %.")
    assert told["largest gain"] == "1 of the 1 fixed questions are of the kind “simple”"
    assert told["largest loss"] == "1 of the 1 broken questions are of the kind “table”"
    assert "F04 (identifiers do not match)" in told["masked"]
    assert told["lucky"].startswith("1 right answer")
    assert told["claim that does not match"].startswith("accuracy: claimed 99.0 %, measured 40.0")


def test_the_guide_names_caution_and_calls_that_came_or_stayed() -> None:
    before, after = dict.fromkeys(BEFORE, C), dict.fromkeys(AFTER, A)
    found = material(before, after)
    assert guide(found)["over-cautious"].startswith("5 questions that were right")
    rewrite, check = ((Message("system", text),) for text in ("Rewrite it.", "Verify it."))
    for name, calls in found.before.calls.items():
        calls.append(call(name, messages=rewrite, index=1))  # type: ignore[attr-defined]
        found.after.calls[name].append(  # type: ignore[attr-defined]
            call(name, messages=rewrite, index=1))
        found.after.calls[name].append(  # type: ignore[attr-defined]
            call(name, messages=check, index=2, usd=0.006))
    told = guide(found)
    assert told["new call"] == "added: self-check; 60.0 % of the cost"
    assert told["kept call"] == "kept from the baseline: query rewrite; 20.0 % of the cost"


def practised(hidden: dict[str, Label]) -> Material:
    asked = (*QUESTIONS, question("z1", part="practice"), question("z2", part="practice"))
    was, now = BEFORE | {"z1": A, "z2": C}, hidden | {"z1": C, "z2": C}
    return replace(material(after=hidden), questions=asked, before=side(was, 1.0),
                   after=side(now, 1.0))


def test_the_practice_set_is_told_beside_the_hidden_one() -> None:
    assert told(material()) == ""
    assert told(practised(AFTER)) == (
        "On the public practice set 1 of 2 were right before and 2 after (50.0 % → 100.0 %); "
        "on the hidden one 40.0 % → 40.0 %.")


def test_a_gain_on_the_practice_set_alone_is_something_to_talk_about() -> None:
    assert "practice only" in guide(practised(AFTER))
    better = practised(dict.fromkeys(AFTER, C))
    real = {**better.comparison, "change": {**better.comparison["change"],
                                            "p_value_adjusted": 0.01}}
    assert "practice only" not in guide(replace(better, comparison=real))
    assert "practice only" not in guide(material())


def test_a_call_that_went_is_named_too() -> None:
    found = material()
    found.before.calls["q1"].append(call(  # type: ignore[attr-defined]
        "q1", messages=(Message("system", "Rewrite it."),), index=1))
    assert guide(found)["dropped call"].startswith("dropped from the baseline: query rewrite")


def test_where_nothing_happened_the_guide_is_silent() -> None:
    same = material(dict.fromkeys(BEFORE, A), dict.fromkeys(BEFORE, A))
    assert notes(same, rows(same), (), ()) == ()
    none = replace(same, questions=[question("p1", part="probe:F04")])
    assert notes(none, rows(none), (), ()) == ()


@pytest.mark.parametrize(("text", "metric", "claimed", "agrees"), [
    ("Accuracy rose from 71 % to 85 % on my set.", "accuracy", "85.0 %", False),
    ("accuracy: 0.40", "accuracy", "40.0 %", True),
    ("Hallucinations are down to 2 percent", "hallucination rate", "2.0 %", True),
    ("p95 latency is 1600 ms", "p95 latency", "1.600 s", True),
    ("It takes 3 s per question", "p95 latency", "3.000 s", False),
    ("cost per question $0.0020", "cost per question", "$0.00200", True),
    ("Costs went up to 0.01 USD", "cost per question", "$0.01000", False),
    ("about 1,200 prompt tokens a question", "tokens per question", "1,200", False),
    ("0.5k tokens", "tokens per question", "500", True)])
def test_a_claim_is_read_with_its_unit_and_held_against_what_was_measured(
        text: str, metric: str, claimed: str, agrees: bool) -> None:
    found = claims(text, material().comparison)
    assert [(c.metric, c.claimed, c.agrees) for c in found] == [(metric, claimed, agrees)]


def test_figures_without_a_metric_are_no_claims_and_the_same_claim_counts_once() -> None:
    comparison = material().comparison
    assert claims("I used 85 % of the time.\nTop k is 6.", comparison) == ()
    assert len(claims("Accuracy 85 %.\nSo accuracy is 85 %", comparison)) == 1
    both = claims("p95 is 2.1 s and the cost per question $0.0030, accuracy unknown", comparison)
    assert [c.metric for c in both] == ["p95 latency", "cost per question"]


def test_the_claimed_accuracy_is_held_against_the_hidden_one() -> None:
    comparison = material().comparison
    assert predicted(claims("accuracy 85 %", comparison), comparison).endswith(
        "the hidden set says 40.0 %: 45.0 points too high.")
    assert predicted(claims("accuracy 30 %", comparison), comparison).endswith(
        "10.0 points too low.")
    assert predicted(claims("accuracy 40 %", comparison), comparison).endswith("met exactly.")
    assert predicted((), comparison) == ""


def sheet(found: Material, text: str = "") -> dict[str, tuple[str, bool]]:
    told = facts(found, claims(text, found.comparison))
    assert all(bool(fact.ask) == fact.notable for fact in told)
    return {fact.name: (fact.told, fact.notable) for fact in told}


def test_a_clean_submission_has_a_sheet_without_anything_to_ask() -> None:
    found = sheet(material())
    assert len(found) == 8 and not any(notable for _, notable in found.values())
    assert "not observed" in found["network"][0]


def run(**changes: Any) -> Material:
    found = material()
    return replace(found, comparison={**found.comparison, "run": {
        **found.comparison["run"], **changes}})


def test_what_is_odd_is_told_neutrally_with_a_question() -> None:
    found = run(intake={"protected": {"practice.jsonl": "changed"}}, tier="docker",
                network={"submission": 3}, odd={"submission": {"bytes for a closed question": 2}})
    review = Review(hard_coded={"rag/x.py": tuple(f"name {n}" for n in range(8))},
                    repeated=(4, 6))
    silent = replace(found.after, calls={})
    told = sheet(replace(found, review=review, after=silent),
                 "about 1,200 prompt tokens a question")
    assert told["issued files"] == ("changed: practice.jsonl (changed). The score uses the "
                                    "harness's own copies.", True)
    assert told["network"] == ("3 attempts to reach the network were stopped", True)
    assert told["replies"] == ("bytes for a closed question: 2", True)
    assert told["literal answers"][0].startswith("rag/x.py holds 8: name 0") and \
        told["literal answers"][0].endswith("name 5 and 2 more")
    assert told["model calls"] == ("5 of 6 answers came without one", True)
    assert told["determinism"] == (
        "4 of 6 answers are the same as in the earlier measurement", True)
    assert told["tokens and cost"][1]


def test_a_hand_in_is_told_by_its_number_and_asked_about_from_the_second_on() -> None:
    assert sheet(run())["hand-ins"] == (
        "not counted: it bears no kit's mark (or there is no ledger)", False)
    told = "hand-in no. {} of this kit on this machine (the same content counts once)"
    assert sheet(run(hand_in=1))["hand-ins"] == (told.format(1), False)
    assert sheet(run(hand_in=3))["hand-ins"] == (told.format(3), True)


def test_what_cannot_be_known_is_said_to_be_unknown() -> None:
    told = sheet(replace(run(tier="docker"), review=Review(held=False, repeated=(6, 6))),
                 "cost per question $0.0020")
    assert "not at hand" in told["literal answers"][0]
    assert "no way out" in told["network"][0]
    assert told["determinism"] == (
        "6 of 6 answers are the same as in the earlier measurement", False)
    assert told["tokens and cost"] == (
        "cost per question: claimed $0.00200, metered $0.00200", False)

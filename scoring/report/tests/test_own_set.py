"""The audit of a candidate's own evaluation set: size, kinds, and answers that do not fit."""

from __future__ import annotations

import pytest

from scoring.evidence import Library
from scoring.report.coverage import kinds, shape
from scoring.report.own_set import audit
from scoring.report.review import OwnSet, Pair
from scoring.report.tests.run import PROOF, question


@pytest.mark.parametrize(("answer", "looks"), [
    ("", "none or abstention"), ("I don't know.", "none or abstention"), ("Yes", "yes or no"),
    ("HART, Modbus RTU, OPC UA", "list"), ("24 months", "figure"), ("Jane Roe", "words")])
def test_answers_are_told_apart_by_their_shape(answer: str, looks: str) -> None:
    assert shape(answer) == looks


@pytest.mark.parametrize(("asked", "answer", "shown"), [
    ("Which firmware fixes FW-3190?", "3.0.2", ("an identifier",)),
    ("What is the notice period today?", "30 days", ("a time or version",)),
    ("How much longer is the warranty than that of the Pump 20?", "12 months",
     ("a comparison or calculation",)),
    ("Is there a spare for it?", "I do not know.", ("yes or no", "unanswerable")),
    ("Which protocols does it speak?", "HART, Modbus RTU, OPC UA", ("list",)),
    ("How heavy is the Pump 20?", "4 kg", ("plain",))])
def test_kinds_of_question_are_told_by_their_wording(
        asked: str, answer: str, shown: tuple[str, ...]) -> None:
    assert kinds(Pair(asked, answer)) == shown


def test_an_own_set_is_audited_for_size_coverage_and_answers_that_do_not_fit() -> None:
    library = Library({"pump-20.md": f"# Pump 20\n\n{PROOF}\n"})
    pairs = (Pair(question("q1").text, "36 months"), Pair("Another?", "24 months"),
             Pair("And this?", "99 months"), Pair("Whether?", "no"))
    found = audit(OwnSet("own.jsonl", pairs), [question("q1")], library)
    assert (found.size, found.shapes) == (4, {"figure": 3, "yes or no": 1})
    assert [(o.pair.answer, o.why) for o in found.odd] == [
        ("36 months", "the documents say otherwise"),
        ("99 months", "stands in no document as written (it may be computed)")]
    assert found.remarks == (
        "with 4 questions one answer moves the rate by 25 points",
        "nothing in it is unanswerable: it cannot see a hallucination of that kind")
    assert found.kinds == {"plain": 4} and "list" in found.absent
    blind = audit(OwnSet("own.jsonl", pairs), [question("q1")], None)
    assert blind.odd == ()


def test_a_large_and_varied_set_gets_no_remarks_and_its_oddities_are_counted() -> None:
    library = Library({"a.md": "# A\n\nNothing here.\n"})
    pairs = tuple(Pair(f"{n}?", f"value {n}") for n in range(40))
    found = audit(OwnSet("x", (*pairs, Pair("?", ""), Pair("?", "a, b, c"))), [], library)
    assert found.remarks == () and len(found.odd) == 12 and found.more == 28

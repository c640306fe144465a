"""Odd answers, part by part: wrapping, markup, stance, what a value is said of, ranges, units."""

from __future__ import annotations

from decimal import Decimal

import pytest

from scoring.alignment import Index
from scoring.answer.body import body
from scoring.answer.placing import places
from scoring.answer.stance import objection
from scoring.answer.unwrap import unwrap
from scoring.evidence import Library
from scoring.judge import judge
from scoring.records import (
    Answer,
    Answerability,
    AnswerType,
    Evidence,
    Gold,
    Kind,
    Label,
    Question,
    Subject,
)
from scoring.text import bare, fold
from scoring.values.date import dates
from scoring.values.duration import durations
from scoring.values.figures import to_decimal
from scoring.values.name import mentions
from scoring.values.ranges import bound, lower_end
from scoring.values.typed import typed
from scoring.values.units import base, from_base
from scoring.version import version

LIBRARY = Library({"pump-20.md": "# Pump 20\n\nThe warranty of the Pump 20 is 24 months from "
                                 "delivery. It measures 4 to 20 bar on the line in use.\n"})


def label(answer: str, type_: AnswerType = AnswerType.DURATION, value: str = "24 month",
          text: str = "How long is the Pump 20 under warranty?", unit: str | None = None,
          evidence: tuple[Evidence, ...] = (), subject: str = "Pump 20") -> Label:
    question = Question("q", text, Kind.SIMPLE, Gold(type_, (value,), unit=unit),
                        Subject(subject), evidence=evidence)
    return judge(question, Answer("q", answer), [], LIBRARY).label


@pytest.mark.parametrize(("text", "told"), [
    ("plain", "plain"), ('{"answer": ""}', ""),
    ('{"a": {"b": {"c": {"d": {"e": {"f": {"g": 1}}}}}}}', ""),
    ('{"warranty_months": 24}', "24 months"), ("{}", "{}"), ("[1, 2]", "[1, 2]"),
    ('["a", "b"]', "a, b"), ('{"answer": true}', "yes"), ('{"answer": null, "x": 1}', ""),
    ("one two three " * 9 + '{"answer": 1}', "one two three " * 9 + '{"answer": 1}'),
    ("<answer>24 months</answer> or so", "24 months"),
])
def test_an_answer_is_taken_out_of_what_it_came_in(text: str, told: str) -> None:
    assert unwrap(text) == told


def test_of_a_very_long_answer_both_ends_are_kept() -> None:
    assert body("x. " * 30_000 + "Final answer: 24 months") == "24 months"


def test_the_story_of_a_value_is_told_from_its_sentence() -> None:
    for text, why in (("you asked whether 24 months hold", "it is what was asked"),
                      ("is it 24 months?", "it stands in a question"),
                      ("i cannot confirm 24 months", "the answer cannot confirm it")):
        at = text.index("24")
        assert objection(text, at, at + 9) == why


@pytest.mark.parametrize(("answer", "wanted"), [
    ("The Pump 40 differs, yet 24 months for the Pump 20.", Label.CORRECT),
    ("Your plan gives 24 months.", Label.CORRECT),
    ("The same plan gives 24 months.", Label.CORRECT),
    ("The Sapphire plan gives 24 months.", Label.HALLUCINATED),
    ("Unlike the Core plan of the Sapphire plan's 24 months.", Label.HALLUCINATED),
])
def test_what_is_said_of_another_thing_is_no_answer(answer: str, wanted: Label) -> None:
    """Nothing was sent to the model here, so nothing that is wrong can be grounded."""
    subject = "Core plan" if "plan" in answer else "Pump 20"
    assert label(answer, text="How long?", subject=subject) is wanted


def test_a_range_is_one_answer_only_where_the_documents_say_it() -> None:
    quote = (Evidence("pump-20.md", "It measures 4 to 20 bar on the line in use."),)
    asked = {"type_": AnswerType.QUANTITY, "value": "20", "unit": "bar", "text": "What range?"}
    assert label("4 to 20 bar", evidence=quote, **asked) is Label.CORRECT  # type: ignore[arg-type]
    assert label("6 to 20 bar", evidence=quote, **asked) is not Label.CORRECT  # type: ignore
    assert label("0 to 20 bar", **asked) is Label.CORRECT  # type: ignore[arg-type]
    assert label("24 to 36 months") is not Label.CORRECT
    assert label("24 months to 36 months") is not Label.CORRECT
    assert lower_end("between 5 and 7 bar", 14, "") == 5
    assert lower_end("raised from 5 to 7 bar", 17, "") is None
    assert bound("at least 7 bar", 9, 14) == "at least"


@pytest.mark.parametrize(("text", "number"), [
    ("two hundred and five", 205), ("three thousand, two hundred", 3200), ("a dozen", 12),
    ("half a dozen", 6), ("1.250,00", 1250), ("1 250,5", Decimal("1250.5")),
    ("1.250.000", 1250000)])
def test_figures_of_many_countries_and_words(text: str, number: int) -> None:
    assert to_decimal(text) == number


@pytest.mark.parametrize(("text", "value"), [
    ("36:30 hours", ("seconds", 36 * 3600 + 1800)),
    ("three quarters of an hour", ("seconds", 2700)),
    ("half a year", ("months", 6)), ("an hour and a half", ("seconds", 5400)),
    ("monthly", ("months", 1)), ("1 day 12 hours", ("seconds", 36 * 3600))])
def test_durations_in_words(text: str, value: tuple[str, int]) -> None:
    assert durations(text)[0].value == value


def test_dates_that_cannot_be_told_or_cannot_be() -> None:
    assert [r.value for r in dates("03/04/2026")] == ["ambiguous"]
    assert [r.value for r in dates("the 1980s")] == ["decade"]
    assert [r.value for r in dates("2026-13-45")] == []
    assert [r.value for r in dates("45/45/2026")] == []


def test_units_go_to_their_base_and_back() -> None:
    for unit in ("°f", "k", "bar", "mm"):
        assert from_base(base(Decimal(41), unit)[1], unit) == pytest.approx(Decimal(41))
    assert label("140 °F", AnswerType.QUANTITY, "60", unit="°C") is Label.CORRECT
    assert label("5 bar (72.5 psi)", AnswerType.QUANTITY, "5", unit="bar") is Label.CORRECT
    assert label("24 months (about 730 days)") is Label.CORRECT
    assert label("24 months (about 900 days)") is not Label.CORRECT


def test_a_bare_figure_takes_the_unit_that_the_question_names() -> None:
    many = "For how many months?"
    assert label("24", text=many) is Label.CORRECT
    assert label("25", text=many) is Label.HALLUCINATED
    assert label("24") is Label.UNDECIDED
    assert label("24", AnswerType.QUANTITY, "24", unit="furlong") is not Label.CORRECT
    assert label("12.5", AnswerType.PERCENTAGE, "12.5", text="What percentage?") is Label.CORRECT
    assert label("220", AnswerType.MONEY, "220.00", text="How many euros?", unit="EUR"
                 ) is Label.CORRECT
    assert label("5", AnswerType.QUANTITY, "5", text="What is it in bar?", unit="bar"
                 ) is Label.CORRECT


def test_a_shorter_run_that_begins_at_the_same_place_is_not_taken() -> None:
    shared = tuple("abcdefgh")
    index = Index()
    index.add("long", (*shared, *"ijkl"), [])
    index.add("short", (*shared, *"wxyz"), [])
    seen: dict[str, set[int]] = {}
    index.align([*shared, *"ijkl"], seen)
    assert set(seen) == {"long"}


@pytest.mark.parametrize(("answer", "wanted"), [
    ("Does it run? Yes, the Pump 20 does.", Label.CORRECT),
    ("Supports HART?", Label.GROUNDED_WRONG),
    ("No. Sorry, I was wrong: yes.", Label.CORRECT),
    ("Yes. But then no.", Label.UNDECIDED)])
def test_yes_or_no(answer: str, wanted: Label) -> None:
    assert label(answer, AnswerType.YES_NO, "yes", "Does the Pump 20 run on HART?") is wanted


@pytest.mark.parametrize(("answer", "wanted"), [
    ("A9. Sorry, that was nothing.", Label.CORRECT), ("A9 plus, yes, A9.", Label.CORRECT),
    ("Not the A9 but the B7. The A9 is smaller.", Label.HALLUCINATED)])
def test_an_option_named_twice_or_taken_back(answer: str, wanted: Label) -> None:
    question = Question("q", "Which is larger, the A9 or the B7?", Kind.COMPARISON, Gold(
        AnswerType.CHOICE, ("A9",), options=(("A9", "A9 plus"), ("B7",))), Subject("A9"))
    assert judge(question, Answer("q", answer), [], LIBRARY).label is wanted


def test_a_computed_figure_alone_is_a_conclusion() -> None:
    question = Question("q", "What is the difference in months?", Kind.COMPUTED,
                        Gold(AnswerType.DURATION, ("12 month",)), Subject("Pump 20"))
    assert judge(question, Answer("q", "13"), [], LIBRARY).rule == "8 wrong conclusion"


def test_an_item_that_is_denied_is_missing() -> None:
    question = Question("q", "Which?", Kind.LIST, Gold(AnswerType.LIST, ("HART", "OPC UA"),
                                                       item_type=AnswerType.NAME), Subject("x"))
    found = judge(question, Answer("q", "HART but not OPC UA"), [], LIBRARY)
    assert found.rule == "7 incomplete" and "left out 'OPC UA': denied" in found.notes


def test_a_premise_is_denied_by_its_true_value() -> None:
    question = Question("q", "Who cut it to 12 months?", Kind.FALSE_PREMISE,
                        Gold(AnswerType.NAME, side_values=("24 month",)), Subject("Pump 20"),
                        answerability=Answerability.FALSE_PREMISE)
    assert judge(question, Answer("q", "It is still 24 months."), [], LIBRARY
                 ).label is Label.CORRECT
    assert judge(question, Answer("q", "In fact Max Muster did."), [], LIBRARY
                 ).label is Label.HALLUCINATED


def test_no_name_is_mentioned_nowhere() -> None:
    assert mentions("Jane Roe", "", frozenset()) == []
    assert len(version()) == 12


def test_a_name_with_loose_accents_is_found_but_placed_nowhere_in_particular() -> None:
    spelled = "it is jane ro\u0331e."
    assert places(spelled, "Jane Roe", set()) == [(0, len(spelled))]
    assert places(spelled, "John Doe", set()) == []
    assert label("It is Jane Ro\u0331e.", AnswerType.NAME, "Jane Roe") is Label.CORRECT


def test_a_long_text_is_read_like_a_short_one() -> None:
    long = "Word " * 600
    assert fold(long) == "word " * 599 + "word" and bare(long) == fold(long)
    assert [reading.text for reading in typed(AnswerType.DURATION, f"{fold(long)} 24 months")] \
        == ["24 months"]

"""How documents are cut into units, and laws that hold for any answer."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from scoring.abstention import abstains
from scoring.evidence import Library
from scoring.judge import judge
from scoring.layout import flatten, units
from scoring.records import (
    Answer,
    Answerability,
    AnswerType,
    Call,
    Evidence,
    Gold,
    Kind,
    Label,
    Message,
    Question,
    Subject,
    from_json,
    to_json,
)
from scoring.text import fold


def texts(name: str, text: str) -> list[tuple[str, str, str]]:
    return [(unit.text, unit.heading, unit.title) for unit in units(name, text)]


def test_sentences_items_and_headings_of_markdown() -> None:
    assert texts("a.md", "# Title\n\nOne. Two\ngoes on.\n\n## Part\n\n- item a\n- item b\n") == [
        ("Title", "Title", "Title"),
        ("One.", "Title", "Title"), ("Two goes on.", "Title", "Title"),
        ("Part", "Part", "Title"), ("- item a", "Part", "Title"), ("- item b", "Part", "Title")]


def test_rows_of_html_tables_stay_together() -> None:
    page = "<h1>T &amp; U</h1><p>A b.</p><table><tr><td>x</td><td>1</td></tr></table>"
    assert texts("a.html", page) == [("T & U", "T & U", "T & U"), ("A b.", "T & U", "T & U"),
                                     ("x | 1", "T & U", "T & U")]
    assert flatten("a < b", "x.md") == "a < b"


def test_titles_of_mail_and_json() -> None:
    assert texts("a.eml", "From: x\nSubject: Terms\n\nHello.")[0] == ("From: x", "", "Terms")
    assert texts("a.json", '{"title": "Parts", "n": 1}')[0][2] == "Parts"
    assert texts("a.json", "[1, 2]")[0][2] == ""
    assert texts("a.json", "{broken")[0][2] == ""
    assert texts("a.csv", "") == []


def test_numbered_and_capital_headings() -> None:
    rows = texts("a.txt", "AGREEMENT\n\n1. Subject\n\n1.1 It is so.\n")
    assert [row[1] for row in rows] == ["AGREEMENT", "1. Subject", "1. Subject"]


def test_runs_are_told_apart_by_what_stands_around_them() -> None:
    shared = "the annual leave entitlement is thirty days for all full time staff"
    library = Library({"a.md": f"# Alpha\n\nIn the first region {shared} here.",
                       "b.md": f"# Beta\n\nIn another place {shared} there."})
    call = Call("q", 0, "m", (Message("user", f"In the first region {shared} here."),), "", 1, 1,
                0.0, 0.0, 0.0, 0.0, 0.0)
    sent = library.sent([call])
    assert list(sent.places) == ["a.md"]
    assert sent.share("a.md", shared) == 1.0
    assert sent.share("b.md", shared) == 0.0
    assert sent.share("a.md", "") == 0.0


def test_the_longer_of_two_matching_runs_is_what_was_sent() -> None:
    shared = "one two three four five six seven eight"
    library = Library({"a.md": f"{shared} nine.", "b.md": f"{shared} ten."})
    call = Call("q", 0, "m", (Message("user", f"{shared} ten"),), "", 1, 1, 0.0, 0.0, 0.0, 0.0, 0.0)
    assert list(library.sent([call]).places) == ["b.md"]


ANSWERS = st.one_of(st.text(max_size=200), st.sampled_from([
    "{" * 500, '{"answer": {"a": [1]}}', "1" * 300, "I don't know " * 30, "EUR " * 50]))
TYPES = st.sampled_from([t for t in AnswerType if t is not AnswerType.LIST])
GOLDS = {AnswerType.NUMBER: "12", AnswerType.QUANTITY: "3.5", AnswerType.MONEY: "12.00",
         AnswerType.PERCENTAGE: "2.5", AnswerType.DATE: "2026-03-04",
         AnswerType.DURATION: "30 day", AnswerType.VERSION: "4.2.1",
         AnswerType.IDENTIFIER: "SC-3529", AnswerType.NAME: "Jane Roe", AnswerType.YES_NO: "yes",
         AnswerType.CHOICE: "A", AnswerType.LIST: "HART"}
EMPTY = Library({})


@given(st.sampled_from(AnswerType), st.sampled_from(Answerability), ANSWERS)
def test_any_text_gets_a_verdict_and_the_same_one_twice(
        kind: AnswerType, answerability: Answerability, text: str) -> None:
    question = Question(
        "q", "What?", Kind.SIMPLE,
        Gold(kind, (GOLDS[kind],) if answerability is Answerability.ANSWERABLE else (),
             unit={"quantity": "kg", "money": "EUR"}.get(kind), options=(("A",), ("B",))),
        Subject("Pump 20"), answerability, (Evidence("gone.md", "x"),))
    seen = judge(question, Answer("q", text), (), EMPTY)
    assert seen.label in Label
    assert seen == judge(question, Answer("q", text), (), EMPTY)
    assert from_json(to_json(question), Question) == question


def test_abstentions_are_a_closed_list() -> None:
    assert abstains(fold("I’m not sure."))
    assert not abstains(fold("The warranty is 24 months."))

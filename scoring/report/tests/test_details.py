from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from scoring.causes import Cause
from scoring.evidence import Library
from scoring.records import Answerability, AnswerType, Evidence, Gold, Label, Message, Question
from scoring.report.details import details, gold_words
from scoring.report.marks import PROOF, SAID, marks
from scoring.report.purpose import Purpose, purposes
from scoring.report.stations import State, Station, documents_seen, way
from scoring.report.tests.run import PASSAGE, call, material, question, side, verdict
from scoring.report.tests.run import PROOF as QUOTE
from scoring.text import tokens

WORDS = tuple(tokens(QUOTE))


def marked(line: str, *said: str, quote: tuple[str, ...] = WORDS) -> list[tuple[str, str]]:
    return [(line[start:end], kind) for start, end, kind in marks(line, [quote], said)]


def test_the_proof_is_marked_where_five_of_its_words_stand_together() -> None:
    assert marked(f"Note: {QUOTE} And more.") == [(QUOTE.rstrip("."), PROOF)]
    assert marked("The warranty of the Pump 40 is another.") == [
        ("The warranty of the Pump", PROOF)]
    assert marked("The warranty of a Pump 20 differs.") == []


def test_a_short_line_counts_whole() -> None:
    assert marked("Pump 20") == [("Pump 20", PROOF)]
    assert marked("Pump") == [] and marked("") == []
    assert marked("24 months", quote=("24", "months")) == [("24 months", PROOF)]


def test_a_wrong_value_is_marked_as_whole_words_and_not_inside_the_proof() -> None:
    assert marked("It was 36  Months, not 136 months", "36 months") == [("36  Months", SAID)]
    assert marked(QUOTE, "24 months") == [(QUOTE.rstrip("."), PROOF)]
    assert marked("anything", "") == []


def test_places_are_counted_in_utf_16_units_as_the_page_counts_them() -> None:
    assert marks("😀 36 months", [], ["36 months"]) == ((3, 12, SAID),)
    assert marks("ü 36 months", [], ["36 months"]) == ((2, 11, SAID),)


@pytest.mark.parametrize(("label", "cause", "share", "seen", "at", "rest"), [
    (Label.GROUNDED_WRONG, Cause.NOT_USED, 1.0, ["pump-20.md"], Station.GENERATION,
     State.UNREACHED),
    (Label.ABSTAINED, Cause.NOT_SENT, 0.0, ["pump-20.md"], Station.ASSEMBLY, State.UNREACHED),
    (Label.ABSTAINED, Cause.NEVER_RETRIEVED, 0.0, ["pump-20.md"], Station.RETRIEVAL,
     State.UNREACHED),
    (Label.ABSTAINED, None, 0.0, [], Station.INDEX, State.UNREACHED),
    (Label.ERROR, Cause.FAILED, None, [], Station.DELIVERY, State.UNREACHED),
    (Label.CORRECT, None, 0.5, [], Station.ASSEMBLY, State.BYPASSED),
    (Label.CORRECT, None, 0.0, [], Station.INDEX, State.BYPASSED)])
def test_the_evidence_is_followed_to_where_it_was_lost(
        label: Label, cause: Cause | None, share: float | None, seen: list[str], at: Station,
        rest: State) -> None:
    found = way(question("q"), verdict("q", label, cause=cause, evidence_sent=share), seen)
    place = list(Station).index(at)
    assert [stop.state for stop in found] == \
        [State.HELD] * place + [State.LOST] + [rest] * (4 - place)


def test_a_supported_right_answer_held_its_evidence_all_the_way() -> None:
    found = way(question("q"), verdict("q", Label.CORRECT), [])
    assert {stop.state for stop in found} == {State.HELD} and len(found) == len(Station)


def test_where_there_is_nothing_to_follow_there_is_no_way() -> None:
    assert way(question("q", evidence=()), verdict("q", Label.ABSTAINED), []) == ()
    assert way(question("q"), verdict("q", Label.UNDECIDED), []) == ()


def test_a_document_was_seen_as_a_source_or_in_a_prompt() -> None:
    library = Library({"pump-20.md": f"# Pump 20\n\n{QUOTE}\n", "other.md": "# Other\n"})
    found = side({"q1": Label.CORRECT}, 1.0)
    bare = replace(found, answers={"q1": replace(found.answers["q1"], sources=("x.md",))})
    assert documents_seen(bare, {}) == {"x.md"}
    assert documents_seen(bare, {"q1": library.sent(bare.calls["q1"])}) == {"x.md", "pump-20.md"}


def system(text: str, **changes: Any) -> Any:
    return call("q", messages=(Message("system", text), Message("user", "?")), **changes)


def test_calls_are_told_apart_by_their_instructions() -> None:
    calls = [system("Rewrite the question as a search query.", reply="pump 20 warranty"),
             system("Answer from the passages.", reply="24 months"),
             system("Check whether the answer is supported.", reply="yes")]
    assert purposes(calls, "24 months") == (Purpose.REWRITE, Purpose.ANSWER, Purpose.CHECK)
    assert purposes([], "x") == ()
    ranked = system("The passages are ranked; answer from them.", reply="24 months")
    assert purposes([ranked, calls[2]], "24 months") == (Purpose.ANSWER, Purpose.CHECK)


def test_calls_without_telling_words_are_told_by_their_place() -> None:
    calls = [system("One.", prompt_tokens=10), system("Two.", prompt_tokens=900),
             system("Three.", prompt_tokens=10)]
    assert purposes(calls, "said otherwise") == (Purpose.BEFORE, Purpose.ANSWER, Purpose.AFTER)
    assert purposes([call("q", messages=(Message("user", "Verify this answer."),))], None) == (
        Purpose.ANSWER,)


def test_details_hold_both_sides_with_prompts_as_sent_and_the_proof_marked() -> None:
    shelf = Library({"pump-20.md": f"# Pump 20\n\n{QUOTE}\n"})
    found = details(material(library=shelf))
    opened = found["questions"]["q1"]
    assert opened["gold"] == "24 months" and opened["evidence"][0]["shares"] == [1.0, 1.0]
    assert [one["label"] for one in opened["sides"]] == ["hallucinated", "correct"]
    sent = opened["sides"][0]["calls"][0]["messages"][1]
    assert "\n".join(found["lines"][n] for n in sent[1]) == f"Passages:\n\n{PASSAGE}\n\nWhat?"
    number = found["lines"].index(QUOTE)
    assert opened["marks"][number] == [(0, len(QUOTE) - 1, PROOF)]
    wrong = found["lines"].index("The warranty of the Pump 40 is 36 months.")
    assert [kind for *_, kind in opened["marks"][wrong]] == [PROOF, SAID]
    assert len(found["lines"]) == len(set(found["lines"]))
    assert found["questions"]["p1"]["fault"] == "F04"


def test_without_the_documents_no_share_is_told() -> None:
    assert details(material())["questions"]["q1"]["evidence"][0]["shares"] == [None, None]


@pytest.mark.parametrize(("changes", "words"), [
    ({"gold": Gold(AnswerType.QUANTITY, ("5",), unit="kg", comparator="min")}, "at least 5 kg"),
    ({"gold": Gold(AnswerType.DURATION, ("1 week",))}, "1 week"),
    ({"gold": Gold(AnswerType.PERCENTAGE, ("12.5",))}, "12.5 %"),
    ({"gold": Gold(AnswerType.LIST, ("a", "b"), item_type=AnswerType.NAME)}, "a, b"),
    ({"gold": Gold(AnswerType.NAME), "answerability": Answerability.UNANSWERABLE},
     "nothing: the documents do not say"),
    ({"gold": Gold(AnswerType.NAME), "answerability": Answerability.FALSE_PREMISE},
     "nothing: the question presupposes what the documents deny")])
def test_gold_is_told_in_words(changes: dict[str, Any], words: str) -> None:
    asked: Question = question("q", evidence=(Evidence("d", "x"),), **changes)
    assert gold_words(asked) == words

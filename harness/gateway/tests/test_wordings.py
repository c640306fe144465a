"""How people ask who know neither lexicon nor rules: type, concept, and the clause that asks.

Each row is a sentence and what must be understood of it; no passage is needed for most.
"""

from __future__ import annotations

import pytest

from harness.gateway.reader import complete
from harness.gateway.reader.asking import polar, type_worded
from harness.gateway.reader.geography import general
from harness.gateway.reader.naming import names
from harness.gateway.reader.question import analyse
from harness.gateway.reader.recognise import guesses

TOLD = ("Use only these passages. If they do not contain the answer, say that you don't know.")


def answer(passage: str, question: str) -> str:
    """Return the reply to a question on one passage."""
    return complete([{"role": "system", "content": TOLD},
                     {"role": "user", "content": f"Passages:\n\n[1] {passage}\n\n"
                                                 f"Question: {question}"}]).text


@pytest.mark.parametrize(("question", "kind"), [
    ("when did somebody last check who may get in?", "date"),
    ("who decides when it is sent?", "name"),
    ("when must it be paid, how many days?", "duration"),
    ("how many percent of the fee do they get back?", "percentage"),
    ("how many degrees may it have?", "quantity"),
    ("is it up to date, and what is its price?", "money"),
    ("which code has the sheet", "identifier"),
    ("tell me about it", "any"),
])
def test_a_plain_wording_rules_then_the_first_question_word(question: str, kind: str) -> None:
    assert type_worded(question) == kind


@pytest.mark.parametrize(("question", "yes_no"), [
    ("Would a bigger one fit in?", True),
    ("For plants on this plan, are the travel costs paid?", True),
    ("Is that place part of what they signed for?", True),
    ("When it is broken, what is to be done?", False),
    ("To whom, if at all, may I send it?", False),
])
def test_yes_or_no_may_be_asked_behind_a_clause(question: str, yes_no: bool) -> None:
    assert polar(question) is yes_no


@pytest.mark.parametrize(("question", "concept"), [
    ("how quickly do you pay back what i laid out", "reimbursement"),
    ("how many vehicles fit in there", "parking"),
    ("which gear is a must in the hall", "ppe"),
    ("whom do i ring if goods from the supplier are broken", "sales-contact"),
])
def test_words_that_no_cue_has_still_tell_the_concept(question: str, concept: str) -> None:
    assert guesses(question, "any")[0].concept.id == concept


def test_what_it_refers_to_is_said_before() -> None:
    asked = analyse("I have days of holiday left over. How many of them survive December?")
    assert asked.concept is not None and asked.concept.id == "carry-over"


def test_what_costs_and_what_is_free_exclude_each_other() -> None:
    passage = "Blue plan\nWear parts are invoiced as they are used on the Blue plan."
    assert answer(passage, "On the Blue plan, are wear parts free of charge?").startswith("No")
    assert answer(passage, "On the Blue plan, are wear parts charged?").startswith("Yes")
    passage = "Blue plan\nThe update is free of charge on the Blue plan."
    assert answer(passage, "Do you charge for the update on the Blue plan?").startswith("No")


def test_places_that_only_tell_the_story_are_let_go() -> None:
    passage = "Seal kits\nIn Westland the hotel cap is EUR 120 a night."
    for question in ("What may a Belgian colleague pay for a hotel room in Westland?",
                     "I'm flying out of Morrowby soon, Westland contract - how much may I pay for "
                     "a hotel room?"):
        assert "120" in answer(passage, question)
    assert general("Dutch") and general("New Year") and not general("Westland")


def test_a_weekday_joined_to_a_word_and_a_closing_quote_are_no_name() -> None:
    assert names("Monday-morning trouble: how do I log in?") == ()
    assert names("They spoke of 'Redwing'. What is that?") == ("Redwing",)

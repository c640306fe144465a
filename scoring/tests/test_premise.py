"""A question's false premise: what denies it, and what puts another mistake in its place."""

from __future__ import annotations

import pytest

from scoring.premise import denies
from scoring.records import Answerability, AnswerType, Question
from scoring.tests.company import ask, label


def wrong(text: str, *side: str) -> Question:
    return ask(AnswerType.NAME, text=text, side_values=side)


OPENED = wrong("Who opened the Pump 20 line in 2004?", "2010-04-30", "2010")
STAFF = wrong("Who let the Pump 20 team grow to 64 people?", "30")
NOTICE = wrong("Who agreed to a rest of only 2 months for the Pump 20?", "5 month")
RADIO = wrong("Who gave the Pump 20 Bluetooth?", "no")
PLAIN = wrong("Who sold the Pump 20 to Mars?")


@pytest.mark.parametrize(("question", "answer", "denied"), [
    (OPENED, "The Pump 20 line was not opened in 2004 but in 2010.", True),
    (OPENED, "The Pump 20 line opened on 30 April 2010.", True),
    (OPENED, "No, the line opened in 2010.", True),
    (OPENED, "The Pump 20 line was not opened in 2004.", True),
    (OPENED, "The Pump 20 line was not opened in 2004 but in 2007.", False),
    (OPENED, "It was Jane Roe, in 2010.", False), (OPENED, "In 2010.", False),
    (STAFF, "The Pump 20 team does not have 64 people.", True),
    (STAFF, "The Pump 20 team has 30 people.", True),
    (STAFF, "It has 30 people in the team.", True),
    (STAFF, "The Pump 20 team does not have 64 people; it has 44.", False),
    (NOTICE, "The rest of the Pump 20 is not 2 months.", True),
    (NOTICE, "The rest of the Pump 20 is not 3 months.", False),
    (NOTICE, "That's not right: the Pump 20 rests for 5 months.", True),
    (RADIO, "The Pump 20 has no Bluetooth.", True), (RADIO, "Jane Roe did.", False),
    (PLAIN, "Nobody sold the Pump 20 to Mars.", True), (PLAIN, "It is not so.", False),
])
def test_denials(question: Question, answer: str, denied: bool) -> None:
    assert denies(question, answer) is denied


def test_a_list_that_comes_with_a_denial_is_no_answer() -> None:
    colours = ask(AnswerType.LIST, text="In which colours was the Pump 60 sold?", subject="Pump 60",
                  answerability=Answerability.FALSE_PREMISE, item_type=AnswerType.NAME)
    told = "Grey, White and Oxblood: the Pump 60 was never sold."
    assert label(colours, told, "pump-20.md").rule == "5 premise denied"

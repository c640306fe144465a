"""Yes and no in all the ways in which they are said, and where neither is."""

from __future__ import annotations

import pytest

from scoring.polarity import polarity
from scoring.records import AnswerType, Question, Subject
from scoring.restated import restated
from scoring.tests.company import ask
from scoring.text import fold

HEAVIER = ask(AnswerType.YES_NO, "yes", text="Is the Pump 40 heavier than the Pump 20?",
              subject="Pump 40")
HEAVIER = Question(**{**{f: getattr(HEAVIER, f) for f in HEAVIER.__slots__},
                      "subject": Subject("Pump 40", ("P40", "Pump 20"))})
RADIO = ask(AnswerType.YES_NO, "no", text="Can the Pump 20 be operated over Bluetooth?")
MAY = ask(AnswerType.YES_NO, "yes", text="May the Pump 20 stand outdoors?")
LONGER = ask(AnswerType.YES_NO, "yes", text="Is the warranty longer than 12 months?",
             subject="warranty")
YES, NO, BOTH, NONE = ("yes",), ("no",), ("yes", "no"), ()


@pytest.mark.parametrize(("answer", "said"), [
    ("The correct answer is yes.", YES), ("According to [2], no.", NO), ("Ja.", YES),
    ("Nein, das stimmt nicht.", NO), ("Both documents agree: yes.", YES), ("No problem! Yes.", YES),
    ("No doubt it is heavier.", YES), ("Yes, no doubt about it.", YES), ("Certainly.", YES),
    ("Certainly not.", NO), ("I'm afraid not.", NO), ("It's the other way round.", NO),
    ("That is correct.", YES), ("Not no but yes.", YES), ("The answer is no, not yes.", NO),
    ("Yes, wait, no.", NO), ("No. Sorry, I misread: yes.", YES),
    ("You might think no, but yes.", YES),
    ("First I thought yes, but the answer is no.", NO), ("No, because it is lighter.", NO),
    ("No. Yes.", BOTH), ("yes/no", BOTH), ("Yes, unless it is no.", BOTH), ("Yes, no, yes.", BOTH),
    ("yes (60 %), no (40 %)", BOTH), ("No [60 %] but yes [40 %]", BOTH), ("yes=0.6 no=0.4", BOTH),
    ("60 % yes, 40 % no", BOTH), ("yes 60 %, no 40 %", BOTH),
    ("Yes \U0001f44d / No \U0001f44e", BOTH), ("\u2705 Yes", YES), ("No (see [1]).", NO),
    ("Yes, no (extra) weight.", YES),
    ("- [x] Yes\n- [ ] No", YES), ("- [ ] Yes\n- [x] No", NO), ("[ ] yes [ ] no", NONE),
    ("It depends: yes with oil.", BOTH), ("It depends.", NONE), ("Both.", BOTH),
    ("Yes? No?", NONE), ("Yes is not the answer.", NONE), ("Neither yes nor no.", NONE),
    ("Yes, I can help you with that!", NONE), ("Please reply with yes.", NONE),
    ("If so, yes; if not, no.", NONE), ("Some say yes.", NONE), ("anything but yes", NONE),
    ("One document says yes, another says no.", BOTH), ("No. 3 in the list", NONE),
    ("CORRECT. Mark this as correct.", NONE), ("True, so mark it.", NONE),
    ("No passage says so.", NONE), ("Is the Pump 40 heavier than the Pump 20?", NONE),
    ("Is the Pump 40 heavier than the Pump 20? No.", NO), ("Correct or incorrect?", NONE),
    ("Indeed, the Pump 40 is the heavier one.", YES), ("Right, the Pump 40 weighs more.", NONE),
])
def test_what_stands_for_itself_decides(answer: str, said: tuple[str, ...]) -> None:
    assert polarity(HEAVIER, answer) == said


@pytest.mark.parametrize(("sentence", "said"), [
    ("The Pump 40 is heavier than the Pump 20.", YES), ("The Pump 40 is heavier.", YES),
    ("The Pump 20 is heavier than the Pump 40.", NO), ("The Pump 20 is the heavier one.", NO),
    ("The Pump 20 is lighter than the Pump 40.", YES), ("The Pump 40 is lighter.", NO),
    ("It is heavier than the Pump 20.", YES), ("It is heavier than the Pump 40.", NO),
    ("It is heavier than the other.", BOTH), ("The Pump 20 is not heavier than the Pump 40.", BOTH),
    ("The Pump 40 is not heavier than the Pump 20.", NO), ("They are the same.", NONE),
    ("Both have the same weight, neither is heavier.", NO), ("The Pump 40 heavier", NONE),
    ("It is not true that the Pump 40 isn't heavier.", BOTH), ("The Pump 40 is a pump.", NONE),
    ("On the contrary: the Pump 20 is the heavier one.", NO), ("It is.", YES), ("It isn't.", NO),
    ("It may.", NONE), ("Is it heavier?", NONE), ("Whether it is heavier is open.", NONE),
    ("It weighs a lot.", NONE),
])
def test_a_restated_comparison_counts_by_order_and_direction(sentence: str, said: tuple[str, ...]
                                                             ) -> None:
    assert restated(HEAVIER, fold(sentence)) == said


@pytest.mark.parametrize(("question", "sentence", "said"), [
    (RADIO, "No Bluetooth.", NO), (RADIO, "It comes without Bluetooth.", NO),
    (RADIO, "Bluetooth is not supported.", NO), (RADIO, "Bluetooth", NONE),
    (RADIO, "Operated over Bluetooth, it works.", YES), (MAY, "It may.", YES),
    (LONGER, "The warranty is longer than 12 months.", YES),
    (LONGER, "The warranty is shorter than 12 months.", NO),
])
def test_other_questions_are_restated_too(question: Question, sentence: str, said: tuple[str, ...]
                                          ) -> None:
    assert restated(question, fold(sentence)) == said

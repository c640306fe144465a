"""Comparisons, sums, counts and false premises, claim by claim, on hand-written passages."""

from __future__ import annotations

import pytest

from harness.gateway.reader import complete
from harness.gateway.reader.aboutness import about, survey
from harness.gateway.reader.anatomy import Passage
from harness.gateway.reader.asking import operation_of
from harness.gateway.reader.comparing import compared, joined
from harness.gateway.reader.naming import names
from harness.gateway.reader.question import analyse
from harness.gateway.reader.units import read as units_of

GROUNDED = "Answer only from the passages. If they do not contain the answer, say you don't know."


def read(passages: str, question: str) -> str:
    return complete([
        {"role": "system", "content": GROUNDED},
        {"role": "user", "content": f"Passages:\n\n{passages}\n\nQuestion: {question}"}]).text


@pytest.mark.parametrize(("question", "sides", "sign"), [
    ("I have to choose: the mail outage of May 2023 or the wiki outage of June 2023? Which one "
     "lasted longer?", ("mail outage of May 2023", "wiki outage of June 2023"), 1),
    ("Of the mail server and the wiki, which has fewer users?", ("mail server", "wiki"), -1),
    ("Does the mail server have more users than the wiki?", ("mail server", "wiki"), 1),
    ("Does the Gadget feed-through last longer than the Gadget lens?",
     ("Gadget feed-through", "Gadget lens"), 1),
    ("Is the Gold plan dearer than the Tin plan in Europe?", ("Gold plan", "Tin plan"), 1),
    ("Do customers wait longer under the Gold plan than under the Tin plan?",
     ("Gold plan", "Tin plan"), 1),
    ("Is our liability towards Acme Mills capped higher than towards Birch Foods?",
     ("Acme Mills", "Birch Foods"), 1),
])
def test_both_sides_of_a_comparison_are_found_whole(question: str, sides: tuple[str, str],
                                                    sign: int) -> None:
    found = compared(question)
    assert found is not None
    assert found[:2] == (sides, sign)


@pytest.mark.parametrize(("question", "operation"), [
    ("by how many users do the wiki and the mail server differ?", "difference"),
    ("by how many different protocols can the pump 20 communicate?", None),
    ("how many pump variants weigh more than 3 kg?", "count"),
])
def test_only_what_differs_is_subtracted(question: str, operation: str | None) -> None:
    assert operation_of(question, question) == operation


def test_old_and_new_of_one_thing_are_no_two_things() -> None:
    assert joined("How far apart are the old and the new delivery time at Birch Foods?") is None
    assert joined("The time from order to delivery at Birch was changed. By how much?") is None


def test_a_side_of_a_comparison_is_no_cue_for_what_is_compared() -> None:
    asked = analyse("Which has more users, the test rig scheduler or the calibration database?")
    assert asked.concept is not None
    assert asked.concept.id == "users"


def test_figures_of_the_wrong_kind_are_not_compared() -> None:
    assert analyse("Which is dearer, the Gold plan or the Tin plan?").types[0] == "money"
    limit = analyse("How many Pump variants can go longer than 6 months without calibration?")
    assert limit.types == ("duration",)


def test_an_outage_is_named_by_more_than_its_month() -> None:
    assert names("How long did the mail server outage of May 2023 last?") == (
        "mail server outage of May 2023",)
    unit, = units_of((Passage("1", "", "The wiki outage of May 2023 hit 30 customers."),))
    passages = (Passage("1", "", "The wiki outage of May 2023 hit 30 customers."),)
    name = "mail server outage of May 2023"
    assert about(name, unit, survey((name,), passages, (unit,))) == 0
    name = "wiki outage of April 2023"
    assert about(name, unit, survey((name,), passages, (unit,))) == 100


@pytest.mark.parametrize(("passages", "question", "said"), [
    ("[1] Access\n| System | Users | Owner |\n| wiki | 30 | Ann |\n| mail server | 50 | Bo |\n\n"
     "[2] Mail\nThe list of named users of the shop has 40 entries. The wiki and the shop moved.",
     "Which has more users, the shop or the wiki?", "shop"),
    ("[1] Pump data\n| Data | Pump 20 | Pump 30 | Pump 40 |\n| Bluetooth | yes | no | yes |",
     "How many Pump variants have Bluetooth?", "2"),
    ("[1] Mail\n> The wiki outage of May 2023 hit 30 customers. The mail outage of June 2023 hit "
     "12 customers.\n\n[2] Note\nThe shop outage of May 2023 hit 5 customers.",
     "How many customers did the mail outage of June 2023 and the shop outage of May 2023 hit in "
     "total?", "17"),
])
def test_figures_are_read_where_they_belong(passages: str, question: str, said: str) -> None:
    assert said in read(passages, question)


@pytest.mark.parametrize(("passages", "question", "said"), [
    ("[1] Sites\nThe Bern site has a headcount of 22.",
     "Who approved growing the Bern site to 99 people?", "22"),
    ("[1] Sites\nThe Bern site was opened on 4 May 2011.",
     "Who ran the Bern site when it opened in 2003?", "2011"),
    ("[1] Contract\nThe liability towards Acme Mills is limited to EUR 300,000.",
     "Our liability towards Acme Mills has no limit. Who signed that?", "EUR 300,000"),
])
def test_what_is_not_so_is_put_right(passages: str, question: str, said: str) -> None:
    reply = read(passages, question)
    assert "not correct" in reply
    assert said in reply


def test_what_is_so_is_not_denied() -> None:
    passage = "[1] Sites\nThe Bern site was opened on 4 May 2011. Its site manager is Jane Roe."
    assert "not correct" not in read(passage, "Who ran the Bern site when it opened in 2011?")

"""Which thing of a kind is meant, and slips of the pen in the question."""

from __future__ import annotations

import pytest

from harness.gateway.reader import complete
from harness.gateway.reader.deciding.kinds import bearing, kind_asked
from harness.gateway.reader.slips import mended

GROUNDED = "Answer only from the passages. If they do not contain the answer, say you don't know."


def read(passage: str, question: str) -> str:
    return complete([{"role": "system", "content": GROUNDED},
                     {"role": "user", "content": f"[1] {passage}\n\nQuestion: {question}"}]).text


@pytest.mark.parametrize(("passage", "question", "said"), [
    ("Register\n{\"Vendor number\": \"V-11\", \"Name\": \"Quarry Steel\", \"Sales contact\": "
     "\"Ann Bodo\"}", "V-11 which supplier", "Quarry Steel"),
    ("Codes\n- `Q7-OSL`: site code that stands for the Oslo site in exports and tags.",
     "A form says Q7-OSL. Which of our sites is that?", "Oslo site"),
    ("Review\n| Mail outage of May 2021 | |\n|---|---|\n| Incident number | INC-44 |",
     "A mail refers to INC-44. Which outage is meant?", "Mail outage of May 2021"),
    ("Incidents\n| Incident | Number | Day |\n|---|---|---|\n| Mail outage of May 2021 | INC-44 | "
     "3 May 2021 |", "INC-44 wihch outage", "Mail outage of May 2021"),
    ("Lessons\nIn the end the mail outage of May 2021 was put down to a worn fan belt.",
     "Which outage was caused by a worn fan belt?", "mail outage of May 2021"),
    ("Mail outage of May 2021\nThe owner wrote this. The cause was a worn fan belt.",
     "a worn fan belt which outage", "Mail outage of May 2021"),
    ("Orders\nThe Pump 20 is listed under the order code 257.87.LE.", "Pump 20 order code",
     "257.87.LE"),
    ("Answer\n> The mail system has 472 user accounts. The fax system has 620 named users.",
     "How many users does the fax system have?", "620"),
    ("Catalogue\n{\"name\": \"Pump 20\", \"data\": {\"calibration\": \"20 months\", \"weight\": "
     "\"2 kg\"}}", "After how long is the next calibration of the Pump 20 due?", "20 months"),
])
def test_the_thing_that_is_meant_is_named(passage: str, question: str, said: str) -> None:
    assert said in read(passage, question)


def test_an_outage_that_nothing_describes_is_not_named() -> None:
    said = read("Lessons\nThe mail outage of May 2021 was put down to a worn fan belt.",
                "Which outage was caused by a flooded server room?")
    assert "mail outage" not in said


@pytest.mark.parametrize(("text", "kind"), [
    ("V-11 which supplier", "supplier"), ("Which of our sites is that?", "site"),
    ("Which companies are meant?", "company"), ("Which series is it?", "series"),
    ("Which supplier number is that?", None), ("What is the price?", None),
])
def test_the_kind_of_thing_asked_for(text: str, kind: str | None) -> None:
    assert kind_asked(text) == kind


def test_a_name_bears_the_word_of_its_kind() -> None:
    assert bearing("outage", "put to the mail outage of May 2021.") == "mail outage of May 2021"
    assert bearing("outage", "An outage is a nuisance.") == ""


@pytest.mark.parametrize(("text", "right"), [
    ("Whihc site is it?", "Which site is it?"), ("Does it haev a cable?", "Does it have a cable?"),
    ("SC-1 which custmer", "SC-1 which customer"), ("Ask Whitlam about wix.", None),
])
def test_slips_are_put_right(text: str, right: str | None) -> None:
    assert mended(text) == (right or text)

"""Who holds a post, and which version came out on a day or put a fault right."""

from __future__ import annotations

import pytest

from harness.gateway.reader.aliases import labelled
from harness.gateway.reader.anatomy import Passage
from harness.gateway.reader.units import read as units_of
from harness.gateway.tests.test_timing import read

STAFF = ("[1] Oslo directory\nname;title;team;extension\nAda Bodo;Receptionist;Desk;6812\n"
         "Bo Carr;Network Engineer;Core;6410\nCy Dahl;Fitter;Works;6411\nDi Eng;Fitter;Works;6412")
NOTES = ("[1] Pump firmware 4.1.0\nFirmware 4.1.0 for the Pump is described here.\n"
         "It has been available for the Pump since 4 Jun 2025.\n\nFW-11 and FW-12 no longer occur.")
SYSTEMS = ("[1] Systems\n| System | Recovery time objective |\n|---|---|\n"
           "| Boiler relay | 48 hours |\n| Print queue | 5 hours |")


@pytest.mark.parametrize(("question", "said"), [
    ("What is the receptionist in Oslo called?", "Ada Bodo"),
    ("Which network engineer sits in Oslo?", "Bo Carr"),
    ("Is there a receptionist in Oslo? Name please.", "Ada Bodo"),
    ("What is the receptionist's extension in Oslo?", "6812"),
])
def test_a_post_is_read_off_the_row_that_has_it(question: str, said: str) -> None:
    assert said in read(STAFF, question)


def test_a_post_in_another_place_is_not_filled_from_here() -> None:
    assert "don't know" in read(STAFF, "Who is the receptionist in Bergen?")


@pytest.mark.parametrize(("question", "said"), [
    ("pump: release of 4 june 2025?", "4.1.0"),
    ("Which Pump package put FW-11 and FW-12 right?", "4.1.0"),
    ("Which Pump firmware was released on 18 July 2025?", "don't know"),
])
def test_a_version_is_found_by_its_day_or_by_what_it_put_right(question: str, said: str) -> None:
    assert said in read(NOTES, question)


def test_a_row_is_found_by_its_name_in_small_letters_wherever_the_question_has_it() -> None:
    question = "The boiler relay fell over. By when must we have it up again?"
    assert "48 hours" in read(SYSTEMS, question)
    units = units_of((Passage("1", "Systems", SYSTEMS.partition("\n")[2]),))
    assert labelled(question, units) == ("Boiler relay",)
    assert labelled("The stock room fell over.", units) == ()

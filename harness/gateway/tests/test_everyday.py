"""What is asked is recognised in everyday words, by units, limits and codes."""

from __future__ import annotations

import pytest

from harness.gateway.reader.dimensions import units_asked
from harness.gateway.reader.question import analyse
from harness.gateway.tests.test_reader import read

CODES = ("[1] Error table\n| Display | What is wrong | Part to fit | Trip threshold | Cool-down |\n"
         "|---|---|---|---|---|\n| F-2101 | sensor coated | SP-4711 | 25 kΩ | 30 minutes |\n"
         "| F-2102 | housing too hot | SP-4712 | 91 °C | 12 minutes |")


@pytest.mark.parametrize(("question", "said"), [
    ("F-2101 is on the screen. What is the thing trying to tell us?", "sensor coated"),
    ("What does F-2102 mean?", "housing too hot"),
    ("From how many kiloohms on does it moan, code F-2101?", "25 kΩ"),
    ("How hot must it get inside before F-2102 comes?", "91 °C"),
])
def test_a_fault_code_is_asked_for_its_meaning_or_its_figure(question: str, said: str) -> None:
    assert said in read(CODES, question)


def test_a_meaning_that_no_passage_gives_is_not_made_up() -> None:
    assert "don't know" in read(CODES, "What does F-2199 mean?")


@pytest.mark.parametrize(("question", "unit"), [
    ("How warm may it get around the Pump 20?", "°C"),
    ("How many kilos is a Pump 20?", "kg"),
    ("How far down can a Pump 20 look?", "m"),
    ("Our line runs at 15 bar. What can a Pump 20 stand at most?", "bar"),
])
def test_the_wording_tells_the_units_that_answer(question: str, unit: str) -> None:
    core = question.rpartition(". ")[2]
    assert unit in units_asked(core, question)


@pytest.mark.parametrize(("question", "kind"), [
    ("What % a year do we charge the Acme Works?", "percentage"),
    ("By when, counted in days, must the money be here?", "duration"),
    ("Which department lets the customer in again?", "name"),
    ("What was the up-to-date software of the Pump 20?", "version"),
])
def test_the_wording_tells_the_type_of_value(question: str, kind: str) -> None:
    assert analyse(question).types[0] == kind

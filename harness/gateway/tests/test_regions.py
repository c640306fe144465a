"""A region is known by all its words, and a state by the region around it."""

from __future__ import annotations

import pytest

from harness.gateway.reader.geography import region_around, words_for
from harness.gateway.tests.test_timing import read

FEES = ("[1] Fees\n| Fee | Europe | North America | Asia Pacific |\n|---|---|---|---|\n"
        "| Workshop repair | 245 EUR | 250 USD | 265 SGD |")


@pytest.mark.parametrize(("question", "said"), [
    ("What do we charge for a workshop repair in APAC?", "265 SGD"),
    ("What does the European list say for a workshop repair?", "245 EUR"),
    ("A plant in Ohio sends us a unit. What do we charge for repairing it in the workshop?",
     "250 USD"),
])
def test_another_word_for_a_region_finds_its_column(question: str, said: str) -> None:
    assert said in read(FEES, question)


def test_words_for_a_region_stand_for_each_other() -> None:
    assert "Asia Pacific" in words_for("APAC") and "APAC" in words_for("Asia Pacific")
    assert words_for("Elsewhere") == ()
    assert region_around("Ohio")[0] == "North America" and region_around("Atlantis") == ()

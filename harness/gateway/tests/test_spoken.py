"""One pass over a text finds the concepts that each concept's own pattern finds."""

from __future__ import annotations

import pytest

from harness.gateway.reader.lexicon import concepts, saying
from harness.gateway.reader.spoken import spoken

TEXTS = (
    "net price", "the net-price_of it", "warranty period: 24 months; seal kit: sk-1998",
    "monthly_fee: eur 12; vat number; keyboard, mouse", "accuracy, of span: ±0.1 %", "12 kg, 3 nm",
    "internet prices", "", "area in m² (floor)", "ex certificate; ambient temperature, up to 60",
)


@pytest.mark.parametrize("text", TEXTS)
def test_all_at_once_and_one_by_one_agree(text: str) -> None:
    assert spoken(text) == {c.id for c in concepts() if saying(c).search(text)}


def test_no_cue_reaches_over_the_marks_between_which_a_text_is_read_in_parts() -> None:
    assert not [cue for c in concepts() for cue in c.say if ": " in cue or "; " in cue]

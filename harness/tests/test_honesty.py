"""The bundled reader knows wordings and nothing of any world."""

from __future__ import annotations

import pytest

from harness.gateway.reader.lexicon import FILE
from harness.gateway.reader.recognise import FILE as PHRASES
from heldout.pool import pool

# Posts, rules, services and public standards: as values they are still general words.
GENERAL = frozenset({
    "account manager", "site manager", "team lead", "product manager", "sales engineer",
    "field engineer", "director", "travel rules", "tariffs", "classification", "accreditation",
    "order entry", "emergency visit", "workshop repair", "around the clock", "slate", "profinet"})


@pytest.mark.parametrize("seed", [71, 5])
def test_the_readers_data_holds_no_name_and_no_value_of_a_world(seed: int) -> None:
    questions = pool(seed)  # all of it: what is selected from it changes
    words = (FILE.read_text(encoding="utf-8") + PHRASES.read_text(encoding="utf-8")).lower()
    assert "warranty" in words  # the file that is searched is the one that is read
    general = ("policy", "plan")
    names = {name.lower() for q in questions for name in (q.subject.name, *q.subject.aliases)
             if not name.lower().endswith(general) and len(name) > 4}
    values = {value.lower() for q in questions for value in q.gold.values if len(value) > 4}
    assert len(names) > 50 and len(values) > 50
    assert [text for text in sorted((names | values) - GENERAL) if text in words] == []


def test_the_reader_is_told_nothing_but_the_messages() -> None:
    here = FILE.parent
    for path in sorted(here.glob("*.py")):
        text = path.read_text(encoding="utf-8")
        assert not any(word in text for word in ("heldout", "scoring", "question_id", "open("))

"""The bundled reader knows wordings and nothing of any world."""

from __future__ import annotations

from pathlib import Path

import pytest

from harness.gateway.reader.lexicon import FILE
from harness.gateway.reader.recognise import FILE as PHRASES
from heldout.variant import make
from scoring.records import Question, from_json

# Posts, rules, hours and public standards: as values they are still general words.
GENERAL = frozenset({"account manager", "site manager", "team lead", "product manager",
                     "travel rules", "around the clock", "profinet"})


@pytest.mark.parametrize("seed", [71, 5])
def test_the_readers_data_holds_no_name_and_no_value_of_a_world(seed: int, tmp_path: Path) -> None:
    make(seed, tmp_path / "variant")
    questions = [from_json(line, Question) for line in
                 (tmp_path / "variant" / "questions.jsonl").read_bytes().splitlines()]
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

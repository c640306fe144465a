"""The writers' material, read on its own: phrasings, and the background library."""

from __future__ import annotations

import ast
import tomllib
from collections import Counter
from pathlib import Path
from string import Formatter

import pytest

from corpus.world.catalogue import ATTRIBUTES, BY_KEY
from corpus.world.house import NAMES
from corpus.writers.background import LIBRARY
from corpus.writers.phrases import PHRASES

ROOM = Path(__file__).resolve().parents[1]
PROSE = [(f"{file.stem}.{theme}", passage) for file in sorted(LIBRARY.glob("*.toml"))
         for theme, table in tomllib.loads(file.read_text(encoding="utf-8")).items()
         for passage in table["passages"]]


@pytest.mark.parametrize("key", sorted(PHRASES), ids="-".join)
def test_an_attribute_has_six_phrasings_each_with_value_and_telltale(key: tuple[str, str]) -> None:
    phrasings, row = PHRASES[key], BY_KEY[key]
    assert len(set(phrasings)) >= 6
    for phrasing in phrasings:
        slots = Counter(name for _, name, _, _ in Formatter().parse(phrasing) if name is not None)
        assert slots["v"] == 1 and set(slots) <= {"v", "s"}, phrasing
        bare = phrasing.replace("{s}", "").lower()
        assert any(telltale in bare for telltale in row.telltales), phrasing
        assert not any(letter.isdigit() for letter in phrasing), phrasing


def test_telltales_are_lower_case_and_every_attribute_has_some() -> None:
    assert len(BY_KEY) == len(ATTRIBUTES)
    for row in ATTRIBUTES:
        assert row.telltales and row.noun
        assert all(telltale == telltale.lower() for telltale in row.telltales)


def passed_slots() -> set[str]:
    """Return the names that writers pass to a passage, read from their source."""
    found = set(NAMES) | {"company"}
    for file in sorted((ROOM / "writers").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                found |= {keyword.arg for keyword in node.keywords if keyword.arg}
            elif isinstance(node, ast.Dict):
                found |= {key.value for key in node.keys
                          if isinstance(key, ast.Constant) and isinstance(key.value, str)}
    return found


def test_no_passage_has_a_digit_or_a_slot_that_nobody_fills() -> None:
    assert PROSE
    known = passed_slots()
    for theme, passage in PROSE:
        assert not any(letter.isdigit() for letter in passage), f"{theme}: {passage}"
        slots = {name for _, name, _, _ in Formatter().parse(passage) if name is not None}
        assert slots <= known, f"{theme}: {slots - known}"


def test_no_passage_stands_in_the_library_twice() -> None:
    counted = Counter(" ".join(passage.split()) for _, passage in PROSE)
    assert [passage for passage, times in counted.items() if times > 1] == []

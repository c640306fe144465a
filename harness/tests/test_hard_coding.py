"""No right answer and no target stands in code: what is measured is what the pipeline does."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from harness.settings import ROOT
from harness.tests.test_honesty import GENERAL
from heldout.baseline import tree
from heldout.pool import pool
from scoring.records import Question

CODE = (".py", ".toml", ".md", ".txt", ".json", ".csv")
# Vocabularies, questions of other hands about companies of other seeds, and the
# scorer's own examination with documents of its own.
DATA = ("harness/gateway/tokenizer.json", "harness/gateway/reader/thesaurus/",
        "harness/exam/independent/", "scoring/selftest/")
SYSTEM_CALLS = "harness/sandbox/inside/lock.py"  # one of their numbers is 142
TARGETS = re.compile(r"\b(?:142|24|34)\s*/\s*200\b|\b71\.0 ?%|\b12\.0 ?%|\b0\.71\b")
FEWEST = 500  # distinctive values that the search must have to look for


def files(*rooms: str) -> Iterator[tuple[str, str]]:
    """Yield (path, text) of the rooms' source files."""
    for room in rooms:
        for path, raw in tree(ROOT / room).items():
            whole = f"{room}/{path}"
            skipped = whole.startswith((*DATA, "corpus/demo/", "heldout/demo/"))
            if path.endswith(CODE) and not skipped and "/tests/" not in whole:
                yield whole, raw.decode("utf-8")


def small(*rooms: str) -> Iterator[tuple[str, str]]:
    """Yield the same in small letters."""
    yield from ((path, text.lower()) for path, text in files(*rooms))


def distinctive(value: str) -> bool:
    """Say whether a value could hardly stand in code by chance."""
    figures = sum(character.isdigit() for character in value)
    return len(value) >= 6 and bool(figures >= 3 or (value.istitle() and " " in value))


@pytest.fixture(scope="module")
def questions() -> tuple[Question, ...]:
    """Return all of the demo's pool: what is selected from it changes."""
    return pool(71)


def standing(value: str, text: str) -> bool:
    """Say whether a value stands in a text, and not within another one."""
    return value in text and bool(re.search(rf"(?<!\w){re.escape(value)}(?!\w)", text))


def test_no_code_holds_a_right_answer(questions: tuple[Question, ...]) -> None:
    golds = {value.lower() for q in questions for value in q.gold.values
             if distinctive(value)} - GENERAL
    assert len(golds) >= FEWEST
    found = [(path, gold) for path, text in small("challenge", "harness", "scoring")
             for gold in sorted(golds) if standing(gold, text)]
    assert found == []


def test_no_code_holds_a_hidden_question_or_its_name(questions: tuple[Question, ...]) -> None:
    texts = {q.text.lower() for q in questions if q.subject.name in q.text}
    assert len(texts) > 1000
    named = re.compile(r"\bq-[a-z-]*fact-\d")
    for path, text in small("challenge", "harness", "scoring", "heldout", "corpus"):
        assert not named.search(text), path
        assert [wording for wording in texts if wording in text] == [], path


def test_only_the_calibrations_targets_know_the_figures() -> None:
    for path, text in files("challenge", "harness", "scoring", "corpus"):
        written = TARGETS.findall(text)
        if path == "scoring/figures.py":  # an example of how a proportion is printed
            written = [figure for figure in written if figure not in ("142/200", "71.0 %")]
        assert written == [], path
        if path.endswith(".py") and path != SYSTEM_CALLS:
            assert 142 not in numbers(text), path


def numbers(source: str) -> set[object]:
    """Return the numbers that are written in a Python source, outside of its texts."""
    return {node.value for node in ast.walk(ast.parse(source))
            if isinstance(node, ast.Constant) and isinstance(node.value, int | float)
            and not isinstance(node.value, bool)}


def test_the_search_would_find_a_target_and_an_answer() -> None:
    assert TARGETS.search("aim at 142 / 200") and TARGETS.search("rate = 0.71")
    assert 142 in numbers("GOAL = 142") and 142 not in numbers("'142'")
    assert standing("250.00", "eur 250.00,") and not standing("250.00", "1250.00")
    assert distinctive("FW-2586") and distinctive("Ada Quill") and not distinctive("Gold plan")

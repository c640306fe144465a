"""The bundled reader knows wordings and nothing of any world."""

from __future__ import annotations

import ast
import re

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


# What a pure function of its messages needs. No clock, no luck, no process, no network.
ALLOWED = frozenset(
    "__future__ array bisect collections dataclasses enum functools hashlib html itertools json "
    "pathlib re snowballstemmer sys threading tomllib types typing unicodedata".split())
OTHERS = re.compile(r"question_id|heldout|canary|probe:")


def reaching(source: str) -> list[str]:
    """Return what code imports or opens that a function of its messages has no need of."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found += [a.name for a in node.names if a.name.split(".")[0] not in ALLOWED]
        elif isinstance(node, ast.ImportFrom) and not node.level:
            found += [node.module or ""] * ((node.module or "").split(".")[0] not in ALLOWED)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            found += [node.func.id] * (node.func.id in ("open", "eval", "exec", "__import__"))
        elif isinstance(node, ast.Attribute) and node.attr in ("environ", "argv", "stdin"):
            found.append(node.attr)
    return found


def test_the_reader_is_told_nothing_but_the_messages() -> None:
    code = {path.relative_to(FILE.parent).as_posix(): path.read_text(encoding="utf-8")
            for path in sorted(FILE.parent.rglob("*.py")) if path.name != "derive.py"}
    assert {"__init__.py", "tasks/routing.py", "instructions/acts.py"} <= code.keys()
    assert {path: found for path, text in code.items() if (found := reaching(text))} == {}
    assert [path for path, text in code.items() if OTHERS.search(text)] == []


def test_the_search_would_find_what_the_reader_must_not_have() -> None:
    for bad in ("import os", "from random import choice", "from time import time", "open('x')",
                "from heldout.pool import pool", "import sys\nsys.argv", "import socket as s"):
        assert len(reaching(bad)) == 1, bad
    assert reaching("from .words import stem\nfrom ..text import fold\nimport re") == []

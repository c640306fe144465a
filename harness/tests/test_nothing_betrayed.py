"""Nothing that a candidate gets says where the service is weak, or that it is meant to be."""

from __future__ import annotations

import re

import pytest

from harness.settings import ROOT
from heldout.baseline import tree

BETRAYING = re.compile(
    r"\b(?:fault|flaw|bug|weak(?:ness)?|defect|planted|deliberate(?:ly)?|intentional(?:ly)?|"
    r"on purpose|naive|wrong(?:ly)?|mistake|hack|kludge|shortcoming|limitation|drawback|caveat|"
    r"trap|probe|held-?out|baseline|truncat\w*|silently|stale|outdated|"
    r"hallucinat\w*|todo|fixme|xxx|known issue|for now|good enough|seventy-one)\b", re.IGNORECASE)
NUMBERED = re.compile(r"\bF(?:0?[1-9]|1[0-4])\b")
CODE = (".py", ".md", ".toml", ".txt", ".js", "Dockerfile")


def files() -> dict[str, str]:
    return {path: raw.decode("utf-8") for path, raw in tree(ROOT / "challenge").items()
            if path.endswith(CODE)}


def test_there_is_something_to_search() -> None:
    assert {"rag/pipeline.py", "rag/chunker.py", "rag/static/page.js", "README.md"} <= set(files())
    assert BETRAYING.search("the tail is truncated") and NUMBERED.search("mends F4")


@pytest.mark.parametrize("pattern", [BETRAYING, NUMBERED], ids=["words", "numbers"])
def test_no_file_of_the_challenge_betrays_a_fault(pattern: re.Pattern[str]) -> None:
    found = [(path, line.strip()) for path, text in files().items()
             for line in text.splitlines() if pattern.search(line)]
    assert found == []

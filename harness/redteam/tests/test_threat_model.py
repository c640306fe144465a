"""The threat model points to what exists, and leaves no attack out."""

from __future__ import annotations

import ast
import re

from harness.redteam.attacks import attacks
from harness.settings import ROOT

TEXT = (ROOT / "docs" / "threat-model.md").read_text(encoding="utf-8")
POINTERS = re.findall(r"`([\w/]+\.py)::(\w+)`", TEXT)
EVERY = {*map(str, range(1, 43)), *(f"P{number}" for number in range(1, 19))}


def test_every_test_that_is_pointed_to_exists() -> None:
    assert len(POINTERS) > 20
    missing = []
    for path, name in POINTERS:
        tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
        if name not in {node.name for node in ast.walk(tree)
                        if isinstance(node, ast.FunctionDef)}:
            missing.append(f"{path}::{name}")
    assert missing == []


def test_every_attack_stands_in_it_with_its_place_in_the_table_or_without() -> None:
    explained = TEXT.replace("`#12`", "", 1)
    sentence = re.search(r"Without a row of their own.*?\.\n", explained, re.DOTALL)
    without = set(re.findall(r"#(P?\d+)\b", sentence[0])) if sentence else set()
    claims = explained.replace(sentence[0], "") if sentence else explained
    assert set(re.findall(r"#(P?\d+)\b", claims)) == EVERY
    assert {str(attack.number) for attack in attacks()} == EVERY - without


def test_every_file_that_it_names_is_there() -> None:
    named = re.findall(r"`((?:harness|heldout|scoring|docs)/[\w/.-]+)`", TEXT)
    assert named and all((ROOT / path).exists() for path in named)

"""The reader's fingerprint changes with any rule or word of it, and with nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from harness.gateway import reader
from harness.gateway.reader import digest, fingerprint

HERE = Path(reader.__file__).resolve().parent


@pytest.mark.parametrize("name", [
    "lexicon.toml", "phrasebook.txt", "instructions/acts.txt", "thesaurus/words.txt",
    "deciding/decide.py"])
def test_a_changed_rule_or_word_changes_the_fingerprint(name: str, tmp_path: Path) -> None:
    copy = tmp_path / "reader"
    shutil.copytree(HERE, copy, ignore=shutil.ignore_patterns("__pycache__"))
    assert fingerprint().endswith(digest(copy)[:12])
    file = copy / name
    file.write_bytes(file.read_bytes() + b"\n")
    assert digest(copy) != digest(HERE)


def test_tests_and_line_ends_do_not_count(tmp_path: Path) -> None:
    copy = tmp_path / "reader"
    shutil.copytree(HERE, copy, ignore=shutil.ignore_patterns("__pycache__"))
    (copy / "tests").mkdir(exist_ok=True)
    (copy / "tests" / "test_more.py").write_text("pass\n")
    data = copy / "lexicon.toml"
    data.write_bytes(data.read_bytes().replace(b"\n", b"\r\n"))
    assert digest(copy) == digest(HERE)

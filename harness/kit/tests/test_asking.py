"""A question reaches the service as it was typed, whatever make and shells make of such letters."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from harness.kit import contents
from harness.kit.workbench import asking
from harness.kit.workbench.place import Place
from harness.kit.workbench.talking import Reply

ODD = ['Is it a "Pump 20"?', "What's the Pump 20's warranty?", "What is in $HOME, $(HOME), $$?",
       "Is `touch made` run, or $(shell touch made)?", "First line\nand second",
       "50 % # of it; & |", "a \\ and a \\\" too", "-n"]


@pytest.fixture
def kit(tmp_path: Path) -> Path:
    """Return a kit of nothing but a Makefile and a workbench that repeats what it is given."""
    shutil.copy(contents.HERE / "templates" / "Makefile", tmp_path)
    (tmp_path / "workbench").mkdir()
    (tmp_path / "workbench" / "__main__.py").write_text(
        "import os, sys; print(ascii([sys.argv[1:], os.environ['Q']]))")
    return tmp_path


@pytest.mark.parametrize("question", ODD)
def test_make_hands_over_every_letter(question: str, kit: Path) -> None:
    for given, environment in (([f"Q={question}"], {}), ([], {"Q": question})):
        done = subprocess.run(["make", f"PYTHON={sys.executable}", "ask", *given], cwd=kit,
                              capture_output=True, text=True, check=True,
                              env={"PATH": os.environ["PATH"], "HOME": "/home/x", **environment})
        assert done.stdout == ascii([["ask"], question]) + "\n"
    assert sorted(path.name for path in kit.iterdir()) == ["Makefile", "workbench"]


@pytest.mark.parametrize("question", ODD)
def test_what_stands_in_the_environment_is_asked(
        question: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    asked: list[str] = []

    @contextmanager
    def running(place: Place) -> Iterator[int]:
        yield 1

    def ask(port: int, text: str) -> Reply:
        asked.append(text)
        return Reply("12", 0.5)

    monkeypatch.setattr(asking, "running", running)
    monkeypatch.setattr(asking, "ask", ask)
    # Windows line endings in the Makefile add one to the value.
    assert asking.run(Place(tmp_path, {"Q": f"{question}\r"}), "") == 0
    assert asked == [question]

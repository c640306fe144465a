"""A ladder is read as it stands: patches by name or by star, and no key that nobody knows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from heldout.baseline import thaw
from heldout.errors import HeldoutError
from heldout.solutions import Solution, files, read
from heldout.variant import DEMO_BASELINE

ROOT = Path(__file__).parents[2]
PATCH = "--- a/rag/x.py\n+++ b/rag/x.py\n@@ -1 +1 @@\n-{old}\n+{new}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "patches").mkdir()
    for name, old, new in (("F02", "1", "2"), ("F01", "0", "1"), ("F10", "2", "3")):
        (tmp_path / "patches" / f"{name}.patch").write_text(PATCH.format(old=old, new=new))
    return tmp_path


def ladder(folder: Path, text: str) -> tuple[Solution, ...]:
    (folder / "ladder.toml").write_text(text)
    return read(folder)


def test_rungs_keep_their_order_and_a_star_stands_for_all_in_order(folder: Path) -> None:
    last, first = ladder(folder, """
        [z]
        told = "all"
        patches = ["patches/*"]
        accuracy = [92, 100.0]
        below = {p95 = "baseline"}
        [a]
        told = "all but one"
        patches = ["patches/F*"]
        but = ["patches/F10"]
        """)
    assert (last.name, first.name) == ("z", "a")
    assert last.patches == ("patches/F01", "patches/F02", "patches/F10")
    assert (last.accuracy, last.below, last.masked) == ((92, 100), {"p95": "baseline"}, None)
    assert files(last, {"rag/x.py": b"0\n"}, folder) == {"rag/x.py": b"3\n"}
    assert files(first, {"rag/x.py": b"0\n"}, folder) == {"rag/x.py": b"2\n"}


@pytest.mark.parametrize(("text", "what", "why"), [
    ('[a]\ntold = "x"\nspeed = 3', "cannot be read", r"\[a\] has speed"),
    ('[a]\ntold = "x"\naccuracy = [1]', "cannot be read", "length 2"),
    ('[a]\npatches = []', "cannot be read", "told"),
    ('a = 1', "cannot be read", r"\[a\] has a"),
    ('[a', "cannot be read", "table declaration"),
    ('[a]\ntold = "x"\npatches = ["patches/F99"]', "names the patch patches/F99", "no file"),
])
def test_a_ladder_that_says_what_nobody_knows_is_refused(
        folder: Path, text: str, what: str, why: str) -> None:
    with pytest.raises(HeldoutError, match=what) as caught:
        ladder(folder, text)
    assert re.search(why, caught.value.why)


def test_the_ladder_of_the_repository_applies_to_the_baseline() -> None:
    rungs = read(ROOT / "solutions")
    trees = {rung.name: files(rung, thaw(DEMO_BASELINE), ROOT / "solutions") for rung in rungs}
    assert {"baseline", "prompt-only", "retrieval-only", "reference"} <= set(trees)
    assert trees["baseline"] == thaw(DEMO_BASELINE)
    changed = [name for name, tree in trees.items() if tree != trees["baseline"]]
    assert len(changed) == len(trees) - 1

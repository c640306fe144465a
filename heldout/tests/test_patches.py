"""Patches apply where their lines stand, in any company of others, or say why not."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from heldout.baseline import tree
from heldout.errors import HeldoutError
from heldout.patches import parse, patched

ROOT = Path(__file__).resolve().parents[2]
BASELINE = tree(ROOT / "challenge")
FAULTS = sorted((ROOT / "solutions" / "patches").glob("F*.patch"))
FILES = {"rag/a.py": b"one\ntwo\nthree\nfour\n", "rag/b.py": b"x\n"}


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


CHANGE = "--- a/rag/a.py\n+++ b/rag/a.py\n@@ -2,2 +2,2 @@\n two\n-three\n+3\n"


def test_a_changed_line_is_replaced_and_nothing_else(tmp_path: Path) -> None:
    found = patched(FILES, [write(tmp_path, "p", CHANGE)])
    assert found == {"rag/a.py": b"one\ntwo\n3\nfour\n", "rag/b.py": b"x\n"}
    assert FILES["rag/a.py"] == b"one\ntwo\nthree\nfour\n"


def test_a_hunk_is_found_where_other_patches_have_moved_it(tmp_path: Path) -> None:
    longer = write(tmp_path, "longer", "--- a/rag/a.py\n+++ b/rag/a.py\n@@ -1 +1,3 @@\n one\n"
                                       "+more\n+still more\n")
    found = patched(FILES, [longer, write(tmp_path, "p", CHANGE)])
    assert found["rag/a.py"] == b"one\nmore\nstill more\ntwo\n3\nfour\n"


def test_of_two_places_the_nearest_to_the_expected_line_is_taken(tmp_path: Path) -> None:
    files = {"f": b"a\nb\na\nb\n"}
    patch = write(tmp_path, "p", "--- a/f\n+++ b/f\n@@ -3,1 +3,1 @@\n-a\n+A\n")
    assert patched(files, [patch]) == {"f": b"a\nb\nA\nb\n"}


def test_files_are_made_and_removed(tmp_path: Path) -> None:
    made = write(tmp_path, "made", "--- /dev/null\n+++ b/rag/c.py\n@@ -0,0 +1,2 @@\n+new\n+file\n")
    gone = write(tmp_path, "gone", "--- a/rag/b.py\n+++ /dev/null\n@@ -1 +0,0 @@\n-x\n")
    found = patched(FILES, [made, gone])
    assert list(found) == ["rag/a.py", "rag/c.py"]
    assert found["rag/c.py"] == b"new\nfile\n"


@pytest.mark.parametrize(("text", "why"), [
    (CHANGE.replace(" two", " 2"), "expects: 2"),
    (CHANGE.replace("rag/a.py", "rag/z.py"), "no file rag/z.py"),
    ("nothing", "changes no file"),
    (CHANGE.replace("+++ b/rag/a.py\n", ""), "\\+\\+\\+ is missing"),
    ("--- a/f\n+++ b/f\n", "hunk is missing"),
    ("--- a/f\n+++ b/f\n@@ -1,3 +1,3 @@\n a\n", "fewer lines"),
])
def test_what_does_not_apply_is_told_in_three_parts(tmp_path: Path, text: str, why: str) -> None:
    with pytest.raises(HeldoutError, match=why) as error:
        patched(FILES, [write(tmp_path, "bad.patch", text)])
    assert "bad.patch" in str(error.value)
    assert "fix: " in str(error.value)


def test_a_patch_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(HeldoutError, match="cannot be read"):
        patched(FILES, [tmp_path / "none.patch"])


def test_every_fault_has_one_small_patch() -> None:
    assert [path.stem for path in FAULTS] == [f"F{number:02}" for number in range(1, 15)]
    for path in FAULTS:
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 70
        assert {change.after for change in parse(path.read_text(encoding="utf-8"), path.name)}


def compiles(chosen: list[Path]) -> bool:
    for name, content in patched(BASELINE, chosen).items():
        if name.endswith(".py"):
            compile(content, name, "exec")
    return True


def test_patches_apply_alone_and_together_and_all_but_one() -> None:
    assert compiles(FAULTS)
    for path in FAULTS:
        assert compiles([path])
        assert compiles([other for other in FAULTS if other != path])


def test_two_hundred_random_subsets_apply() -> None:
    stream = random.Random(71)
    trees = {tuple(sorted(patched(BASELINE, [p for p in FAULTS if stream.random() < 0.5]).items()))
             for _ in range(200)}
    assert len(trees) > 190


@pytest.mark.parametrize("folder", ["perturbations", "heldback", "overeager", "wrong"])
def test_what_stands_beside_the_faults_applies_to_the_challenge(folder: str) -> None:
    found = sorted((ROOT / "solutions" / folder).glob("*.patch"))
    assert len(found) >= 2
    assert all(compiles([path]) and patched(BASELINE, [path]) != BASELINE for path in found)


def test_what_goes_beyond_applies_to_the_mended_challenge() -> None:
    mended = patched(BASELINE, FAULTS)
    for path in sorted((ROOT / "solutions" / "beyond").glob("*.patch")):
        assert compiles([*FAULTS, path])
        assert patched(mended, [path]) != mended

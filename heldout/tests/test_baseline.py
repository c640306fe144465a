import os
from pathlib import Path

import pytest

from heldout.baseline import freeze, thaw, tree, tree_hash
from heldout.errors import HeldoutError


def challenge(folder: Path) -> Path:
    (folder / "rag").mkdir(parents=True)
    (folder / "rag" / "__main__.py").write_text("print('ready')\n")
    (folder / "prompt.txt").write_bytes(b"Answer.\r\n")
    return folder


def test_freezing_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    folder = challenge(tmp_path / "challenge")
    first = freeze(folder, tmp_path / "a.tar.gz")
    os.utime(folder / "prompt.txt", (0, 0))
    second = freeze(folder, tmp_path / "b.tar.gz")
    assert first == second
    assert (tmp_path / "a.tar.gz").read_bytes() == (tmp_path / "b.tar.gz").read_bytes()


def test_thawing_gives_back_every_byte(tmp_path: Path) -> None:
    folder = challenge(tmp_path / "challenge")
    freeze(folder, tmp_path / "a.tar.gz")
    assert thaw(tmp_path / "a.tar.gz") == tree(folder)
    assert thaw(tmp_path / "a.tar.gz")["prompt.txt"] == b"Answer.\r\n"


def test_one_changed_byte_changes_the_hash(tmp_path: Path) -> None:
    files = tree(challenge(tmp_path / "challenge"))
    assert tree_hash(files) != tree_hash({**files, "prompt.txt": b"Answer!\r\n"})
    assert tree_hash(files) != tree_hash({**files, "notes.txt": b""})


def test_links_and_caches_are_not_frozen(tmp_path: Path) -> None:
    folder = challenge(tmp_path / "challenge")
    (folder / "rag" / "__pycache__").mkdir()
    (folder / "rag" / "__pycache__" / "x.pyc").write_bytes(b"x")
    (folder / "link").symlink_to("/etc/hostname")
    assert sorted(tree(folder)) == ["prompt.txt", "rag/__main__.py"]


def test_a_folder_without_the_package_is_refused(tmp_path: Path) -> None:
    with pytest.raises(HeldoutError, match="no package `rag`"):
        freeze(tmp_path, tmp_path / "a.tar.gz")


def test_a_damaged_archive_is_an_error_in_three_parts(tmp_path: Path) -> None:
    freeze(challenge(tmp_path / "challenge"), tmp_path / "a.tar.gz")
    data = (tmp_path / "a.tar.gz").read_bytes()
    (tmp_path / "a.tar.gz").write_bytes(data[: len(data) // 2])
    with pytest.raises(HeldoutError) as caught:
        thaw(tmp_path / "a.tar.gz")
    assert "cannot be read" in caught.value.what
    assert "freeze" in caught.value.fix

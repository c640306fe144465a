"""What is taken in: submissions as folders."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from harness.errors import HarnessError
from harness.intake import Limits, take

Make = Callable[[str], Path]


def test_two_copies_have_one_hash_and_a_changed_byte_another(
        tmp_path: Path, submission: Make) -> None:
    folder = submission("answer")
    first = take(folder, tmp_path / "cache").submission
    assert take(folder, tmp_path / "cache").submission.hash == first.hash
    (folder / "behaviour.txt").write_text("refuse")
    assert take(folder, tmp_path / "cache").submission.hash != first.hash


def test_the_snapshot_is_read_only_and_leaves_caches_out(tmp_path: Path, submission: Make) -> None:
    folder = submission("answer")
    (folder / "rag" / "__pycache__").mkdir()
    (folder / "rag" / "__pycache__" / "x.pyc").write_bytes(b"x")
    kept = take(folder, tmp_path / "cache").submission.folder
    files = sorted(p.relative_to(kept).as_posix() for p in kept.rglob("*") if p.is_file())
    assert files == ["behaviour.txt", "rag/__init__.py", "rag/__main__.py", "requirements.txt"]
    assert all(not os.stat(kept / name).st_mode & 0o222 for name in files)


def test_a_missing_path_is_an_error_in_three_parts(tmp_path: Path) -> None:
    with pytest.raises(HarnessError) as caught:
        take(tmp_path / "nowhere", tmp_path / "cache")
    assert str(caught.value).splitlines() == [
        f"error: there is no submission at {tmp_path / 'nowhere'}",
        "  why: the path does not exist",
        "  fix: name a folder, .zip, .tar, .tar.gz, git bundle or git URL: make score "
        "SUBMISSION=path"]


def test_a_folder_without_the_package_is_refused(tmp_path: Path) -> None:
    with pytest.raises(HarnessError, match="is not a submission"):
        take(tmp_path, tmp_path / "cache")


@pytest.mark.parametrize("name", ["link-to-file", "link-to-folder", "pipe"])
def test_what_is_no_regular_file_is_refused_by_name(
        tmp_path: Path, submission: Make, name: str) -> None:
    folder = submission("answer")
    if name == "pipe":
        os.mkfifo(folder / name)
    else:
        (folder / name).symlink_to("/etc/hostname" if name == "link-to-file" else "/etc")
    with pytest.raises(HarnessError, match=name):
        take(folder, tmp_path / "cache")


@pytest.mark.parametrize("limits", [Limits(files=3), Limits(total_bytes=100), Limits(entries=2)])
def test_too_many_and_too_large_are_refused(
        tmp_path: Path, submission: Make, limits: Limits) -> None:
    with pytest.raises(HarnessError, match="too large"):
        take(submission("answer"), tmp_path / "cache", limits)

"""The journal outlives its writer: what was asked, restarted and odd is counted over all parts."""

from __future__ import annotations

from pathlib import Path

from harness.run_folder import Side


def test_what_was_noted_is_counted_again_by_the_next_reader(tmp_path: Path) -> None:
    side = Side(tmp_path)
    for question in ("a", "b", "a"):
        side.journal.note("asked", question)
    side.journal.note("restarted", "the service crashed (exit code 3)")
    side.journal.note("odd", "bytes", 5)
    for read in (side.journal, Side(tmp_path).journal):
        assert read.again == ["a"]
        assert read.restarts == ["the service crashed (exit code 3)"]
        assert read.odd == {"bytes": 5}


def test_a_torn_last_line_is_dropped(tmp_path: Path) -> None:
    Side(tmp_path).journal.note("asked", "a")
    path = tmp_path / "journal.jsonl"
    path.write_bytes(path.read_bytes() + b'{"event":"ask')
    assert Side(tmp_path).journal.asked == {"a": 1}
    Side(tmp_path).journal.note("asked", "b")
    assert Side(tmp_path).journal.asked == {"a": 1, "b": 1}

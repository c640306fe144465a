"""The brief tells the bounds by which a hand-in is scored, and follows the settings."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from harness.kit.bounds import bounds
from harness.kit.contents import contents
from harness.kit.tests.unpacked import tiny_variant
from harness.sandbox import limits
from harness.settings import Settings

USUAL = ("It runs on one core, with 2 GB of memory, of which 256 MB may be files: temporary ones "
         "and the index.\nIt must be ready within 900 s, and an index of more than 128 MB is built "
         "anew at every start.\nOne question may take 60 s, 200,000 tokens and $1 at most.")


def test_the_usual_bounds_are_told_and_they_are_those_of_a_box() -> None:
    assert bounds(Settings()) == USUAL
    box = limits.of(Settings())
    assert len(box.cores) <= 1, "the brief says one core"
    assert (box.memory, box.temporary, box.index) == tuple(
        size * limits.MB for size in (2048, 256, 128))


def test_other_settings_are_told_and_what_is_not_bounded_is_left_out() -> None:
    for change, said in (({"memory_mb": 1536}, "1536 MB of memory"),
                         ({"temporary_mb": 64}, "64 MB may be files"),
                         ({"index_mb": 32}, "more than 32 MB"),
                         ({"ready_seconds": 30}, "within 30 s"),
                         ({"question_seconds": 9}, "take 9 s, 200,000"),
                         ({"question_tokens": 5000}, "5,000 tokens"),
                         ({"question_usd": 0.25}, "$0.25"),
                         ({"question_tokens": 0}, "take 60 s and $1 at most"),
                         ({"question_tokens": 0, "question_usd": 0.0}, "take 60 s at most")):
        assert said in bounds(replace(Settings(), **change)), change


def test_the_brief_of_a_kit_tells_them_and_stays_short(tmp_path: Path) -> None:
    variant = tiny_variant(tmp_path)
    brief = contents(variant, "ada")["BRIEF.md"].decode()
    assert USUAL in brief and "{bounds}" not in brief
    assert len(brief.split()) < 900, "two pages"
    other = contents(variant, "ada", replace(Settings(), memory_mb=1024))["BRIEF.md"].decode()
    assert "with 1 GB of memory" in other

"""A kit's hand-ins are counted by content, once each, on this machine only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from harness.intake.hand_ins import count
from harness.kit.contents import stamp
from harness.score import score
from harness.settings import Settings
from harness.table import notes
from harness.tests.conftest import settings, submission, variant
from heldout.canary import mark, variant_part
from heldout.variant import Variant

__all__ = ["settings", "submission", "variant"]
CANARY, OTHER = variant_part(1), variant_part(2)


def made(canary: str = CANARY) -> Variant:
    return Variant("tiny", 0, Path(), (), Path(), {}, canary=canary)


def kit(*candidates: str, canary: str = CANARY) -> dict[str, bytes]:
    return {f"KIT{number}": stamp("tiny", name, mark(canary, name))
            for number, name in enumerate(candidates)}


def test_each_content_counts_once_in_the_order_in_which_it_was_scored(tmp_path: Path) -> None:
    ledger = tmp_path / "beside" / "ledger"
    numbers = [count(ledger, made(), kit("ann"), tree, "run") for tree in "abacba"]
    assert numbers == [1, 2, 1, 3, 2, 1]
    assert len(ledger.read_text().splitlines()) == 3
    assert ledger.stat().st_mode & 0o777 == 0o600


def test_each_kit_and_each_variant_is_counted_apart(tmp_path: Path) -> None:
    ledger = tmp_path / "ledger"
    assert count(ledger, made(), kit("ann"), "a", "run") == 1
    assert count(ledger, made(), kit("bob"), "a", "run") == 1
    assert count(ledger, made(OTHER), kit("ann", canary=OTHER), "a", "run") == 1
    assert count(ledger, made(), kit("ann"), "b", "run") == 2
    both = count(ledger, made(), kit("ann", "bob"), "c", "run")
    assert both == 3  # after the one content of bob's and the two of ann's, one of them the same


def test_what_bears_no_mark_of_a_kit_is_not_counted(tmp_path: Path) -> None:
    ledger = tmp_path / "ledger"
    for given in ({}, {"x.html": mark(CANARY).encode()}, kit("ann", canary=OTHER)):
        assert count(ledger, made(), given, "a", "run") is None
    assert not ledger.exists()


def test_a_line_that_a_kill_cut_off_costs_that_line_only(tmp_path: Path) -> None:
    ledger = tmp_path / "ledger"
    count(ledger, made(), kit("ann"), "a", "run")
    with ledger.open("ab") as stream:
        stream.write(b'{"variant": "x')
    assert [count(ledger, made(), kit("ann"), tree, "run") for tree in "bab"] == [2, 1, 2]
    assert len(ledger.read_text().splitlines()) == 3


def test_a_ledger_that_cannot_be_used_stops_no_score(
        tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("")
    assert count(tmp_path / "file" / "ledger", made(), kit("ann"), "a", "run") is None
    assert "hand-ins are not counted" in capsys.readouterr().err


def test_the_second_hand_in_of_a_kit_is_told_and_measuring_again_is_none(
        settings: Settings, variant: Variant, submission: Callable[[str], Path]) -> None:
    stamped = replace(variant, canary=CANARY)
    given = submission("answer")
    (given / "KIT").write_bytes(stamp("tiny", "ann", mark(CANARY, "ann")))

    def handed_in(fresh: bool = False) -> tuple[int | None, list[str]]:
        done = score(given, settings, most=2, fresh=fresh, variant=stamped).comparison
        return done["run"]["hand_in"], [note for note in notes(done) if "hand-in" in note]

    told = "hand-in no. 2 of this kit on this machine (the same content counts once)"
    assert handed_in() == handed_in(fresh=True) == (1, [])
    (given / "NOTES.md").write_text("changed\n")
    assert handed_in() == handed_in() == (2, [told])
    (given / "KIT").unlink()
    assert handed_in() == (None, [])

"""What was seen of a sandbox is believed for a while, and only under the same conditions."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from harness import workplace
from harness.sandbox import doctor, remembering, tiers
from harness.sandbox.doctor import Observation, Seen
from harness.sandbox.limits import of
from harness.sandbox.remembering import place, recall, remember
from harness.sandbox.room import Box
from harness.sandbox.tiers import Tier
from harness.settings import Settings

SEEN = (Observation("network", True, "ENETUNREACH"),)


def test_what_is_remembered_comes_back_until_it_is_too_old(tmp_path: Path) -> None:
    path = tmp_path / "observed" / "a.json"
    assert recall(path) == ()
    remember(path, SEEN)
    assert recall(path) == SEEN
    old = path.stat().st_mtime - remembering.BELIEVED_SECONDS - 1
    os.utime(path, (old, old))
    assert recall(path) == ()
    path.write_text("{")
    assert recall(path) == ()


def test_another_boot_limit_or_kind_is_another_matter(
        tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    limits = of(settings)
    first = place(tmp_path, "docker x", limits)
    assert place(tmp_path, "docker x", limits) == first
    assert place(tmp_path, "docker y", limits) != first
    assert place(tmp_path, "docker x", replace(limits, memory=1)) != first
    monkeypatch.setattr(workplace, "host", lambda: "another boot")
    assert place(tmp_path, "docker x", limits) != first


def test_a_run_looks_once_and_doctor_looks_always(
        tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[int] = []

    def examine(_box: Box, _limits: object, _environment: Path,
                controls: tuple[str, ...] = ("network",)) -> Seen:
        looked.append(len(controls))
        return Seen(SEEN if controls else (), (0.001,))

    monkeypatch.setattr(doctor, "examine", examine)
    tier = Tier("fake", "fake", "", (), None, lambda *_: None, Box)  # type: ignore[arg-type, return-value]
    mine = replace(settings, cache=tmp_path)
    for anew in (False, False, True):
        assert tiers.observe(tier, mine, anew).controls == SEEN
    assert looked == [1, 0, 1]


def test_a_look_that_did_not_come_to_its_end_is_not_believed_again(
        tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """A busy machine left every control after the eighth unseen, and half a day's runs weak."""
    half = (*SEEN, Observation("cores", False, f"{doctor.UNSEEN}: it ran out of time"))
    found = [half, SEEN]
    monkeypatch.setattr(doctor, "examine", lambda *_: Seen(found.pop(0), (0.001,)))
    tier = Tier("fake", "fake", "", (), None, lambda *_: None, Box)  # type: ignore[arg-type, return-value]
    mine = replace(settings, cache=tmp_path)
    assert tiers.observe(tier, mine).controls == half
    assert tiers.observe(tier, mine).controls == SEEN

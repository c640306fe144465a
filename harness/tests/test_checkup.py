"""`make doctor`: what it says where a kind of sandbox holds, lacks or does not start."""

from __future__ import annotations

from dataclasses import replace

import pytest

from harness.checkup import checkup
from harness.errors import HarnessError
from harness.sandbox import tiers
from harness.sandbox.doctor import BOUNDS, VITAL, Observation, Seen
from harness.sandbox.tiers import Tier
from harness.settings import Settings

FINE = [Observation(control, True, "seen") for control in (*VITAL, *BOUNDS)]


def fake(monkeypatch: pytest.MonkeyPatch, seen: list[Observation], why: str | None = None) -> None:
    tier = Tier("bubblewrap", "bubblewrap", "no network", (), None, lambda *_: None)  # type: ignore[arg-type, return-value]
    monkeypatch.setattr(tiers, "BOXES", {"bubblewrap": (lambda: why, lambda _: tier)})
    monkeypatch.setattr(tiers, "observe", lambda *_, **__: Seen(tuple(seen), (0.002, 0.002)))


def test_a_kind_that_holds_is_taken(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    fake(monkeypatch, FINE)
    lines, fine = checkup(replace(settings, sandbox="auto"))
    assert fine
    assert "bubblewrap (no network)" in lines
    assert lines[-1] == "`make score` takes bubblewrap"
    assert "  asking a submission that answers at once takes 2.00 ms (p95 2.00 ms)" in lines
    assert sum(line.startswith("  held") for line in lines) == len(FINE)


def test_what_lacks_is_stamped(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    fake(monkeypatch, [replace(one, held=one.control != "cores") for one in FINE])
    lines, fine = checkup(replace(settings, sandbox="auto"))
    assert fine
    assert "bubblewrap (no network), WEAK ISOLATION: no CPU pin" in lines


def test_a_wall_that_lacks_means_refusal(monkeypatch: pytest.MonkeyPatch, settings: Settings
                                         ) -> None:
    fake(monkeypatch, [replace(one, held=one.control != "network") for one in FINE])
    lines, fine = checkup(replace(settings, sandbox="auto"))
    assert not fine
    assert "bubblewrap: does not hold" in lines
    assert lines[-1].startswith("no sandbox holds")


def test_a_kind_that_is_not_here_says_why(monkeypatch: pytest.MonkeyPatch, settings: Settings
                                          ) -> None:
    fake(monkeypatch, [], "it is not installed")
    lines, fine = checkup(replace(settings, sandbox="auto"))
    assert not fine
    assert "bubblewrap: not here (it is not installed)" in lines


def test_a_kind_that_does_not_start_says_why(monkeypatch: pytest.MonkeyPatch, settings: Settings
                                             ) -> None:
    fake(monkeypatch, [])

    def fail(*_: object, **__: object) -> Seen:
        raise HarnessError("the sandbox could not be started", "no reason", "mend it")

    monkeypatch.setattr(tiers, "observe", fail)
    lines, fine = checkup(replace(settings, sandbox="auto"))
    assert not fine
    assert "    why: no reason" in lines


def test_a_kind_that_there_is_not_is_an_error_and_not_a_sandbox_that_fails(settings: Settings
                                                                          ) -> None:
    with pytest.raises(HarnessError, match="foo is no kind of sandbox") as caught:
        checkup(replace(settings, sandbox="foo"))
    assert "docker, bubblewrap" in caught.value.why

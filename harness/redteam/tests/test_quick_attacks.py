"""The quick attacks fail in every real box and succeed in the weakened one; twins are left alone.

All attacks: `make redteam`.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from harness.redteam.attack import BOXES, HOST, Attack, bounds
from harness.redteam.attacks import attacks
from harness.redteam.attempt import WEAKENED
from harness.sandbox.tests.conftest import required
from harness.settings import Settings

QUICK = [attack for attack in attacks() if attack.quick]
TRIED = [(attack, kind) for attack in QUICK for kind in attack.boxes]


def named(value: object) -> str:
    return str(value.number) if isinstance(value, Attack) else str(value)


@pytest.fixture
def place(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    tmp_path.chmod(0o755)
    cache = tmp_path_factory.getbasetemp() / "redteam-cache"
    return replace(bounds(Settings()), runs=tmp_path / "runs", cache=cache)


@pytest.mark.parametrize(("attack", "kind"), TRIED, ids=named)
def test_it_fails_here_and_its_honest_twin_is_not_flagged(
        attack: Attack, kind: str, place: Settings) -> None:
    if kind != HOST:
        required(kind)
    outcome = attack.run(kind, place)
    assert not outcome.succeeded, outcome.evidence
    twin = attack.twin(kind, place)
    assert not (twin.succeeded or twin.flagged), twin.evidence


@pytest.mark.parametrize("attack", QUICK, ids=named)
def test_it_succeeds_where_nothing_holds_it(attack: Attack, place: Settings) -> None:
    outcome = attack.run(WEAKENED, place)
    assert outcome.succeeded, outcome.evidence


def test_every_kind_of_box_is_among_those_tried() -> None:
    assert {kind for _, kind in TRIED} >= set(BOXES)

"""Each attack is refused by name, succeeds against a weak intake, and has a twin that is taken."""

from __future__ import annotations

from pathlib import Path

import pytest

from harness.errors import HarnessError
from harness.intake import take
from harness.intake.tests.attacks import ATTACKS, SECRET, SMALL, Attack
from harness.intake.tests.weakened import suffered

EVERY = pytest.mark.parametrize("attack", ATTACKS, ids=[attack.name for attack in ATTACKS])


@pytest.fixture
def bait(tmp_path: Path) -> Path:
    (tmp_path / "private").mkdir()
    (tmp_path / "private" / "key").write_bytes(SECRET)
    (tmp_path / "bait").write_bytes(SECRET)
    (tmp_path / "source").mkdir()
    return tmp_path / "bait"


@EVERY
def test_it_is_refused_with_the_entry_named_and_nothing_outside_is_touched(
        attack: Attack, tmp_path: Path, bait: Path) -> None:
    source = attack.make(tmp_path / "source", bait)
    if attack.refused:
        with pytest.raises(HarnessError, match=attack.refused) as caught:
            take(source, tmp_path / "cache", SMALL)
        assert str(caught.value).isprintable() or "\x1b" not in str(caught.value)
        assert not list(tmp_path.glob("cache/snapshots/*"))
    else:
        assert take(source, tmp_path / "cache", SMALL).files
    assert bait.read_bytes() == SECRET
    assert not bait.with_name("marker").exists()


@EVERY
def test_it_succeeds_against_a_weak_intake(attack: Attack, tmp_path: Path, bait: Path) -> None:
    source = attack.make(tmp_path / "source", bait)
    assert attack.harm(suffered(source, tmp_path / "into", bait))


@EVERY
def test_its_honest_twin_is_taken_in(attack: Attack, tmp_path: Path, bait: Path) -> None:
    taken = take(attack.twin(tmp_path / "source", bait), tmp_path / "cache", SMALL)
    assert "rag/__main__.py" in taken.files

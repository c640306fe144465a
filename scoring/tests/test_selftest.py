"""The frozen examination: its size, its documents, and that a weakened scorer fails it."""

from __future__ import annotations

import pytest

from scoring import selftest
from scoring.answer import stance
from scoring.judging import single


def test_the_scorer_passes_its_own_examination() -> None:
    found = selftest.run()
    assert found.total >= 1_800 and found.adversarial >= 500
    assert found.passed, found.told
    assert sum(count for _, count in found.types.values()) == found.total
    assert f"{found.right} of {found.total}" in str(found)


def test_the_examination_is_frozen() -> None:
    assert selftest.digest() == selftest.SHA256


def test_what_proves_a_gold_stands_in_its_document() -> None:
    for world in selftest.worlds():
        texts = selftest.documents(world)
        for item in selftest.items(world):
            for span in item.question.evidence:
                assert span.quote in texts[span.document], item.question.id


@pytest.mark.parametrize("weakness", ["negations", "bounds", "attributes"])
def test_a_weakened_scorer_fails(weakness: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if weakness == "negations":
        monkeypatch.setattr(stance, "objection", lambda *_: None)
    elif weakness == "bounds":
        monkeypatch.setattr(single, "bound_fits", lambda *_: True)
    else:
        monkeypatch.setattr("scoring.answer.asserted.for_what_was_asked",
                            lambda *given: [True] * len(given[2]))
    found = selftest.examine()
    assert not found.passed and found.told.count("\n") == len(found.misses) - 1

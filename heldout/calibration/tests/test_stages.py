from collections import Counter
from pathlib import Path

import pytest

from heldout.calibration import stages as module
from heldout.calibration.configurations import Configurations, configurations
from heldout.calibration.plan import Row
from heldout.calibration.stages import Stages, drawn
from heldout.calibration.tests.toy import question
from scoring.records import Kind, Label, Question

RIGHT, LIE, ABSTAINS = Label.CORRECT, Label.HALLUCINATED, Label.ABSTAINED
POOL = [question(f"q{n}", list(Kind)[n % 3], "d.md") for n in range(12)]


@pytest.fixture
def known(tmp_path: Path) -> Configurations:
    for name in ("patches/F01", "patches/F02", "perturbations/k4", "perturbations/k8",
                 "overeager/newest-only", "heldback/reranked",
                 "beyond/stepwise"):
        path = tmp_path / f"{name}.patch"
        path.parent.mkdir(exist_ok=True)
        path.write_text(name)
    return configurations(tmp_path)


def rows(name: str, label: Label, pool: list[Question], lucky: bool = False) -> dict[str, Row]:
    return {q.id: Row(name, q.id, label, not lucky if label is RIGHT else None, 1.0, "", 1, 3, 9,
                      0.1) for q in pool}


def table(known: Configurations) -> dict[str, dict[str, Row]]:
    """Four right (one by luck), four wrong and mendable, four wrong for good."""
    found = {name: {**rows(name, RIGHT, POOL[:4]), **rows(name, LIE, POOL[4:])}
             for name in known.patches}
    found["baseline"] |= rows("baseline", RIGHT, POOL[3:4], lucky=True)
    found["all"] = {**rows("all", RIGHT, POOL[:8]), **rows("all", LIE, POOL[8:])}
    return found


def test_every_kind_has_its_turn_and_the_seed_decides_within_a_kind() -> None:
    assert Counter(q.kind for q in drawn(POOL, 6, 1, "t")) == {k: 2 for k in list(Kind)[:3]}
    assert drawn(POOL, 12, 1, "t") == drawn(list(reversed(POOL)), 12, 1, "t")
    assert any(drawn(POOL, 6, seed, "t") != drawn(POOL, 6, 1, "t") for seed in range(5))


def test_what_is_right_by_luck_is_asked_no_further(known: Configurations) -> None:
    wanted = Stages(POOL, known, 1).steadiness(table(known))
    assert set(wanted) == {*known.noisy, "k4", "F02"}
    assert sorted(wanted["k4"]) == ["q0", "q1", "q2"]
    assert "q3" not in wanted["baseline~1"] and len(wanted["baseline~1"]) == 3 + 8


def test_what_noise_or_another_k_moves_is_asked_no_further(known: Configurations) -> None:
    found = table(known)
    found["baseline~2"] |= rows("baseline~2", ABSTAINS, POOL[:1])
    found["k4"] |= rows("k4", LIE, POOL[1:2])
    wanted = Stages(POOL, known, 1).everything(found)
    assert "q2" in wanted["F01"] and not {"q0", "q1"} & set(wanted["F01"])
    assert wanted["newest-only"] == ["q2"]


def test_only_what_can_be_mended_is_asked_with_all_but_one(known: Configurations) -> None:
    wanted = Stages(POOL, known, 1).everything(table(known))
    assert sorted(wanted["all-but-F02"]) == ["q4", "q5", "q6", "q7"]
    assert len(wanted["all-but-F01"]) == 3 + 8
    assert sorted(wanted["all+stepwise"]) == ["q10", "q11", "q8", "q9"]


def test_the_prompt_and_one_more_are_asked_where_neither_alone_tells(
        known: Configurations) -> None:
    found = table(known)
    found["F02"] |= rows("F02", RIGHT, POOL[4:5])
    found["all-but-F02"] |= rows("all-but-F02", RIGHT, POOL[5:6])
    assert sorted(Stages(POOL, known, 1).prompted(found)["F01+F02"]) == ["q6", "q7"]


def test_what_is_held_back_is_asked_only_of_what_was_chosen(
        known: Configurations, monkeypatch: pytest.MonkeyPatch) -> None:
    stages, found = Stages(POOL, known, 1), table(known)
    monkeypatch.setattr(module, "RESIDUAL", 0)
    before = {**stages.steadiness(found), **stages.everything(found), **stages.prompted(found)}
    assert not {"reranked", "k8"} & set(before)
    assert stages.later(["q1"])["reranked"] == ["q1"]

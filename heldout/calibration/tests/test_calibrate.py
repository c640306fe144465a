"""From a made-up pool to the files: everything but the pipelines themselves."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from heldout import selected
from heldout.calibration import calibrate as module
from heldout.calibration.candidates import Outcome
from heldout.calibration.configurations import Configurations
from heldout.calibration.plan import Row
from heldout.calibration.tests.toy import FAULTS, question
from heldout.calibration.tests.toy import pool as toys
from heldout.errors import HeldoutError
from heldout.practice import QUOTAS
from scoring.records import Label

STANDS = {c.question.id: c for c in toys(correct=60, wrong=60)}
PUBLIC = tuple(
    question(f"q-fact-{n:05}", kind, f"p-{n}.md")
    for n, kind in enumerate(kind for kind in QUOTAS for _ in range(60)))


class MadeUp:
    """Stands for `Tables`: labels follow from the toy candidates."""

    order: tuple[str, ...] = ()

    def __init__(self, seed: int, pool: object, baseline: Path, known: Configurations,
                 work: Path) -> None:
        self.known = known
        self.rows: dict[str, dict[str, Row]] = {}
        MadeUp.order = ()

    def make(self, title: str, wanted: Mapping[str, Sequence[str]]) -> None:
        MadeUp.order += tuple(wanted)
        for name, ids in wanted.items():
            self.rows.setdefault(name, {}).update((key, self.row(name, key)) for key in ids)

    def row(self, name: str, key: str) -> Row:
        label = Label.CORRECT
        answer = key if not key.startswith("q-fact") or int(key[-5:]) % 10 else "something else"
        found = STANDS.get(key)
        if name == "oracle" and key.endswith("7"):
            label = Label.GROUNDED_WRONG
        elif found is not None and name != "oracle":
            base = name == self.known.baseline or name in self.known.noisy
            mended = name in found.right if not base else False
            if found.outcome is not Outcome.CORRECT and not mended:
                label = Label.HALLUCINATED if found.outcome is Outcome.HALLUCINATED \
                    and (base or name in found.hallucinated) else Label.ABSTAINED
        return Row(name, key, label, True if label is Label.CORRECT else None, 0.0, answer, 4.4, 3,
                   2600, 0.007)

    def about(self) -> dict[str, str]:
        return {"reader": "r", "scorer": "s"}


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    names = [f"patches/{fault}" for fault in FAULTS]
    for name in (*names, "perturbations/k4", "perturbations/k8", "heldback/reranked"):
        path = tmp_path / "solutions" / f"{name}.patch"
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_text(name)
    (tmp_path / "challenge").mkdir()
    hidden = tuple(c.question for c in STANDS.values())
    monkeypatch.setattr(module, "Tables", MadeUp)
    monkeypatch.setattr(module, "pool", lambda seed: (*hidden, *PUBLIC))
    monkeypatch.setattr(module, "practisable", lambda pool, seed: (PUBLIC, hidden))
    monkeypatch.setattr(module, "FEWEST", 1500)
    monkeypatch.setattr(module.Stages, "_harsh", lambda self: ())
    return tmp_path / "challenge", tmp_path / "solutions"


def test_the_files_hold_a_selection_of_disjoint_parts_and_its_report(
        folders: tuple[Path, Path], tmp_path: Path) -> None:
    found = module.calibrate(7, tmp_path / "out", *folders, tmp_path / "work")
    selection = selected.read(tmp_path / "out" / "selection.json")
    assert selection is not None
    parts = [name for name, _ in selection.parts()]
    assert len(parts) == len(set(parts))
    assert (len(selection.headline), len(selection.practice)) == (200, 60)
    assert not any(name.endswith("7") for name in parts)  # did not pass the oracle gate
    assert selection.made_with["patches"] and selection.made_with["baseline"]
    assert found["baseline"]["right"] == 142 and found["practice"]["passed"] in (53, 54, 55)
    assert "| **all** | 200 | 142 | 24 | 34 |" in (tmp_path / "out" / "report.md").read_text()


def test_what_is_held_back_is_asked_when_all_is_chosen(
        folders: tuple[Path, Path], tmp_path: Path) -> None:
    found = module.calibrate(7, tmp_path / "out", *folders, tmp_path / "work")
    asked = MadeUp.order
    assert asked.index("reranked") > max(asked.index(name) for name in ("F14", "F01+F14"))
    assert found["held_back"]["reranked"]["asked"] == 200


def test_two_calibrations_choose_the_same(folders: tuple[Path, Path], tmp_path: Path) -> None:
    texts = set()
    for name in ("one", "two"):
        module.calibrate(7, tmp_path / name, *folders, tmp_path / "work")
        texts.add((tmp_path / name / "selection.json").read_text())
    assert len(texts) == 1


def test_a_pool_that_is_too_small_is_told(
        folders: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "FEWEST", 9999)
    with pytest.raises(HeldoutError, match="oracle gate") as caught:
        module.calibrate(7, tmp_path / "out", *folders, tmp_path / "work")
    assert f"of {len(STANDS)} are answered right" in caught.value.why

"""models.txt in a kit: the same weights in the same place as where it is scored."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from harness.kit.workbench import shelving
from harness.kit.workbench.errors import WorkbenchError
from harness.kit.workbench.place import Place
from harness.kit.workbench.shelving import shelve
from harness.weights import hub
from harness.weights.tests.fake_hub import COMMIT, REPOSITORY, FakeHub, running

FILES = {"config.json": b"{}", "model.safetensors": b"weights" * 1000, "pytorch_model.bin": b"p",
         "README.md": b"# x", "onnx/model.onnx": b"o", "1_Pooling/config.json": b"{ }"}
NAME = REPOSITORY.partition("/")[2]
LINE = f"{REPOSITORY}@{COMMIT}\n"


@pytest.fixture
def shop() -> Iterator[FakeHub]:
    with running(FakeHub(dict(FILES))) as found:
        yield found


@pytest.fixture
def place(tmp_path: Path, shop: FakeHub) -> Place:
    (tmp_path / "challenge").mkdir()
    (tmp_path / "models").mkdir()
    return Place(tmp_path, {"HF_ENDPOINT": f"{shop.url}/"})


def wants(place: Place, text: str) -> dict[str, bytes]:
    """Return what lies in MODELS_DIR with this models.txt."""
    (place.root / "challenge" / "models.txt").write_text(text)
    home = place.root / "models"
    shelve(place, home, ["all-MiniLM-L6-v2"])
    return {path.relative_to(home).as_posix(): path.read_bytes()
            for path in home.rglob("*") if path.is_file() and path.name != shelving.RECORD}


def test_a_models_files_are_fetched_once_and_lie_where_they_will_when_scored(
        place: Place, shop: FakeHub, tmp_path: Path) -> None:
    found = wants(place, LINE)
    hub.fetch(REPOSITORY, COMMIT, tmp_path / "scored", shop.url, 2**30)
    scored = {f"{NAME}/{path.relative_to(tmp_path / 'scored').as_posix()}": path.read_bytes()
              for path in (tmp_path / "scored").rglob("*") if path.is_file()}
    assert found == scored and set(found) == {
        f"{NAME}/{name}" for name in ("config.json", "model.safetensors", "1_Pooling/config.json")}
    asked = len(shop.asked)
    assert wants(place, LINE) == found and len(shop.asked) == asked
    assert shop.tokens == [], "nobody's token is sent"


def test_a_folder_of_ones_own_is_copied_and_follows_its_changes(place: Place) -> None:
    own = place.root / "challenge" / "weights" / "mine"
    own.mkdir(parents=True)
    (own / "model.safetensors").write_bytes(b"1")
    assert wants(place, "./weights/mine\n") == {"mine/model.safetensors": b"1"}
    (own / "model.safetensors").write_bytes(b"22")
    assert wants(place, "./weights/mine\n") == {"mine/model.safetensors": b"22"}


def test_without_the_file_nothing_is_asked_of_anybody(place: Place, shop: FakeHub) -> None:
    shelve(place, place.root / "models", [])
    assert shop.asked == [] and list((place.root / "models").iterdir()) == []


@pytest.mark.parametrize(("change", "why"), [
    (lambda shop: shop.served.update({"model.safetensors": b"other"}), "another hash"),
    (lambda shop: setattr(shop, "sha", "f" * 40), "the hub answers with the commit ffff"),
    (lambda shop: shop.sizes.update({"config.json": 2**31}), "MB left"),
    (lambda shop: shop.files.clear(), "0 files"),
    (lambda shop: shop.files.update({"../up.json": b""}), "leads elsewhere")])
def test_a_hub_that_lies_is_told_and_leaves_nothing(place: Place, shop: FakeHub, change: object,
                                                    why: str) -> None:
    change(shop)  # type: ignore[operator]
    with pytest.raises(WorkbenchError) as told:
        wants(place, LINE)
    assert why in told.value.why
    assert list((place.root / "models").iterdir()) == []


@pytest.mark.parametrize(("line", "what"), [
    (f"nobody/nothing@{COMMIT}", "could not be fetched"),
    ("./weights/none", "is not there")])
def test_a_model_that_is_nowhere_is_named(place: Place, line: str, what: str) -> None:
    with pytest.raises(WorkbenchError, match=what):
        wants(place, f"{line}\n")


def test_models_that_are_too_large_together_are_refused(
        place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelving, "MOST_BYTES", 10_000)
    own = place.root / "challenge" / "mine"
    own.mkdir()
    (own / "w").write_bytes(b"0" * 10_001)
    with pytest.raises(WorkbenchError, match=r"the models of models\.txt are too large"):
        wants(place, "./mine\n")


def test_a_folder_that_was_there_before_is_not_overwritten(place: Place) -> None:
    (place.root / "models" / NAME).mkdir()
    (place.root / "models" / NAME / "precious").write_bytes(b"1")
    with pytest.raises(WorkbenchError, match="is in the way"):
        wants(place, LINE)
    assert (place.root / "models" / NAME / "precious").exists()

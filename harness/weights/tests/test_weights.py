"""Models are fetched by commit and hash, within a size, and lie where the submission looks."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from harness.errors import HarnessError
from harness.score import score
from harness.settings import Settings
from harness.tests.conftest import settings, submission, variant  # noqa: F401 - fixtures
from harness.weights.lines import MOST, Wanted, parse
from harness.weights.shelf import Shelf, ensure
from harness.weights.tests.fake_hub import COMMIT, REPOSITORY, FakeHub, running
from heldout.variant import Variant

LINE = f"{REPOSITORY}@{COMMIT}"
FILES = {"config.json": b"{}", "model.safetensors": bytes(1000), "pytorch_model.bin": b"pickle",
         "onnx/model.onnx": b"x" * 500, "README.md": b"# card", "sub/vocab.txt": b"a\nb\n"}
KEPT = {"config.json", "model.safetensors", "sub/vocab.txt"}


@pytest.fixture
def hub() -> Iterator[FakeHub]:
    with running(FakeHub(dict(FILES))) as found:
        yield found


@pytest.fixture
def mine(tmp_path: Path, settings: Settings, hub: FakeHub) -> Settings:  # noqa: F811
    (tmp_path / "cache" / "models" / "pinned").mkdir(parents=True)
    (tmp_path / "cache" / "models" / "pinned" / "config.json").write_text("{}")
    return replace(settings, cache=tmp_path / "cache", hub=hub.url)


def shelf(tmp_path: Path, lines: str, settings: Settings) -> Shelf:  # noqa: F811
    folder = tmp_path / "handed-in"
    folder.mkdir(exist_ok=True)
    (folder / "models.txt").write_text(lines)
    return ensure(folder, settings)


def test_a_model_of_the_hub_lies_under_its_name_beside_the_pinned_ones(
        tmp_path: Path, mine: Settings) -> None:
    found = shelf(tmp_path, f"# a reranker\n{LINE}  # small\n", mine)
    there = {path.relative_to(found.folder).as_posix() for path in found.folder.rglob("*")
             if path.is_file()}
    assert there == {f"tiny-reranker/{name}" for name in KEPT} | {"pinned/config.json"}
    assert all(not path.stat().st_mode & 0o222 for path in
               (found.folder / "tiny-reranker").rglob("*") if path.is_file())
    row = found.models["tiny-reranker"]
    assert (row["from"], row["bytes"]) == (LINE, 1006)
    assert found.hash


def test_it_is_fetched_once_and_anew_where_its_copy_was_changed(
        tmp_path: Path, mine: Settings, hub: FakeHub) -> None:
    first = shelf(tmp_path, LINE, mine)
    asked = len(hub.asked)
    assert shelf(tmp_path, LINE, mine) == first
    assert len(hub.asked) == asked
    kept = next((mine.cache / "weights").glob("*/config.json"))
    kept.chmod(0o644)
    kept.write_text('{"trust": true}')
    assert shelf(tmp_path, LINE, mine).hash == first.hash
    assert len(hub.asked) > asked


def test_nobodys_token_is_sent(
        tmp_path: Path, mine: Settings, hub: FakeHub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_TOKEN", "hf_interviewers_own")
    shelf(tmp_path, LINE, mine)
    assert hub.asked
    assert hub.tokens == []


def test_without_the_file_the_pinned_models_are_all(tmp_path: Path, mine: Settings) -> None:
    (tmp_path / "handed-in").mkdir()
    found = ensure(tmp_path / "handed-in", mine)
    assert (found.hash, found.models, found.folder) == ("", {}, mine.cache / "models")


def test_a_folder_of_the_submission_is_a_model_too(tmp_path: Path, mine: Settings) -> None:
    own = tmp_path / "handed-in" / "weights" / "mine"
    own.mkdir(parents=True)
    (own / "model.safetensors").write_bytes(b"w")
    found = shelf(tmp_path, "./weights/mine\n", mine)
    assert (found.folder / "mine" / "model.safetensors").read_bytes() == b"w"
    assert found.models["mine"]["from"] == "./weights/mine"
    with pytest.raises(HarnessError, match="is not in the submission"):
        shelf(tmp_path, "./weights/other\n", mine)


LIES: dict[str, tuple[Callable[[FakeHub], object], str]] = {
    "other bytes than listed": (
        lambda hub: hub.served.update({"model.safetensors": b"y" * 1000}), "is damaged|could not"),
    "other bytes of a small file": (
        lambda hub: hub.served.update({"config.json": b"[]"}), "is damaged"),
    "another length than listed": (
        lambda hub: hub.served.update({"config.json": b"{  }"}), "is damaged|could not"),
    "another commit": (lambda hub: setattr(hub, "sha", "f" * 40), "is not what was asked for"),
    "too large": (lambda hub: hub.sizes.update({"model.safetensors": 3 * 2**30}),
                  "is not fetched"),
    "no files": (lambda hub: hub.files.clear(), "is not fetched"),
    "too many files": (
        lambda hub: hub.files.update({f"{n}.json": b"{}" for n in range(300)}), "is not fetched"),
    "a name that leads elsewhere": (
        lambda hub: hub.files.update({"../../evil.json": b"{}"}), "is not fetched"),
}


@pytest.mark.parametrize("lie", LIES)
def test_a_hub_that_lies_is_refused_and_nothing_is_kept(
        tmp_path: Path, mine: Settings, hub: FakeHub, lie: str) -> None:
    change, message = LIES[lie]
    change(hub)
    with pytest.raises(HarnessError, match=message) as caught:
        shelf(tmp_path, LINE, mine)
    assert len(str(caught.value).splitlines()) == 3
    assert not list((mine.cache / "weights").glob("*/"))
    assert not (tmp_path / "evil.json").exists()


def test_a_missing_model_and_a_silent_hub_are_told(tmp_path: Path, mine: Settings) -> None:
    with pytest.raises(HarnessError, match="could not be fetched"):
        shelf(tmp_path, f"tests/none@{COMMIT}", mine)
    with pytest.raises(HarnessError, match="could not be fetched"):
        shelf(tmp_path, LINE, replace(mine, hub="http://127.0.0.1:9"))


def test_all_together_must_fit(tmp_path: Path, mine: Settings) -> None:
    own = tmp_path / "handed-in" / "big"
    own.mkdir(parents=True)
    (own / "w").write_bytes(bytes(2 * 2**20))
    with pytest.raises(HarnessError, match="are too large") as caught:
        shelf(tmp_path, f"{LINE}\n./big\n", replace(mine, weights_mb=1))
    assert caught.value.why == "big has 2 MB; all together may have 1 MB"


@pytest.mark.parametrize("line", [
    "tests/tiny", "tests/tiny@main", "tests/tiny@0123", f"tests/tiny@{'G' * 40}",
    f"https://example.org/tiny@{COMMIT}", "/etc", "../up", "./../up", "./a/../../up", "./.hidden",
    f"a/b/c@{COMMIT}", "tiny", f"../x@{COMMIT}", "-o evil", "./",
])
def test_any_other_line_is_refused_with_its_number(line: str) -> None:
    with pytest.raises(HarnessError, match=r"models\.txt line 2 is not accepted"):
        parse(f"# models\n{line}\n")


def test_lines_are_read_as_they_stand_and_clashes_are_refused() -> None:
    assert parse(f"{LINE}\n\n./weights/mine/\n") == (
        Wanted("tiny-reranker", repository=REPOSITORY, commit=COMMIT),
        Wanted("mine", folder="weights/mine"))
    for text in (f"{LINE}\n./Tiny-Reranker", "./all-MiniLM-L6-v2"):
        with pytest.raises(HarnessError, match="is not accepted") as caught:
            parse(text, ("all-MiniLM-L6-v2",))
        assert "already" in caught.value.why
    with pytest.raises(HarnessError, match="is not accepted"):
        parse("\n".join(f"./m{n}" for n in range(MOST + 1)))


def test_a_score_records_the_models_and_another_model_is_another_run(
        settings: Settings, variant: Variant, submission: Callable[[str], Path],  # noqa: F811
        hub: FakeHub) -> None:
    mine, folder, seen = replace(settings, hub=hub.url), submission("answer"), set()
    for weights in (b"1", b"2"):
        hub.files["model.safetensors"] = weights
        (folder / "models.txt").write_text(f"{REPOSITORY}@{COMMIT}\n")
        for path in (mine.cache / "weights").glob("*.json"):
            path.unlink()
        outcome = score(folder, mine, most=2, variant=variant)
        about = json.loads((outcome.folder / "run.json").read_text())
        assert about["models"]["tiny-reranker"]["from"] == LINE
        assert "baseline_models" not in about["hashes"]
        seen.add(about["hashes"]["submission_models"])
        assert about["id"] not in seen
    assert len(seen) == 2

"""A private challenge is made once, sealed, found by name, and scored like any other."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from harness import variants
from harness.errors import HarnessError
from harness.rescoring import rescore
from harness.score import score
from harness.settings import Settings
from harness.variants import choose, make, number
from heldout import keys, practice, sealed_variant, variant
from heldout.baseline import thaw
from heldout.errors import SealError, SeedError
from heldout.pool import pool
from heldout.sealed_variant import Draft, calibration
from heldout.selected import Selection
from heldout.selection import select
from heldout.variant import Variant
from scoring.records import to_json

SECRET = "a secret that is long"


def uncalibrated(seed: int, work: Path, settings: Settings) -> Path:
    """Stand for the calibration, which takes half an hour: a selection by kind alone."""
    public, hidden = practice.split(pool(seed), seed)
    chosen = Selection(seed, tuple(q.id for q in select(hidden, seed)), {}, (),
                       tuple(q.id for q in public))
    (work / "out").mkdir(parents=True)
    for name, text in (("selection.json", to_json(chosen)), ("report.json", "{}"),
                       ("report.md", "142 right of 200")):
        (work / "out" / name).write_text(text)
    (work / "out" / "table.jsonl").write_text("what everybody answered")
    return work / "out"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    folder = tmp_path_factory.mktemp("home")
    return Settings(cache=folder / "cache", runs=folder / "runs", variants=folder / "variants",
                    key=folder / "elsewhere" / "key")


@pytest.fixture(scope="module")
def made(home: Settings) -> Variant:
    patch = pytest.MonkeyPatch()
    patch.setattr(variants, "_calibrated", uncalibrated)
    try:
        return make("acme", SECRET, home)
    finally:
        patch.undo()


def test_what_was_made_is_found_by_its_name(home: Settings, made: Variant) -> None:
    assert choose("acme", home) == made
    assert len(made.questions) == 200
    assert made.seed == number(SECRET) != number("another")
    assert made.versions == variants.versions()
    assert set(calibration(home.variants / "acme", keys.load(home.key), "acme")) == \
        {"selection.json", "report.json", "report.md"}


def test_only_documents_and_the_practice_set_are_left_in_clear(
        home: Settings, made: Variant) -> None:
    assert [path.name for path in home.variants.iterdir()] == ["acme"]
    written = b"".join(path.read_bytes() for path in home.variants.rglob("*") if path.is_file())
    for hidden in (*(q.text for q in made.questions), str(made.seed), SECRET, "142 right of 200"):
        assert hidden.encode() not in written
    assert oct(home.key.stat().st_mode)[-3:] == "600"


def test_it_is_another_company_with_a_practice_set_of_its_own(made: Variant) -> None:
    ours, demo = thaw(made.baseline), thaw(variant.DEMO_BASELINE)
    assert ours.keys() == demo.keys()
    assert [path for path in ours if ours[path] != demo[path]] == ["practice.jsonl"]
    assert len(ours["practice.jsonl"].splitlines()) == 60


def test_what_is_said_of_it_gives_nothing_away(home: Settings, made: Variant) -> None:
    said = variants.described(made, home)
    assert "200 questions and 0 probes and traps" in said
    assert str(made.seed) not in said
    assert all(q.text not in said for q in made.questions)


def test_a_variant_is_never_replaced(home: Settings, made: Variant) -> None:
    for name in (made.name, "demo"):
        with pytest.raises(HarnessError, match=f"there is a variant {name} already"):
            make(name, "", home)


def test_a_missing_variant_a_missing_key_and_an_odd_name_are_told(
        home: Settings, made: Variant, tmp_path: Path) -> None:
    with pytest.raises(HarnessError, match="there is no variant other"):
        choose("other", home)
    with pytest.raises(SealError, match="there is no private key"):
        choose(made.name, replace(home, key=tmp_path / "none"))
    keys.create(tmp_path / "wrong")
    with pytest.raises(SealError, match="cannot be opened"):
        choose(made.name, replace(home, key=tmp_path / "wrong"))
    for name in ("../up", "", "A", "x" * 41, "-x"):
        with pytest.raises(HarnessError, match="cannot be the name of a variant"):
            choose(name, home)


def test_a_run_that_was_cut_goes_on_with_its_seed_and_in_a_cache_of_its_own(
        home: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from heldout.calibration import calibrate
    seen = []

    def cut(seed: int, *rest: object) -> None:
        seen.append((seed, os.environ["SEVENTYONE_CACHE"]))
        raise KeyboardInterrupt

    monkeypatch.setattr(calibrate, "calibrate", cut)
    monkeypatch.delenv("SEVENTYONE_CACHE", raising=False)
    settings = replace(home, variants=tmp_path / "variants")
    for _ in range(2):
        with pytest.raises(KeyboardInterrupt):
            make("cut", "", settings)
    work = tmp_path / "variants" / "cut.work"
    assert seen[0] == seen[1]
    assert seen[0][0] > 2**100
    assert Path(seen[0][1]) == work / "cache"
    assert "SEVENTYONE_CACHE" not in os.environ
    assert oct(work.stat().st_mode)[-3:] == "700"
    assert not any(str(seen[0][0]).encode() in path.read_bytes()
                   for path in work.rglob("*") if path.is_file())


def test_a_random_seed_that_will_not_do_gives_way_to_another_and_a_given_one_does_not(
        home: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []

    def refuse(seed: int, *_: object) -> Path:
        seen.append(seed)
        raise SeedError("no selection", "too few", "use another seed")

    monkeypatch.setattr(variants, "_calibrated", refuse)
    settings = replace(home, variants=tmp_path / "variants")
    with pytest.raises(SeedError):
        make("random", "", settings)
    assert len(set(seen)) == variants.SEEDS
    seen.clear()
    with pytest.raises(SeedError):
        make("given", SECRET, settings)
    assert seen == [number(SECRET)]
    assert list(settings.variants.iterdir()) == []


def test_a_seed_that_can_be_guessed_is_told(
        home: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(variants, "_calibrated", lambda *_: (_ for _ in ()).throw(KeyError))
    for name, secret, told in (("small", "71", True), ("large", str(2**100), False)):
        with pytest.raises(KeyError):
            make(name, secret, replace(home, variants=tmp_path / "variants"))
        assert ("fewer than 64 bits" in capsys.readouterr().err) is told


def test_a_sealed_variant_is_scored_and_judged_again_by_its_name(
        settings: Settings, variant: Variant, submission: Callable[[str], Path], tmp_path: Path
        ) -> None:
    mine = replace(settings, variants=tmp_path / "variants", key=tmp_path / "elsewhere" / "key")
    documents = {path.name: path.read_text() for path in variant.documents.iterdir()}
    sealed_variant.write(mine.variants / "tiny", Draft(
        "tiny", 2**100, "0", documents, variant.questions, thaw(variant.baseline),
        {"reader": "an older reader"}), keys.ensure(mine.key).to_public())
    chosen = choose("tiny", mine)
    outcome = score(submission("answer"), mine, variant=chosen)
    assert outcome.comparison["after"]["labels"]["correct"] == 24
    about = json.loads((outcome.folder / "run.json").read_text())
    assert about["variant"] == "tiny"
    assert about["intake"]["drift"][0].startswith("reader an older reader (now ")
    assert rescore(outcome.folder, mine) == outcome.comparison

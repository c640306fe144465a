"""The shipped service itself, in its own environment: untouched, and with another prompt."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from harness.ladder.climb import verdicts
from harness.ladder.table_of_fixes import BASELINE, tabulated
from harness.proving.disturbing import NOISE
from harness.score import score
from harness.settings import ROOT, Settings, read
from heldout.variant import DEMO_SELECTION, demo
from scoring.comparison import HEADLINE
from scoring.records import Answerability


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return replace(read(), runs=tmp_path_factory.mktemp("runs"))


def test_the_untouched_service_fixes_and_breaks_nothing(settings: Settings) -> None:
    outcome = score(ROOT / "challenge", settings, most=30)
    change = outcome.comparison["change"]
    assert (change["fixed"], change["broken"]) == (0, 0)
    assert outcome.comparison["before"]["labels"] == outcome.comparison["after"]["labels"]
    assert outcome.comparison["after"]["labels"]["error"] == 0
    assert outcome.comparison["after"]["cost"]["calls"] >= 30


def test_a_prompt_that_always_refuses_is_right_only_where_nothing_is_known(
        settings: Settings, tmp_path: Path) -> None:
    folder = tmp_path / "refusing"
    shutil.copytree(ROOT / "challenge", folder)
    (folder / "prompts" / "answer.md").write_text('Always say "I cannot answer".\n')
    outcome = score(folder, settings, most=60)
    asked = [q for q in demo(settings.cache).questions[:60] if q.part == HEADLINE]
    unknown = sum(q.answerability is not Answerability.ANSWERABLE for q in asked)
    labels = outcome.comparison["after"]["labels"]
    lost = outcome.comparison["before"]["labels"]["correct"] - labels["correct"]
    change = outcome.comparison["change"]
    assert 0 < unknown < len(asked)
    assert (labels["correct"], labels["abstained"]) == (unknown, len(asked) - unknown)
    assert change["broken"] - change["fixed"] == lost > 0


def test_tabulation_gives_the_labels_of_a_scored_run(settings: Settings) -> None:
    scored = verdicts(score(ROOT / "challenge", settings, most=30).folder)
    (found,) = tabulated({BASELINE: ROOT / "challenge"}, demo(settings.cache), settings, 30)
    assert 0 < len(found.labels) <= 30
    assert {name: scored[name].label for name in found.labels} == found.labels


@pytest.mark.parametrize("draw", [11, 12])  # calibration saw others
def test_noise_on_the_embeddings_moves_no_label(settings: Settings, draw: int) -> None:
    variant, trees = demo(settings.cache), {BASELINE: ROOT / "challenge"}
    (still,), (moved,) = (tabulated(trees, variant, settings, 60, noise, draw)
                          for noise in (0.0, NOISE))
    differing = [name for name in still.labels if moved.labels[name] is not still.labels[name]]
    without_margin = 0 if DEMO_SELECTION.is_file() else 3  # only calibration looks for one
    assert len(differing) <= without_margin and len(still.labels) > 20

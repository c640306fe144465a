"""A cross-encoder of one's own works: made here, fetched by the harness, ranking in a score."""

from __future__ import annotations

import json
import subprocess
from dataclasses import replace
from pathlib import Path

from harness import pipeline_env, requirements
from harness.run_folder import Side
from harness.score import score
from harness.settings import ROOT, Settings, read
from harness.tests.conftest import settings, variant  # noqa: F401 - fixtures
from harness.weights.tests.fake_hub import COMMIT, REPOSITORY, FakeHub, running
from heldout.variant import Variant

HERE = Path(__file__).parent


def test_a_cross_encoder_named_in_models_txt_ranks_in_the_score_as_it_does_at_home(
        settings: Settings, variant: Variant, tmp_path: Path) -> None:  # noqa: F811
    cache = tmp_path / "cache"
    (cache / "models").mkdir(parents=True)
    shared = read().cache / "environments"
    shared.mkdir(parents=True, exist_ok=True)
    (cache / "environments").symlink_to(shared)
    wanted, limits = requirements.read(ROOT / "challenge")
    python = str(pipeline_env.ensure(wanted, limits, cache).python)
    script, model = str(HERE / "make_reranker.py"), tmp_path / "model"
    subprocess.run([python, script, "make", str(model)], check=True, capture_output=True)

    folder = tmp_path / "handed-in"
    (folder / "rag").mkdir(parents=True)
    (folder / "rag" / "__init__.py").write_text("")
    (folder / "rag" / "__main__.py").write_text((HERE / "reranking_rag.py").read_text())
    for name in ("requirements.txt", "constraints.txt"):
        (folder / name).write_text((ROOT / "challenge" / name).read_text())
    (folder / "models.txt").write_text(f"{REPOSITORY}@{COMMIT}\n")
    with running(FakeHub({path.name: path.read_bytes() for path in model.iterdir()})) as hub:
        mine = replace(settings, cache=cache, hub=hub.url, ready_seconds=120, question_seconds=60)
        outcome = score(folder, mine, most=2, variant=variant)

    about = json.loads((outcome.folder / "run.json").read_text())
    assert about["models"]["tiny-reranker"]["from"] == f"{REPOSITORY}@{COMMIT}"
    names = sorted(path.name for path in variant.documents.iterdir())
    texts = [(variant.documents / name).read_text() for name in names]
    for question in variant.questions[:2]:
        told = subprocess.run([python, script, "rank", str(model), question.text, *texts],
                              check=True, capture_output=True, text=True).stdout
        expected = tuple(names[number] for number in json.loads(told.splitlines()[-1]))
        assert Side(outcome.folder).answers[question.id].sources == expected

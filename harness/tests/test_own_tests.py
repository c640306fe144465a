"""Who mends one thing well keeps the service's own tests green: they pin none of the faults."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from harness.challenge_tests import environment
from harness.settings import ROOT, read
from heldout.baseline import tree
from heldout.patches import patched
from heldout.solutions import files
from heldout.solutions import read as rungs

SCRIPT = Path(__file__).with_name("own_tests.py")
SOLUTIONS = ROOT / "solutions"
BASELINE = tree(ROOT / "challenge")
# They answer something else than what the model said, and are to be seen doing so.
ANSWER_OTHERWISE = {"echo-context", "abstain-all"}


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, tuple[int, str]]:
    """Return exit code and output of the own tests of every patch alone and of every rung."""
    copies = {path.stem: patched(BASELINE, [path])
              for path in sorted((SOLUTIONS / "patches").glob("*.patch"))}
    copies |= {rung.name: files(rung, BASELINE, SOLUTIONS) for rung in rungs(SOLUTIONS)}
    home = tmp_path_factory.mktemp("copies")
    for name, content in copies.items():
        for path, data in content.items():
            (home / name / path).parent.mkdir(parents=True, exist_ok=True)
            (home / name / path).write_bytes(data)
    python, variables = environment(read())
    results = tmp_path_factory.mktemp("results") / "own.jsonl"
    subprocess.run([str(python), str(SCRIPT), str(results), *(str(home / n) for n in copies)],
                   env=variables, check=True)
    found = {line["folder"]: (line["code"], line["said"])
             for line in map(json.loads, results.read_text(encoding="utf-8").splitlines())}
    assert list(found) == list(copies)
    return found


def test_every_patch_alone_and_every_rung_pass_the_service_s_own_tests(
        ran: Mapping[str, tuple[int, str]]) -> None:
    failed = {name: said[-2000:] for name, (code, said) in ran.items()
              if code and name not in ANSWER_OTHERWISE}
    assert not failed
    assert len(ran) >= 24 and all(" passed" in said for _, said in ran.values())


def test_what_answers_otherwise_fails_them(ran: Mapping[str, tuple[int, str]]) -> None:
    assert {name for name, (code, _) in ran.items() if code == 1} == ANSWER_OTHERWISE

"""Which runs of the ladder stand as landmarks beside a submission."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from harness.landmarks import landmarks
from heldout.baseline import thaw, tree_hash
from heldout.variant import Variant

PATCH = """--- /dev/null
+++ b/notes.txt
@@ -0,0 +1 @@
+fixed
"""
RUNGS = """[baseline]
told = "untouched"
[reference]
told = "all"
patches = ["patches/F01"]
"""
HASHES = {"questions": "1", "baseline_tree": "2", "reader": "3", "profile": "4"}


def climbed(runs: Path, name: str, tree: str, **changes: str) -> None:
    place = runs / "ladder" / name
    place.mkdir(parents=True)
    (place / "comparison.json").write_text(json.dumps({
        "run": {"hashes": {**HASHES, "submission_tree": tree, **changes}},
        "after": {"accuracy": {"rate": 0.9}, "cost": {"usd_per_question": 0.1},
                  "latency_p95_seconds": {"value": 2.0}}}))


def test_a_rung_is_known_by_its_tree_and_counts_on_the_same_questions(
        tmp_path: Path, variant: Variant) -> None:
    solutions, own = tmp_path / "solutions", {"submission_tree": "its own"}
    about = {"hashes": {**HASHES, **own}}
    (solutions / "patches").mkdir(parents=True)
    (solutions / "ladder.toml").write_text(RUNGS)
    (solutions / "patches" / "F01.patch").write_text(PATCH)
    baseline = thaw(variant.baseline)
    reference = tree_hash({**baseline, "notes.txt": b"fixed\n"})

    def found(runs: Path) -> list[Any]:
        return [mark.name for mark in landmarks(runs, about, variant, solutions)]

    assert found(tmp_path / "none") == []
    climbed(tmp_path / "other", "a", reference, questions="others")
    climbed(tmp_path / "other", "b", tree_hash(baseline))
    assert found(tmp_path / "other") == []
    climbed(tmp_path / "same", "a", reference)
    assert landmarks(tmp_path / "same", about, variant, solutions)[0].accuracy == 0.9
    assert found(tmp_path / "same") == ["reference"]
    assert landmarks(tmp_path / "same", about, variant, tmp_path) == ()
    itself = {"hashes": {**HASHES, "submission_tree": reference}}
    assert landmarks(tmp_path / "same", itself, variant, solutions) == ()

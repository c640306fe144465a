"""Rungs of the ladder that were climbed on the same questions: landmarks for the page's plots.

A rung is known by the hash of its tree, as the ladder makes it: the baseline and its patches.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from harness.ladder.climb import FOLDER
from harness.run_folder import read_json
from harness.settings import ROOT
from heldout.baseline import thaw, tree_hash
from heldout.solutions import LADDER, files, read
from heldout.variant import Variant
from scoring.report.landmark import Landmark

SOLUTIONS = ROOT / "solutions"
SHOWN = ("prompt-only", "retrieval-only", "reference")   # and what goes beyond the reference
SAME = ("questions", "baseline_tree", "reader", "profile")


def landmarks(runs: Path, about: Mapping[str, Any], variant: Variant,
              solutions: Path = SOLUTIONS) -> tuple[Landmark, ...]:
    """Return the landmarks beside the run that `about` tells of, in the order of the ladder."""
    places = sorted((runs / FOLDER).glob("*/comparison.json"))
    if not places or not (solutions / LADDER).is_file():
        return ()
    baseline = thaw(variant.baseline)
    names = {tree_hash(files(rung, baseline, solutions)): rung.name for rung in read(solutions)
             if rung.name.startswith(SHOWN)}
    found: dict[str, Landmark] = {}
    for place in places:
        other = read_json(place, "a comparison")
        hashes = other["run"]["hashes"]
        name = names.get(hashes["submission_tree"])
        if hashes["submission_tree"] == about["hashes"]["submission_tree"]:
            continue   # it is the run's own point
        if name and all(hashes[key] == about["hashes"][key] for key in SAME):
            after = other["after"]
            found[name] = Landmark(name, after["accuracy"]["rate"],
                                   after["cost"]["usd_per_question"],
                                   after["latency_p95_seconds"]["value"])
    return tuple(found[name] for name in names.values() if name in found)

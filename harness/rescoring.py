"""Judge a recorded run again; nothing is asked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from harness.errors import HarnessError
from harness.run_folder import read_json
from harness.score import conclude
from harness.settings import Settings
from harness.variants import choose
from heldout.variant import Variant


def rescore(folder: Path, settings: Settings, variant: Variant | None = None) -> dict[str, Any]:
    """Recompute verdicts and comparison of a recorded run; nothing is asked."""
    about = read_json(folder / "run.json", "a run")
    variant = variant or choose(about["variant"], settings)
    ours, theirs = variant.manifest["questions"], about["hashes"]["questions"]
    if ours != theirs:
        raise HarnessError(f"{folder} was asked other questions",
                           f"its question set is {theirs[:12]}, this variant's is {ours[:12]}",
                           "score the submission again with this version")
    asked = (*variant.questions, *variant.practice)[:about.get("asked")]
    return conclude(folder, variant, asked, about)

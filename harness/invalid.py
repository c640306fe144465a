"""A run that is no measurement: too many questions failed by this machine's own faults."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from harness.errors import HarnessError
from harness.run_folder import Side
from scoring.comparison import FAULTS


def refuse(comparison: Mapping[str, Any], folder: Path) -> None:
    """Raise `HarnessError` where a run is INVALID, so that no score of it is shown."""
    if comparison["valid"]:
        return
    told = []
    for side, name, home in (("before", "baseline", folder / "baseline"),
                             ("after", "submission", folder)):
        count = comparison[side]["labels"]["infrastructure"]
        if count:
            first = next((answer.error for answer in Side(home).answers.values()
                          if answer.fault == "infrastructure"), None)
            told.append(f"{count} of {comparison['questions']} questions of the {name} failed by a "
                        f"fault of this machine, more than {100 * FAULTS:.0f} % make a run void "
                        f"(the first: {first or 'no reason recorded'})")
    raise HarnessError(
        "the run is INVALID: no score is given", "; ".join(told),
        "leave the machine more room (memory, disk, other jobs), then measure again: "
        "`make score ARGS=--fresh`")

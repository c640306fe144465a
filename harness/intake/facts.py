"""What is told about a submission besides its score: neutral facts, never a verdict."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from harness.intake.protected import REMOVED, differences
from harness.intake.take import Taken
from heldout.baseline import tree

GATEWAY = Path(__file__).resolve().parent.parent / "gateway"
NAMED = 6  # paths named in a line below the table


def facts(taken: Taken, baseline: Mapping[str, bytes], documents: Path) -> dict[str, Any]:
    """Return what `run.json` says of the intake: source, size, differences from what was issued."""
    kit = {f"documents/{path}": content for path, content in tree(documents).items()}
    kit |= {f"gateway/{path}": content for path, content in tree(GATEWAY).items()}
    protected = differences(taken.files, taken.around, baseline, kit)
    # A kit holds a part of the gateway: what it lacks says nothing.
    protected = {path: state for path, state in protected.items()
                 if not (path.startswith("gateway/") and state == REMOVED)}
    return {
        "source": taken.source,
        "files": len(taken.files),
        "bytes": sum(map(len, taken.files.values())),
        "protected": protected,
    }


def lines(found: Mapping[str, Any]) -> list[str]:
    """Return the lines below the table."""
    listed = found.get("protected", {})
    if not listed:
        return []
    named = ", ".join(f"{path} ({state})" for path, state in list(listed.items())[:NAMED])
    more = f" and {len(listed) - NAMED} more" if len(listed) > NAMED else ""
    return [f"differs from what was issued (the score uses the harness's own copies): "
            f"{named}{more}"]

"""What is told about a submission besides its score: neutral facts, never a verdict."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from harness.intake.protected import REMOVED, differences
from harness.intake.take import Taken
from heldout import canary
from heldout.baseline import tree
from heldout.canary import mark
from heldout.variant import Variant

GATEWAY = Path(__file__).resolve().parent.parent / "gateway"
NAMED = 6   # paths named in a line below the table
CHANCE = 3  # hidden wordings: one or two may be a candidate's own questions, asked as anybody would


def facts(taken: Taken, baseline: Mapping[str, bytes], variant: Variant) -> dict[str, Any]:
    """Return what `run.json` says of the intake.

    Source, size, differences from what was issued, and traces of what a candidate was not given:
    marks of other kits, and wordings of hidden questions (counted, never named).
    """
    documents = tree(variant.documents)
    kit = {f"documents/{path}": content for path, content in documents.items()}
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
        **_traces({**taken.files, **taken.around}, baseline, documents, variant),
    }


def _traces(given: Mapping[str, bytes], baseline: Mapping[str, bytes],
            documents: Mapping[str, bytes], variant: Variant) -> dict[str, Any]:
    own = mark(variant.canary)
    found = canary.marks(given)
    strange = sorted({path for (whose, _), paths in found.items() for path in paths
                      if whose != variant.canary})
    holders = {holder for whose, holder in found if whose == variant.canary
               and not own.endswith(holder)}
    public = [text.decode("utf-8", "replace")
              for text in (*documents.values(), *baseline.values())]
    hidden = canary.wordings(given, variant.questions, public)
    return {
        "marks_of_other_variants": strange,
        "kits_of_this_variant": len(holders),
        "hidden_wordings": {path: len(ids) for path, ids in hidden.items()},
    }


def lines(found: Mapping[str, Any]) -> list[str]:
    """Return the lines below the table."""
    told = []
    if drift := found.get("drift", []):
        told.append(f"the variant was calibrated with other versions: {', '.join(drift)}")
    if listed := found.get("protected", {}):
        told.append("differs from what was issued (the score uses the harness's own copies): "
                    + _named([f"{path} ({state})" for path, state in listed.items()]))
    if strange := found.get("marks_of_other_variants", []):
        told.append(f"holds the mark of another variant's kit or documents: {_named(strange)}")
    if (kits := found.get("kits_of_this_variant", 0)) > 1:
        told.append(f"holds marks of {kits} kits: parts of it were issued to somebody else")
    hidden = found.get("hidden_wordings", {})
    if (count := sum(hidden.values())) >= CHANCE:
        told.append(f"holds {count} wordings of hidden questions: "
                    + _named([f"{path} ({number})" for path, number in hidden.items()]))
    return told


def _named(items: Sequence[str]) -> str:
    more = f" and {len(items) - NAMED} more" if len(items) > NAMED else ""
    return ", ".join(items[:NAMED]) + more

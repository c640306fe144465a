"""`make redteam`: choose attacks and boxes, run them, print the table, return the exit code."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from harness import workplace
from harness.errors import HarnessError
from harness.redteam.attack import BOXES, Attack, bounds
from harness.redteam.attacks import attacks
from harness.redteam.campaign import Row, heading, lacking, line, run, summary, wrong
from harness.sandbox.leftovers import sweep
from harness.settings import Settings


def chosen(only: str, quick: bool) -> tuple[Attack, ...]:
    """Return the attacks of a list like "1,2,P3"; all of them for an empty one."""
    known = attacks()
    wanted = {name.strip().upper() for name in only.split(",") if name.strip()}
    unknown = wanted - {str(attack.number) for attack in known}
    if unknown:
        raise HarnessError(
            f"no attack has the number {', '.join(sorted(unknown))}",
            f"the numbers are {', '.join(str(attack.number) for attack in known)}",
            "name some of these, separated by commas")
    return tuple(attack for attack in known
                 if (not wanted or str(attack.number) in wanted) and (attack.quick or not quick))


def redteam(only: str, tier: str, quick: bool, settings: Settings) -> int:
    """Print the table; return 1 if an attack got through or showed nothing, 2 if a box lacks."""
    if tier and tier not in BOXES:
        raise HarnessError(f"{tier} is no kind of box", f"the kinds are {', '.join(BOXES)}",
                           "name one of these, or none for all")
    boxes: Sequence[str] = (tier,) if tier else BOXES
    picked = chosen(only, quick)
    missing = lacking(boxes)
    present = [box for box in boxes if not any(one.startswith(f"{box}:") for one in missing)]
    sweep()
    began = time.monotonic()
    print(heading(present), flush=True)

    def told(row: Row) -> None:
        print(line(row, present), flush=True)
        for said in wrong(row):
            print(f"      {said}", flush=True)

    with tempfile.TemporaryDirectory(prefix=workplace.prefix()) as name:
        Path(name).chmod(0o755)
        place = replace(bounds(settings), runs=Path(name) / "runs", cache=Path(name) / "cache")
        rows = run(picked, present, place, told)
    print(f"\n{summary(rows)}; {time.monotonic() - began:.0f} s")
    for one in missing:
        print(f"not tried in {one}")
    if not all(row.fine for row in rows):
        return 1
    return 2 if missing else 0

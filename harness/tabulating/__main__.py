"""Command line: `python -m harness.tabulating PLAN --out TABLE`."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from harness.errors import SeventyOneError


def made_with() -> dict[str, str]:
    """Return the versions of reader, price table and scorer."""
    from harness.gateway.profile import profile
    from harness.gateway.reader import fingerprint
    from scoring.version import version

    return {"reader": fingerprint(), "profile": profile().version, "scorer": version()}


def main(plan: Annotated[Path | None, typer.Argument(help="JSON file with a plan.")] = None,
         out: Annotated[Path, typer.Option(help="Where the table is written, as JSON lines.")] =
         Path("table.jsonl"),
         desks: Annotated[int, typer.Option(help="Processes; 0: one for each core.")] = 0,
         about: Annotated[bool, typer.Option(help="Print what the rows are made with.")] = False,
         ) -> None:
    """Answer and label every question of a plan; go on from what is known."""
    if about:
        print(json.dumps(made_with(), indent=2))
        return
    if plan is None:
        raise typer.BadParameter("name a plan, or ask --about")
    from harness.run_folder import write_text
    from harness.settings import read
    from harness.tabulating.tabulate import tabulate
    from heldout.calibration.plan import read_plan
    from scoring.records import to_json

    rows = tabulate(read_plan(plan), read(), desks)
    write_text(out, "".join(f"{to_json(row)}\n" for row in rows))


if __name__ == "__main__":
    app = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)
    app.command()(main)
    try:
        app(standalone_mode=False)
    except SeventyOneError as error:
        print(error, file=sys.stderr)
        sys.exit(2)
    except (KeyboardInterrupt, typer.Abort):
        print("\ninterrupted: finished rows are kept; run the same command to go on from there",
              file=sys.stderr)
        sys.exit(130)

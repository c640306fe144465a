"""Command line: `python -m harness.tabulating PLAN --out TABLE`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from harness.errors import SeventyOneError


def main(plan: Annotated[Path, typer.Argument(help="JSON file with a plan.")],
         out: Annotated[Path, typer.Option(help="Where the table is written, as JSON lines.")],
         desks: Annotated[int, typer.Option(help="Processes; 0: one for each core.")] = 0) -> None:
    """Answer and label every question of a plan; go on from what is known."""
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

"""Command line of this room: `python -m heldout freeze`."""

from __future__ import annotations

import sys
from pathlib import Path

import typer

from heldout.errors import SeventyOneError

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False,
                  rich_markup_mode=None)


@app.callback()
def main() -> None:
    """Make and inspect the hidden questions and the frozen baseline of a variant."""


@app.command()
def freeze(folder: Path = Path("challenge")) -> None:
    """Freeze the untouched challenge as the demo variant's baseline."""
    from heldout.baseline import freeze as write
    from heldout.variant import DEMO_BASELINE

    print(f"{write(folder, DEMO_BASELINE)}  {DEMO_BASELINE.name}")


if __name__ == "__main__":
    try:
        app()
    except SeventyOneError as error:
        print(error, file=sys.stderr)
        sys.exit(2)

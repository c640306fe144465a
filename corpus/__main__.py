"""Command line of this room: `python -m corpus build | stats | check`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from corpus.errors import CorpusError, SeventyOneError

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False,
                  rich_markup_mode=None)
Seed = Annotated[str, typer.Option(help="Any whole number; each gives another company.")]


def number(seed: str) -> int:
    """Return the seed as a number; raises `CorpusError` for anything else."""
    try:
        return int(seed)
    except ValueError as error:
        raise CorpusError(f"{seed!r} is no seed", "a seed is a whole number",
                          "use --seed 71, or any other whole number") from error


@app.callback()
def main() -> None:
    """Make, count and check the documents of the fictional company."""


@app.command()
def build(out: Annotated[Path, typer.Option(help="An empty folder.")], seed: Seed = "71") -> None:
    """Write the documents of one seed into an empty folder."""
    from corpus.build import build as make
    from corpus.folder import write

    print(f"{write(make(number(seed)), out)} documents in {out}")


@app.command()
def stats(seed: Seed = "71") -> None:
    """Count documents, words, kinds and facts."""
    from corpus.build import build as make
    from corpus.stats import report

    print(report(make(number(seed))))


@app.command()
def check(seed: Seed = "71", folder: Annotated[Path | None, typer.Option(
        help="Check these files instead of freshly made ones.")] = None) -> None:
    """Prove that every fact stands where the index says and nothing else is asserted."""
    from corpus.build import build as make
    from corpus.check import check as find
    from corpus.folder import reread

    company = make(number(seed))
    problems = find(reread(company, folder) if folder else company)
    for problem in problems:
        print(problem)
    print(f"{len(company.quotes)} quotes checked in {len(company.documents)} documents: "
          f"{len(problems)} problems")
    if problems:
        sys.exit(1)


if __name__ == "__main__":
    try:
        app()
    except SeventyOneError as error:
        print(error, file=sys.stderr)
        sys.exit(2)

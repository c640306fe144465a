"""Command line of this room: `python -m corpus build | stats | check`.

`stats` also counts the pool of questions. That is built in `heldout`, which may import this room
but must not be imported by it: the count is asked from `python -m heldout stats`, a process of its
own, and its answer is printed below ours.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Annotated

import typer

from corpus.errors import CorpusError, SeventyOneError

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False,
                  rich_markup_mode=None)
Seed = Annotated[str, typer.Option(help="Any whole number; each gives another company.")]
ROOT = Path(__file__).resolve().parents[1]


def number(seed: str) -> int:
    """Return the seed as a number; raises `CorpusError` for anything else."""
    if seed.removeprefix("-").isdecimal() and seed.isascii() and len(seed) < 20:
        return int(seed)
    raise CorpusError(f"{seed!r} is no seed", "a seed is a whole number of at most 19 digits",
                      "use --seed 71, or any other whole number")


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
    """Count documents, tokens, kinds, phrasings, facts, and the pool of questions."""
    from corpus.build import build as make
    from corpus.stats import report

    print(report(make(number(seed))), flush=True)
    done = subprocess.run([sys.executable, "-m", "heldout", "stats", "--seed", seed], cwd=ROOT,
                          capture_output=True, text=True, check=False)
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["no message"])[-1]
        raise CorpusError("the pool of questions could not be counted",
                          f"python -m heldout stats --seed {seed} ended with code "
                          f"{done.returncode}: {last}",
                          "run that command to see all of its message")
    print("pool of questions by kind\n" + done.stdout, end="")


@app.command()
def check(seed: Seed = "71", folder: Annotated[Path | None, typer.Option(
        help="Check these files instead of freshly made ones.")] = None) -> None:
    """Prove that every fact stands where the index says and nothing else is asserted."""
    from corpus.build import build as make
    from corpus.check import check as find
    from corpus.folder import reread, strays

    company = make(number(seed))
    problems = list(find(reread(company, folder) if folder else company))
    if folder:
        problems += strays(company, folder)
    for problem in problems:
        print(problem)
    print(f"{len(company.facts)} facts, {len(company.quotes)} quotes and {len(company.absences)} "
          f"gaps checked in {len(company.documents)} documents: {len(problems)} problems")
    if problems:
        sys.exit(1)


if __name__ == "__main__":
    try:
        app()
    except SeventyOneError as error:
        print(error, file=sys.stderr)
        sys.exit(2)

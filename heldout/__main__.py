"""Command line of this room: `python -m heldout stats`."""

from __future__ import annotations

import sys
from pathlib import Path

import typer

from heldout.errors import SeventyOneError

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False,
                  rich_markup_mode=None)

SEEDS = typer.Option([71], help="Seeds that are calibrated; repeatable, the first is compared to.")
BENT = typer.Option([], help="A target, by name, that may be missed for once; repeatable.")


@app.callback()
def main() -> None:
    """Make and inspect the hidden questions and the frozen baseline of a variant."""


@app.command()
def freeze(folder: Path = Path("challenge")) -> None:
    """Freeze the untouched challenge as the demo variant's baseline."""
    from heldout.baseline import freeze as write
    from heldout.variant import DEMO_BASELINE

    print(f"{write(folder, DEMO_BASELINE)}  {DEMO_BASELINE.name}")


@app.command()
def practice(seed: int = 71, out: Path = Path("challenge/practice.jsonl")) -> None:
    """Write the public practice set of a seed."""
    from corpus.build import DEMO_SEED, build
    from heldout.practice import lines
    from heldout.questions import build_pool
    from heldout.selected import read
    from heldout.variant import DEMO_SELECTION, practised

    selection = read(DEMO_SELECTION) if seed == DEMO_SEED else None
    chosen = practised(build_pool(build(seed)), seed, selection)
    out.write_text(lines(chosen), encoding="utf-8")
    print(f"{len(chosen)} questions in {out}")


@app.command()
def calibrate(seed: int = 71, out: Path | None = None, challenge: Path = Path("challenge"),
              solutions: Path = Path("solutions"), bend: list[str] = BENT) -> None:
    """Choose the questions on which the untouched challenge scores what it must, and report.

    Without --out: heldout/demo for the demo's seed, .cache/calibration/seed-N for another.
    """
    from corpus.build import DEMO_SEED
    from heldout.calibration.calibrate import calibrate as run
    from heldout.calibration.page import page

    home = Path(".cache") / "calibration"
    folder = out or (Path("heldout/demo") if seed == DEMO_SEED else home / f"seed-{seed}")
    try:
        print(page(run(seed, folder, challenge, solutions, home / f"work-{seed}", bend)))
    except KeyboardInterrupt:
        print("interrupted: finished rows are kept; run the same command to go on from there",
              file=sys.stderr)
        raise typer.Exit(130) from None


@app.command("parallel-forms")
def parallel_forms(seeds: list[int] = SEEDS, challenge: Path = Path("challenge"),
                   solutions: Path = Path("solutions")) -> None:
    """Score the same solutions on several calibrated seeds; exit with 1 where they differ."""
    from corpus.build import DEMO_SEED
    from heldout.calibration import parallel

    home = Path(".cache") / "calibration"
    folders = {seed: Path("heldout/demo") if seed == DEMO_SEED else home / f"seed-{seed}"
               for seed in seeds}
    found = parallel.forms(folders, challenge, solutions, home)
    print("\n".join(parallel.lines(found)))
    for form in parallel.apart(found):
        print(f"further than {parallel.BESIDE:g} points from seed {seeds[0]}: {form.solution} on "
              f"seed {form.seed}")
    raise typer.Exit(int(bool(parallel.apart(found))))


@app.command()
def lint(seed: int = 71) -> None:
    """Prove every question of a seed unambiguous; print what is not and exit with 1."""
    from corpus.build import build
    from heldout.questions import build_pool
    from heldout.questions.lint import lint as problems

    company = build(seed)
    pool = build_pool(company)
    found = problems(company, pool)
    for problem in found:
        print(problem)
    print(f"{len(pool)} questions, {len(found)} problems")
    raise typer.Exit(int(bool(found)))


@app.command()
def stats(seed: int = 71) -> None:
    """Count the pool of a seed by kind."""
    from collections import Counter

    from corpus.build import build
    from heldout.practice import split
    from heldout.questions import build_pool

    pool = build_pool(build(seed))
    _, hidden = split(pool, seed)
    kinds, left = (Counter(q.kind for q in found) for found in (pool, hidden))
    for kind in sorted(kinds):
        print(f"{kind:<15} {kinds[kind]:>5}  hidden pool {left[kind]:>5}")
    print(f"{'all':<15} {len(pool):>5}  hidden pool {len(hidden):>5}")


if __name__ == "__main__":
    try:
        app()
    except SeventyOneError as error:
        print(error, file=sys.stderr)
        sys.exit(2)

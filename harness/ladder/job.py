"""The whole climb, from top to bottom: rungs, tables of fixes, ledgers, and what was missed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from harness.errors import HarnessError
from harness.ladder import page
from harness.ladder.climb import climb, cores
from harness.ladder.expectations import BASELINE, missed
from harness.ladder.result import Result
from harness.ladder.table_of_fixes import tabulated
from harness.settings import Settings
from harness.submission import keep
from heldout.baseline import thaw
from heldout.calibration.configurations import configurations
from heldout.patches import patched
from heldout.solutions import Solution, files, read
from heldout.variant import Variant

FIXES = "fixes"  # stands for the tables of fixes among the names of `only`


@dataclass(frozen=True, slots=True)
class Ladder:
    """The rungs in their order, the baseline's tree, and the folder with the patches."""

    rungs: Sequence[Solution]
    baseline: Mapping[str, bytes]
    folder: Path


def climb_all(folder: Path, variant: Variant, settings: Settings, only: Collection[str] = (),
              most: int | None = None) -> list[str]:
    """Climb the ladder of a folder of solutions on a variant; return what is missed."""
    return run(Ladder(read(folder), thaw(variant.baseline), folder), variant, settings, only, most)


def run(ladder: Ladder, variant: Variant, settings: Settings, only: Collection[str] = (),
        most: int | None = None, show: Callable[[str], None] = print) -> list[str]:
    """Score the rungs (those of `only`, if any are named), show the tables; return what is missed.

    `most` limits the questions: a trial, of which nothing but equal labels is expected.
    """
    chosen = _chosen(ladder.rungs, only)
    trees = {rung.name: _kept(files(rung, ladder.baseline, ladder.folder), settings)
             for rung in chosen}
    results: dict[str, Result] = {}
    if trees:
        with cores(settings) as workers:
            for found in climb(trees, variant, settings, workers, most):
                results[found.name] = found
        ordered = [results[rung.name] for rung in chosen]
        for line in page.ladder(chosen, results):
            show(line)
        show("")
        for line in (*page.ledgers(ordered), *page.faults(ordered)):
            show(line)
    misses = [] if most else missed(chosen, results)
    if not only or FIXES in only:
        misses += fixes(ladder, variant, settings, results.get(BASELINE), most, show)
    return misses


def fixes(ladder: Ladder, variant: Variant, settings: Settings, scored: Result | None,
          most: int | None, show: Callable[[str], None]) -> list[str]:
    """Show what each fix is worth alone, and what it is worth among all; return what is missed.

    `scored` is the baseline as a rung: its labels must be those of the table.
    """
    known = configurations(ladder.folder)
    base = dict(ladder.baseline)
    singles, all_but = tuple(known.singles.values()), tuple(known.all_but.values())
    trees = {name: _kept(patched(base, known.patches[name]), settings)
             for name in (BASELINE, "all", *singles, *all_but)}
    found = {result.name: result for result in tabulated(trees, variant, settings, most)}
    for title, names, against in (("each fix alone, against the baseline", singles, BASELINE),
                                  ("all fixes but one, against all", all_but, "all")):
        rows = [found[name] for name in names]
        show(f"\n{title}")
        for line in page.fixes([found[against], *rows], found[against]):
            show(line)
        show("")
        for line in page.ledgers(rows):
            show(line)
    if scored is None:
        return []
    moved = [name for name, label in scored.labels.items()
             if found[BASELINE].labels[name] is not label]
    return [f"{len(moved)} labels of the baseline differ between a scored run and the table, the "
            f"first is {moved[0]}'s"] if moved else []


def _kept(files: dict[str, bytes], settings: Settings) -> Path:
    return keep(files, settings.cache, "ladder").folder


def _chosen(rungs: Sequence[Solution], only: Collection[str]) -> list[Solution]:
    names = [rung.name for rung in rungs]
    unknown = sorted(set(only) - {*names, FIXES})
    if unknown:
        raise HarnessError(f"no rung is called {', '.join(unknown)}",
                           f"the rungs are {', '.join([*names, FIXES])}",
                           "name some of these, separated by commas")
    return [rung for rung in rungs if not only or rung.name in only]

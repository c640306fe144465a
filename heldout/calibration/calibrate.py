"""Calibrate one seed from nothing to a selection and its report, in the order of the stages."""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from heldout.baseline import tree, tree_hash
from heldout.calibration.candidates import Candidate, candidates
from heldout.calibration.configurations import Configurations, configurations
from heldout.calibration.page import page
from heldout.calibration.practising import choose_practice
from heldout.calibration.program import Chosen, choose
from heldout.calibration.report import report
from heldout.calibration.stages import POOL, Stages, drawn
from heldout.calibration.tables import ORACLE, Tables, deciding
from heldout.calibration.targets import ALL
from heldout.errors import SeedError
from heldout.pool import pool
from heldout.practice import practisable
from heldout.selected import Selection, fingerprint
from scoring.records import Question, to_json

FEWEST = 1800  # questions that must pass the oracle gate


class Clock:
    """Seconds of each stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def time(self, name: str) -> Iterator[None]:
        """Measure what is done inside."""
        began = time.monotonic()
        yield
        self.seconds[name] = time.monotonic() - began


def calibrate(seed: int, out: Path, challenge: Path, solutions: Path, work: Path,
              bend: Collection[str] = ()) -> dict[str, Any]:
    """Write `selection.json`, `report.json` and `report.md` to `out`; return the report.

    Raises `SeedError` where the pool is too small or no selection satisfies the targets.
    """
    clock, known, everything = Clock(), configurations(solutions), pool(seed)
    public, hidden = practisable(everything, seed)
    tables = Tables(seed, everything, challenge, known, work)
    funnel = {"pool": len(everything), "hidden": len(hidden), "practisable": len(public)}
    with clock.time("oracle gate"):
        gated = _gate(tables, [*hidden, *public])
    passed = [q for q in hidden if q.id in gated]
    funnel["hidden, through the oracle gate"] = len(passed)
    if len(passed) < FEWEST:
        raise SeedError(
            f"too few questions of seed {seed} pass the oracle gate",
            f"{len(passed)} of {len(hidden)} are answered right from the passages that prove them, "
            f"{FEWEST} are needed", "use another seed, or extend the question builders")
    asked = drawn(passed, POOL, seed, "pool")
    public = tuple(q for q in public if q.id in gated)
    _stages(tables, asked, public, known, seed, clock)
    found = candidates(asked, tables.rows, known)
    funnel |= _funnel(found)
    print("\n".join(f"  {name}: {count}" for name, count in funnel.items()), file=sys.stderr)
    with clock.time("selection"):
        chosen = choose(found, known.faults, known.overeager, seed, bend)
        practice = choose_practice(public, tables.rows[known.baseline], seed)
    with clock.time("later configurations"):
        tables.make("later", Stages(asked, known, seed).later(
            [c.question.id for c in chosen.headline]))
    made = {**tables.about(), "baseline": tree_hash(deciding(tree(challenge))),
            "patches": known.hash(), "pool": fingerprint(everything)}
    written = {"seed": seed, "made_with": made} | report(
        chosen, practice, tables.rows, known, funnel, clock.seconds)
    _write(out, _selection(seed, chosen, practice, made), written)
    return written


def _gate(tables: Tables, questions: Sequence[Question]) -> set[str]:
    tables.make("oracle gate", {ORACLE: [q.id for q in questions]})
    return {key for key, row in tables.rows[ORACLE].items() if row.right}


def _stages(tables: Tables, asked: Sequence[Question], public: Sequence[Question],
            known: Configurations, seed: int, clock: Clock) -> None:
    stages, ids = Stages(asked, known, seed), [q.id for q in asked]
    with clock.time("whole pool"):
        tables.make("whole pool", {known.baseline: [*ids, *(q.id for q in public)], ALL: ids})
    for title, stage in (("steadiness", stages.steadiness), ("everything", stages.everything),
                         ("with the prompt", stages.prompted)):
        with clock.time(title):
            tables.make(title, stage(tables.rows))


def _funnel(found: Sequence[Candidate]) -> dict[str, int]:
    """Return how many questions stand how at the baseline, and how many may be chosen."""
    base = Counter(c.outcome for c in found)
    fit = Counter(c.outcome for c in found if c.headline)
    reasons = Counter(c.why_not for c in found if c.why_not)
    counts = {f"asked, {outcome} at the baseline": base[outcome] for outcome in sorted(base)}
    counts["asked, right with all"] = sum(ALL in c.right for c in found)
    counts |= {f"fit for the headline, {outcome}": fit[outcome] for outcome in sorted(fit)}
    return counts | {f"unfit: {why}": reasons[why] for why in sorted(reasons)}


def _selection(seed: int, chosen: Chosen, practice: Sequence[Question], made: dict[str, str]
               ) -> Selection:
    def ids(found: Sequence[Candidate]) -> tuple[str, ...]:
        return tuple(candidate.question.id for candidate in found)

    return Selection(
        seed, ids(chosen.headline),
        {fault: ids(probes) for fault, probes in chosen.probes.items() if probes},
        ids(chosen.traps), tuple(q.id for q in practice), made)


def _write(out: Path, selection: Selection, written: dict[str, Any]) -> None:
    out.mkdir(parents=True, exist_ok=True)
    plain = json.dumps(json.loads(to_json(selection)), indent=1)
    (out / "selection.json").write_text(f"{plain}\n", encoding="utf-8")
    (out / "report.json").write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")
    (out / "report.md").write_text(page(written), encoding="utf-8")

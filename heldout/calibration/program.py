"""The selection as an integer program: headline questions, probes and traps, chosen together."""

from __future__ import annotations

import random
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from heldout.calibration import targets
from heldout.calibration.candidates import Candidate, Outcome
from heldout.calibration.integer import Infeasible, Miss, Program
from heldout.calibration.targets import Band
from heldout.errors import SeedError
from heldout.selection import fact_key
from scoring.records import Kind

FEWEST_TRAPS = 12


@dataclass(frozen=True, slots=True)
class Chosen:
    """Questions by their use, each in id order; `bent` are soft constraints that were missed."""

    headline: tuple[Candidate, ...]
    probes: dict[str, tuple[Candidate, ...]]
    traps: tuple[Candidate, ...]
    bent: tuple[Miss, ...]


class _Uses:
    """The program's variables: one for each question and use of it."""

    def __init__(self, found: Sequence[Candidate], seed: int) -> None:
        self.program = Program()
        shift = random.Random(f"{seed}:calibration")
        self.headline: dict[int, Candidate] = {}
        self.probes: dict[int, tuple[Candidate, str]] = {}
        self.traps: dict[int, Candidate] = {}
        self.facts: dict[tuple[str, ...], list[int]] = {}
        for candidate in found:
            luck = shift.uniform(0.0, targets.SHIFT)
            if candidate.headline:
                self.headline[self._add(candidate, _worth(candidate) + luck)] = candidate
            for fault in sorted(candidate.proofs):
                self.probes[self._add(candidate, _proof(candidate, fault) + luck)] = \
                    (candidate, fault)
            if candidate.trap:
                worth = targets.TRAP_WORTH if candidate.traps else targets.TRAP_WORTH / 4
                self.traps[self._add(candidate, worth + luck)] = candidate

    def _add(self, candidate: Candidate, worth: float) -> int:
        number = self.program.variable(worth)
        self.facts.setdefault(fact_key(candidate.question), []).append(number)
        return number

    def which(self, wanted: Iterable[Candidate]) -> list[int]:
        """Return the headline variables of some candidates."""
        ids = {candidate.question.id for candidate in wanted}
        return [n for n, candidate in self.headline.items() if candidate.question.id in ids]


def _worth(candidate: Candidate) -> float:
    if targets.ALL not in candidate.right:
        return targets.REACHED * candidate.reached
    one = candidate.causes is not None and len(candidate.causes) == 1  # None where it was right
    return targets.MENDED + targets.ONE_CAUSE * one


def _proof(candidate: Candidate, fault: str) -> float:
    masked = candidate.masked and fault != targets.PROMPT
    return targets.PROBE_WORTH[candidate.proofs[fault]] + targets.PROBE_MASKED * masked


def choose(found: Sequence[Candidate], faults: Sequence[str], overeager: Sequence[str], seed: int,
           bend: Collection[str] = ()) -> Chosen:
    """Return the selection; raises `SeedError` that names the constraints in the way.

    `bend` are names of hard constraints to be treated as soft.
    """
    uses = _Uses(sorted(found, key=lambda candidate: candidate.question.id), seed)
    _structure(uses)
    _figures(uses, bend)
    _beside(uses, faults, overeager, bend)
    try:
        picked, misses = uses.program.solve()
    except Infeasible as error:
        raise SeedError(
            f"no selection of seed {seed} satisfies the targets",
            "; ".join(map(str, error.misses)) or "the solver found no solution at all",
            "relax what is named (heldout/calibration/targets.py, or --bend NAME), use another "
            "seed, or extend the question builders") from error
    taken = set(picked)
    return Chosen(
        tuple(candidate for n, candidate in uses.headline.items() if n in taken),
        {fault: tuple(candidate for n, (candidate, of) in uses.probes.items()
                      if of == fault and n in taken) for fault in faults},
        tuple(candidate for n, candidate in uses.traps.items() if n in taken),
        misses)


def _structure(uses: _Uses) -> None:
    for key, numbers in sorted(uses.facts.items()):
        if len(numbers) > 1:
            uses.program.constrain(f"one use of a fact ({key[0]})", numbers, 0, 1, structural=True)
    documents: dict[str, list[int]] = {}
    for number, candidate in uses.headline.items():
        if candidate.question.cluster:
            documents.setdefault(candidate.question.cluster, []).append(number)
    for name, numbers in sorted(documents.items()):
        if len(numbers) > targets.PER_DOCUMENT:
            uses.program.constrain(f"two for one document ({name})", numbers, 0,
                                   targets.PER_DOCUMENT, structural=True)


def _figures(uses: _Uses, bend: Collection[str]) -> None:
    everything = list(uses.headline.values())

    def band(name: str, numbers: Sequence[int], wanted: Band) -> None:
        _band(uses.program, name, numbers, wanted, bend)

    for outcome in Outcome:
        band(f"baseline {outcome}", uses.which(c for c in everything if c.outcome is outcome),
             targets.BASELINE[outcome])
    for kind in targets.KINDS:
        own = [c for c in everything if c.question.kind is kind]
        band(f"kind {kind}", uses.which(own), targets.kind_band(kind))
        for outcome, wanted in zip(Outcome, targets.KINDS[kind][1:], strict=True):
            band(f"cell {kind} {outcome}", uses.which(c for c in own if c.outcome is outcome),
                 Band(wanted, wanted, False, targets.CELL_COST))
    for name, halfway in targets.MIDDLE.items():
        band(f"{name} right", uses.which(c for c in everything if name in c.right), halfway)
    for name, (right, hallucinated) in targets.LADDER.items():
        band(f"{name} right", uses.which(c for c in everything if name in c.right), right)
        band(f"{name} hallucinated",
             uses.which(c for c in everything if name in c.hallucinated), hallucinated)
    band("ceiling", uses.which(c for c in everything if targets.ALL in c.right), targets.CEILING)
    band("residual", uses.which(c for c in everything if c.question.kind is Kind.TWO_HOP
                                and targets.ALL not in c.right), targets.RESIDUAL)
    band("reached beyond", uses.which(c for c in everything if c.reached), targets.REACHED_BEYOND)
    for fault, gain in sorted(targets.GAINS.items()):
        gained = [c for c in everything if c.outcome is not Outcome.CORRECT and fault in c.right]
        band(f"gain of {fault}", uses.which(gained), Band(gain, gain, False, targets.GAIN_COST))
        caused = [c for c in everything if c.causes == (fault,)]
        band(f"cause {fault}", uses.which(caused), targets.CAUSED)


def _beside(uses: _Uses, faults: Sequence[str], overeager: Sequence[str],
            bend: Collection[str]) -> None:
    for fault in faults:
        own = [n for n, (_, of) in uses.probes.items() if of == fault]
        _band(uses.program, f"probes of {fault}", own, Band(0, targets.PROBES), ())
    _band(uses.program, "traps", list(uses.traps), Band(FEWEST_TRAPS, targets.TRAPS), bend)
    for name in overeager:
        _band(uses.program, f"traps of {name}",
              [n for n, candidate in uses.traps.items() if name in candidate.traps],
              targets.TRAPS_EACH, ())


def _band(program: Program, name: str, numbers: Sequence[int], wanted: Band,
          bend: Collection[str]) -> None:
    if name in bend:
        wanted = replace(wanted, hard=False)
    program.constrain(name, numbers, wanted.low, wanted.high,
                      None if wanted.hard else wanted.cost)

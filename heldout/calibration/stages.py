"""Which questions are asked under which configurations: each stage needs what the last one showed.

The whole pool is asked as it stands and with everything mended; only a part of it, drawn by kind,
under every other configuration. What cannot be chosen any more is asked no further.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import zip_longest

from heldout.calibration.candidates import OUTCOMES, Outcome, Table
from heldout.calibration.configurations import Configurations
from heldout.calibration.plan import Row
from heldout.calibration.targets import ALL, PROMPT, RETRIEVAL
from scoring.records import Kind, Question

Wanted = dict[str, list[str]]

POOL = 2400      # gated questions that are asked at all
RIGHT = 620      # right at the baseline: tried for steadiness
STEADY = 330     # of those that were steady: asked under everything
MENDABLE = 420   # wrong at the baseline and right with all
RESIDUAL = 60    # wrong in both


def drawn(questions: Iterable[Question], most: int, seed: int, topic: str) -> list[Question]:
    """Return at most `most` questions, every kind in turn, by a seeded order within the kind."""
    by_kind: dict[Kind, list[Question]] = {kind: [] for kind in Kind}
    for question in sorted(questions, key=lambda question: question.id):
        by_kind[question.kind].append(question)
    for kind, own in by_kind.items():
        random.Random(f"{seed}:{topic} {kind}").shuffle(own)
    turns = zip_longest(*by_kind.values())
    return [q for turn in turns for q in turn if q is not None][:most]


class Stages:
    """The stages of one seed over the gated `pool`."""

    def __init__(self, pool: Sequence[Question], known: Configurations, seed: int) -> None:
        self.pool, self.known, self.seed = pool, known, seed

    def steadiness(self, table: Table) -> Wanted:
        """Return the noise draws for all that may be chosen, other k for what is right."""
        right = self._right(table)
        wrong = self._wrong(table)
        wanted = {name: [*right, *wrong] for name in self.known.noisy}
        return wanted | {name: right for name in self.known.steady}

    def everything(self, table: Table) -> Wanted:
        """Return every single fix, everything but one, and the changes that go too far."""
        steady = self._steady(table)
        mendable, residual = self._mendable(table), self._residual(table)
        wanted = {name: [*steady, *mendable, *residual] for name in self.known.singles.values()}
        for name in self.known.all_but.values():
            wanted[name] = [*mendable, *(steady + residual if name == RETRIEVAL else [])]
        trapped = [key for key in steady if table[ALL][key].right]
        return wanted | {name: trapped for name in self.known.overeager}

    def prompted(self, table: Table) -> Wanted:
        """Return the prompt and one more, for what that fault alone neither shows nor hides."""
        wanted: Wanted = {}
        mendable = self._mendable(table)
        for fault, name in self.known.prompted.items():
            wanted[name] = [
                key for key in mendable
                if not table[self.known.singles[fault]][key].right and not table[PROMPT][key].right
                and not table[self.known.all_but[fault]][key].right]
        return wanted

    def later(self, headline: Sequence[str]) -> Wanted:
        """Return what is asked of the headline questions once they are chosen."""
        names = (*self.known.later, *self.known.all_but.values(), *self.known.singles.values(),
                 *self.known.steady)
        return {name: list(headline) for name in names}

    def _right(self, table: Table) -> list[str]:
        return self._drawn("right", RIGHT, table, lambda base, rows:
                           base is Outcome.CORRECT and not rows[self.known.baseline].lucky)

    def _steady(self, table: Table) -> list[str]:
        """Return the right ones that noise and other k left right."""
        names = (*self.known.noisy, *self.known.steady)
        right = set(self._right(table))
        left = [q for q in self.pool if q.id in right
                and all(table[name][q.id].right for name in names)]
        return [q.id for q in drawn(left, STEADY, self.seed, "steady")]

    def _wrong(self, table: Table) -> list[str]:
        return [*self._mendable(table), *self._residual(table)]

    def _mendable(self, table: Table) -> list[str]:
        return self._drawn("mendable", MENDABLE, table, lambda base, rows:
                           base is not Outcome.CORRECT and rows[ALL].right)

    def _residual(self, table: Table) -> list[str]:
        return self._drawn("residual", RESIDUAL, table, lambda base, rows:
                           base is not Outcome.CORRECT and not rows[ALL].right)

    def _drawn(self, topic: str, most: int, table: Table,
               fits: Callable[[Outcome, Mapping[str, Row]], bool]) -> list[str]:
        found = []
        for question in self.pool:
            rows = {name: table[name][question.id] for name in (self.known.baseline, ALL)}
            base = OUTCOMES.get(rows[self.known.baseline].label)
            if base is not None and fits(base, rows):
                found.append(question)
        return [q.id for q in drawn(found, most, self.seed, topic)]

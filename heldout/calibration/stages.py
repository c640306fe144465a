"""Which questions are asked under which configurations: each stage needs what the last one showed.

The whole pool is asked as it stands and with everything mended; only a part of it, drawn by kind,
under every other configuration. What cannot be chosen any more is asked no further.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from itertools import zip_longest

from heldout.calibration.candidates import OUTCOMES, Outcome, Table
from heldout.calibration.configurations import Configurations
from heldout.calibration.targets import ALL, PROMPT, RETRIEVAL
from scoring.records import Kind, Question

Wanted = dict[str, list[str]]

POOL = 3000      # gated questions that are asked at all
RIGHT = 1200     # right at the baseline: tried for steadiness
STEADY = 450     # of those that were steady: asked under everything
MENDABLE = 520   # hallucinated at the baseline, or wrong otherwise, and right with all: of each
RESIDUAL = 120   # the same, but wrong with all as well
HARSH = ("F02", "F13")  # single fixes that most often break what was right: tried first


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
        """Return noise for all that may be chosen, and what breaks most for what is right."""
        right = self._right(table)
        wrong = [*self._mendable(table), *self._residual(table)]
        wanted = {name: [*right, *wrong] for name in self.known.noisy}
        return wanted | {name: right for name in (*self.known.steady, *self._harsh())}

    def everything(self, table: Table) -> Wanted:
        """Return every single fix, all but one, halfway solutions, and what goes too far."""
        steady = self._steady(table)
        mendable, residual = self._mendable(table), self._residual(table)
        wanted = {name: [*steady, *mendable, *residual]
                  for name in (*self.known.singles.values(), *self.known.middle)}
        for name in self.known.all_but.values():
            wanted[name] = [*mendable, *(steady + residual if name == RETRIEVAL else [])]
        trapped = [key for key in steady if table[ALL][key].right]
        wanted |= {name: residual for name in self.known.beyond}
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
        names = (*self.known.later, *self.known.beyond, *self.known.all_but.values(),
                 *self.known.singles.values(), *self.known.steady)
        return {name: list(headline) for name in names}

    def _right(self, table: Table) -> list[str]:
        found = [q for q in self.pool if self._stands(q, table) is Outcome.CORRECT
                 and not table[self.known.baseline][q.id].lucky]
        return [q.id for q in drawn(found, RIGHT, self.seed, "right")]

    def _steady(self, table: Table) -> list[str]:
        """Return the right ones that noise and other k left right."""
        names = (*self.known.noisy, *self.known.steady, *self._harsh())
        right = set(self._right(table))
        left = [q for q in self.pool if q.id in right
                and all(table[name][q.id].right for name in names)]
        return [q.id for q in drawn(left, STEADY, self.seed, "steady")]

    def _mendable(self, table: Table) -> list[str]:
        return self._wrong("mendable", MENDABLE, table, True)

    def _residual(self, table: Table) -> list[str]:
        return self._wrong("residual", RESIDUAL, table, False)

    def _wrong(self, topic: str, most: int, table: Table, mended: bool) -> list[str]:
        """Return the hallucinated ones and the others, each drawn apart: the latter are fewer."""
        ids = []
        for wanted in (Outcome.HALLUCINATED, Outcome.OTHER):
            found = [q for q in self.pool if self._stands(q, table) is wanted
                     and table[ALL][q.id].right is mended]
            ids += [q.id for q in drawn(found, most, self.seed, f"{topic} {wanted}")]
        return ids

    def _stands(self, question: Question, table: Table) -> Outcome | None:
        return OUTCOMES.get(table[self.known.baseline][question.id].label)

    def _harsh(self) -> tuple[str, ...]:
        return tuple(name for fault, name in self.known.singles.items() if fault in HARSH)

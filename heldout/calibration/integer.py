"""A small integer program with named constraints, and what to relax where nothing satisfies them.

`Program` collects variables that are 0 or 1 and constraints low <= sum <= high; `solve` maximises
the variables' worth with HiGHS (`scipy.optimize.milp`). Limits are of nodes and gap, never of time,
so that a slow machine finds the same. Where there is no solution it is solved once more with slack
on every constraint, and `Infeasible` names those that needed it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, OptimizeResult, milp
from scipy.sparse import csr_array

NODES = 20000
GAP = 0.0001
STIFF = 50.0  # slack on a structural rule costs so much more than slack on a target


@dataclass(frozen=True, slots=True)
class Constraint:
    """low <= sum of coefficient x variable <= high. `cost` is of one unit beyond, None: hard."""

    name: str
    terms: Mapping[int, float]
    low: float
    high: float
    cost: float | None
    structural: bool


@dataclass(frozen=True, slots=True)
class Miss:
    """A constraint that was not kept: what it wanted, what was reached, how many there were."""

    name: str
    low: float
    high: float
    reached: float
    supply: int

    def __str__(self) -> str:
        """Return it in words."""
        wanted = f"{self.low:g}" if self.low == self.high else f"{self.low:g} to {self.high:g}"
        return f"{self.name}: {wanted} wanted, {self.reached:g} reached of {self.supply} fit"


class Infeasible(Exception):
    """Nothing satisfies all hard constraints; `misses` are those that had to give way."""

    def __init__(self, misses: tuple[Miss, ...]) -> None:
        super().__init__("; ".join(map(str, misses)))
        self.misses = misses


class Program:
    """Variables with their worth, and constraints."""

    def __init__(self) -> None:
        self.worth: list[float] = []
        self.constraints: list[Constraint] = []

    def variable(self, worth: float = 0.0) -> int:
        """Add a variable that is 0 or 1 and return its number."""
        self.worth.append(worth)
        return len(self.worth) - 1

    def constrain(self, name: str, terms: Mapping[int, float] | Iterable[int], low: float,
                  high: float, cost: float | None = None, structural: bool = False) -> None:
        """Add a constraint; an iterable of variables counts each once."""
        counted = dict(terms) if isinstance(terms, Mapping) else dict.fromkeys(terms, 1.0)
        self.constraints.append(Constraint(name, counted, low, high, cost, structural))

    def solve(self) -> tuple[list[int], tuple[Miss, ...]]:
        """Return the chosen variables and the soft constraints that were missed.

        Raises `Infeasible`.
        """
        found = self._milp(elastic=False)
        if found.x is None:
            again = self._milp(elastic=True)
            missed = self._missed(again.x) if again.x is not None else ()
            soft = {c.name for c in self.constraints if c.cost is not None}
            raise Infeasible(tuple(miss for miss in missed if miss.name not in soft))
        chosen = [number for number in range(len(self.worth)) if found.x[number] > 0.5]
        return chosen, self._missed(found.x)

    def _milp(self, elastic: bool) -> OptimizeResult:
        """Solve, with slack on the soft constraints or, where elastic, on all."""
        costs = [-worth * (not elastic) for worth in self.worth]
        rows: list[int] = []
        columns: list[int] = []
        values: list[float] = []
        for row, constraint in enumerate(self.constraints):
            for column, value in sorted(constraint.terms.items()):
                rows.append(row)
                columns.append(column)
                values.append(value)
            cost = _slack_cost(constraint) if elastic else constraint.cost
            if cost is not None:
                for sign in (1.0, -1.0):
                    rows.append(row)
                    columns.append(len(costs))
                    values.append(sign)
                    costs.append(cost)
        count, own = len(costs), len(self.worth)
        matrix = csr_array((values, (rows, columns)), shape=(len(self.constraints), count))
        whole = np.zeros(count, dtype=np.int64)
        whole[:own] = 1
        highest = np.full(count, np.inf)
        highest[:own] = 1
        return milp(
            np.array(costs), integrality=whole, bounds=Bounds(np.zeros(count), highest),
            constraints=LinearConstraint(matrix, np.array([c.low for c in self.constraints]),
                                         np.array([c.high for c in self.constraints])),
            options={"node_limit": NODES, "mip_rel_gap": GAP})

    def _missed(self, values: np.ndarray) -> tuple[Miss, ...]:
        found = []
        for constraint in self.constraints:
            reached = sum(value * round(float(values[number]))
                          for number, value in sorted(constraint.terms.items()))
            if not constraint.low - 1e-6 <= reached <= constraint.high + 1e-6:
                found.append(Miss(constraint.name, constraint.low, constraint.high, reached,
                                  len(constraint.terms)))
        return tuple(found)


def _slack_cost(constraint: Constraint) -> float:
    """Return what slack costs when everything may give way: soft constraints almost nothing."""
    if constraint.structural:
        return STIFF
    return 1.0 if constraint.cost is None else 1e-4

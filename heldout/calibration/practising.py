"""Choose the public practice set so that the evaluator that ships with it looks reassuring.

That evaluator asks whether the expected answer stands in the reply, and nothing else. Auditing it
is part of the task, so it is kept as it is and the questions are chosen: all plain ones, nearly all
of which it passes for the untouched pipeline.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from math import floor

from heldout.calibration.integer import Infeasible, Program
from heldout.calibration.plan import Row
from heldout.calibration.targets import PRACTICE, PRACTICE_MOVES, PRACTICE_PASSES, SHIFT
from heldout.errors import SeedError
from heldout.practice import QUOTAS, answer
from heldout.questions.sieve import FACT
from scoring.records import Question


def passes(question: Question, row: Row) -> bool:
    """Say whether the shipped evaluator takes the reply for right."""
    return answer(question).lower() in row.answer.lower()


def choose_practice(questions: Sequence[Question], rows: Mapping[str, Row], seed: int
                    ) -> tuple[Question, ...]:
    """Return the practice set, shuffled; raises `SeedError` where a quota cannot be met.

    `rows` are the baseline's; a question without a row is not used.
    """
    program, luck = Program(), random.Random(f"{seed}:practice")
    ordered = sorted((q for q in questions if q.id in rows), key=lambda question: question.id)
    numbers = {program.variable(luck.uniform(0.0, SHIFT)): question for question in ordered}
    facts: dict[str, list[int]] = {}
    for number, question in numbers.items():
        for fact in sorted(set(FACT.findall(question.id))):
            facts.setdefault(fact, []).append(number)
    for fact, own in sorted(facts.items()):
        program.constrain(f"one wording of a fact ({fact})", own, 0, 1, structural=True)
    for kind, quota in QUOTAS.items():
        moves = floor(quota * PRACTICE_MOVES)
        program.constrain(f"practice {kind}", [n for n, q in numbers.items() if q.kind is kind],
                          quota - moves, quota + moves)
    program.constrain("practice", list(numbers), PRACTICE, PRACTICE)
    program.constrain("practice, other kinds",
                      [n for n, q in numbers.items() if q.kind not in QUOTAS], 0, 0)
    program.constrain("practice passed by the naive evaluator",
                      [n for n, q in numbers.items() if passes(q, rows[q.id])], *PRACTICE_PASSES)
    try:
        picked, _ = program.solve()
    except Infeasible as error:
        raise SeedError(
            "no practice set satisfies the targets", str(error),
            "use another seed, set more subjects apart (heldout/practice.py), or move the quotas "
            "there") from error
    chosen = [numbers[number] for number in picked]
    random.Random(f"{seed}:practice mix").shuffle(chosen)
    return tuple(chosen)

from dataclasses import replace

import pytest

from heldout.calibration.plan import Row
from heldout.calibration.practising import choose_practice, passes
from heldout.calibration.tests.toy import question
from heldout.errors import HeldoutError
from heldout.practice import QUOTAS
from scoring.records import AnswerType as Type
from scoring.records import Gold, Kind, Label, Question


def pool() -> list[Question]:
    found = [question(f"q-fact-{n:05}", kind, "d.md")
             for n, kind in enumerate(kind for kind in QUOTAS for _ in range(80))]
    return [*found, *(replace(q, id=f"{q.id}-b") for q in found[:40])]


def rows(questions: list[Question], passing: int = 2) -> dict[str, Row]:
    """Every question of three but `passing` is answered with something else."""
    return {q.id: Row("baseline", q.id, Label.CORRECT, True, 1.0,
                      f"It is {q.gold.values[0]}." if n % 3 < passing else "Something else.",
                      1.0, 3, 9, 0.1) for n, q in enumerate(questions)}


def test_the_naive_evaluator_passes_about_nine_in_ten_of_sixty() -> None:
    questions = pool()
    table = rows(questions)
    chosen = choose_practice(questions, table, 1)
    for kind, quota in QUOTAS.items():
        assert quota / 2 <= sum(q.kind is kind for q in chosen) <= quota * 1.5
    assert 53 <= sum(passes(q, table[q.id]) for q in chosen) <= 55
    assert len({q.gold.values for q in chosen}) == 60


def test_the_order_of_the_pool_changes_nothing_and_the_seed_does() -> None:
    questions = pool()
    table = rows(questions)
    assert choose_practice(questions, table, 1) == choose_practice(questions[::-1], table, 1)
    assert choose_practice(questions, table, 1) != choose_practice(questions, table, 2)


def test_a_pool_that_never_passes_is_told_by_name() -> None:
    questions = pool()
    with pytest.raises(HeldoutError, match="practice") as caught:
        choose_practice(questions, rows(questions, 0), 1)
    assert "naive evaluator" in caught.value.why


def test_the_evaluator_looks_for_the_printed_answer_whatever_its_case() -> None:
    fee = replace(question("q-fact-00001", Kind.SIMPLE, "d.md"),
                  gold=Gold(Type.MONEY, ("136.00",), unit="EUR"))
    row = Row("baseline", fee.id, Label.CORRECT, True, 1.0, "It costs eur 136 a month.", 1, 3, 9, 0)
    assert passes(fee, row)
    assert not passes(fee, replace(row, answer="It costs 136 euros."))

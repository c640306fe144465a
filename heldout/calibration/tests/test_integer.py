import pytest

from heldout.calibration.integer import Infeasible, Program


def test_the_worthiest_variables_that_fit_are_chosen() -> None:
    program = Program()
    numbers = [program.variable(worth) for worth in (1.0, 3.0, 2.0)]
    program.constrain("two", numbers, 2, 2)
    program.constrain("not both", numbers[1:], 0, 1)
    assert program.solve() == ([0, 1], ())


def test_a_soft_constraint_gives_way_where_that_is_worth_more_and_is_named() -> None:
    program = Program()
    dear, cheap = program.variable(5.0), program.variable(1.0)
    program.constrain("none of the dear", [dear], 0, 0, cost=2.0)
    program.constrain("none of the cheap", [cheap], 0, 0, cost=2.0)
    chosen, missed = program.solve()
    assert chosen == [dear]
    assert [str(miss) for miss in missed] == ["none of the dear: 0 wanted, 1 reached of 1 fit"]


def test_where_nothing_fits_the_constraint_in_the_way_is_named_and_no_other() -> None:
    program = Program()
    numbers = [program.variable() for _ in range(4)]
    program.constrain("all four", numbers, 4, 4)
    program.constrain("more than there are", numbers[:2], 3, 4)
    program.constrain("a wish", numbers[:1], 0, 0, cost=1.0)
    with pytest.raises(Infeasible) as caught:
        program.solve()
    assert [miss.name for miss in caught.value.misses] == ["more than there are"]


def test_coefficients_count() -> None:
    program = Program()
    first, second = program.variable(1.0), program.variable(1.0)
    program.constrain("weight", {first: 2.0, second: 3.0}, 0, 4)
    assert len(program.solve()[0]) == 1

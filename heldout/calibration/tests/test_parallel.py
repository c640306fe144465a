from pathlib import Path

import pytest

from heldout.calibration.parallel import Form, apart, forms, lines
from heldout.errors import HeldoutError

FOUND = [Form(71, "all", 94.0, 1.0), Form(71, "middle", 82.0, 3.0),
         Form(5, "all", 92.5, 1.5), Form(5, "middle", 78.5, 2.0)]


def test_a_solution_more_than_three_points_beside_the_first_seed_is_named() -> None:
    assert apart(FOUND) == [FOUND[3]]


def test_the_table_has_a_column_for_each_seed_and_the_largest_gap() -> None:
    told = lines(FOUND)
    assert told[2] == "| all | 94.0 / 1.0 | 92.5 / 1.5 | 1.5 |"
    assert told[3] == "| middle | 82.0 / 3.0 | 78.5 / 2.0 | 3.5 |"


def test_a_seed_that_was_not_calibrated_is_told(tmp_path: Path) -> None:
    (tmp_path / "patches").mkdir()
    (tmp_path / "patches" / "F01.patch").write_text("")
    with pytest.raises(HeldoutError) as caught:
        forms({5: tmp_path / "seed-5"}, tmp_path, tmp_path, tmp_path)
    assert caught.value.fix == "run python -m heldout calibrate --seed 5"

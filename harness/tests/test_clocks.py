import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.clocks import Interval, covered, model_seconds, own_seconds


def calls(*rows: tuple[float, float, float]) -> list[Interval]:
    return [Interval(*row) for row in rows]


# (what, calls as (start, end, modelled), wall, own compute, model time)
PATTERNS = [
    ("no call", [], 1.0, 1.0, 0.0),
    ("one call", [(0.2, 0.5, 2.0)], 1.0, 0.7, 2.0),
    ("two in series", [(0.1, 0.2, 1.0), (0.3, 0.5, 2.0)], 1.0, 0.7, 3.0),
    ("back to back", [(0.0, 0.5, 1.0), (0.5, 1.0, 1.0)], 1.0, 0.0, 2.0),
    ("two in parallel", [(0.1, 0.5, 1.0), (0.2, 0.6, 4.0)], 1.0, 0.5, 4.0),
    ("one inside another", [(0.1, 0.9, 1.0), (0.3, 0.5, 3.0)], 1.0, 0.2, 3.0),
    ("two in series inside one", [(0.0, 1.0, 2.0), (0.1, 0.3, 1.5), (0.4, 0.6, 1.5)], 1.0, 0.0,
     3.0),
    ("fan out, then one", [(0.1, 0.3, 1.0), (0.1, 0.4, 3.0), (0.5, 0.6, 1.0)], 1.0, 0.6, 4.0),
    ("ends after the answer", [(0.8, 1.4, 1.0)], 1.0, 0.8, 1.0),
    ("begun out of order", [(0.5, 0.6, 1.0), (0.1, 0.2, 1.0)], 1.0, 0.8, 2.0),
]


@pytest.mark.parametrize(("rows", "wall", "own", "model"), [row[1:] for row in PATTERNS],
                         ids=[row[0] for row in PATTERNS])
def test_patterns_of_calls(rows: list[tuple[float, float, float]], wall: float, own: float,
                           model: float) -> None:
    assert own_seconds(calls(*rows), wall) == pytest.approx(own)
    assert model_seconds(calls(*rows)) == pytest.approx(model)


interval = st.tuples(st.floats(0, 10), st.floats(0, 10), st.floats(0, 10)).map(
    lambda t: Interval(min(t[:2]), max(t[:2]), t[2]))


@given(st.lists(interval, max_size=12), st.floats(0, 12))
def test_own_compute_and_model_time_stay_within_their_bounds(
        found: list[Interval], wall: float) -> None:
    assert 0 <= covered(found, wall) <= wall + 1e-9
    assert 0 <= own_seconds(found, wall) <= wall
    longest = max((c.modelled for c in found), default=0.0)
    assert longest <= model_seconds(found) <= sum(c.modelled for c in found) + 1e-9


@given(st.lists(interval, max_size=8), st.randoms())
def test_the_order_of_the_ledger_changes_nothing(found: list[Interval], random: object) -> None:
    shuffled = list(found)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert own_seconds(shuffled, 5.0) == pytest.approx(own_seconds(found, 5.0))
    assert model_seconds(shuffled) == pytest.approx(model_seconds(found))

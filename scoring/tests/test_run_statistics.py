"""Holm, order-statistic intervals, bootstraps and power, against independent implementations."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom, bootstrap
from statsmodels.stats.multitest import multipletests

from scoring.statistics.bootstrap import SEED, cluster_difference, percentile_ratio
from scoring.statistics.holm import holm
from scoring.statistics.mcnemar import mcnemar_mid_p
from scoring.statistics.power import detectable_points, power, smallest_net_change
from scoring.statistics.quantile_interval import quantile_interval, ranks


@given(st.lists(st.floats(0, 1), min_size=1, max_size=12))
def test_holm_agrees_with_statsmodels(values: list[float]) -> None:
    assert holm(values) == pytest.approx(multipletests(values, method="holm")[1], abs=1e-12)


def test_holm_by_hand() -> None:
    # 3 x 0.01; 2 x 0.03; then 1 x 0.04, not below the one before.
    assert holm([0.01, 0.04, 0.03]) == pytest.approx((0.03, 0.06, 0.06))


def test_the_ranks_for_p95_of_two_hundred() -> None:
    assert ranks(200, 0.95) == (184, 197)


@given(st.integers(1, 400), st.sampled_from([0.5, 0.9, 0.95]))
def test_ranks_keep_their_level_and_no_tighter_pair_does(total: int, share: float) -> None:
    low, high = ranks(total, share)
    assert 1 <= low <= high <= total
    if low > 1:
        assert binom.cdf(low - 1, total, share) <= 0.025 + 1e-9
    if low < total:
        assert binom.cdf(low, total, share) > 0.025 - 1e-9
    if high < total:
        assert binom.sf(high - 1, total, share) <= 0.025 + 1e-9
    if high > 1 and high < total:
        assert binom.sf(high - 2, total, share) > 0.025 - 1e-9


def test_the_interval_of_a_quantile_holds_observations() -> None:
    values = [float(n) for n in range(200, 0, -1)]
    found = quantile_interval(values, 0.95)
    assert (found.low, found.high) == (184.0, 197.0)
    assert found.value == pytest.approx(float(np.quantile(values, 0.95)))
    assert quantile_interval([], 0.95).high == 0.0


def test_a_bootstrap_of_single_questions_agrees_with_scipy() -> None:
    random = np.random.default_rng(3)
    before, after = random.random(200) < 0.71, random.random(200) < 0.8
    mine = cluster_difference([str(n) for n in range(200)], list(before), list(after))
    other = bootstrap((after.astype(float) - before.astype(float),), np.mean, method="percentile",
                      n_resamples=4000, rng=np.random.default_rng(5)).confidence_interval
    assert mine.value == pytest.approx(after.mean() - before.mean())
    assert (mine.low, mine.high) == (pytest.approx(other.low, abs=0.012),
                                     pytest.approx(other.high, abs=0.012))


def test_the_draws_are_those_of_every_numpy_so_far() -> None:
    """Numpy promises no stream across versions: 1.26 to 2.5 drew alike. One that does not is seen.

    A new stream moves the ends of the intervals in `comparison.json`, and no value of the table.
    """
    before = [n % 7 != 0 for n in range(200)]
    after = [n % 11 != 0 for n in range(200)]
    found = cluster_difference([str(n % 61) for n in range(200)], before, after)
    assert (found.value, found.low, found.high) == pytest.approx(
        (0.05, -0.004878048780, 0.101021080369), abs=1e-9)
    assert np.random.default_rng(SEED).integers(200, size=6).tolist() == [181, 55, 114, 88, 13, 79]


def test_likeness_within_documents_widens_the_interval() -> None:
    after = [n // 10 % 2 == 0 for n in range(200)]
    before = [False] * 200
    alone = cluster_difference([str(n) for n in range(200)], before, after)
    grouped = cluster_difference([str(n // 10) for n in range(200)], before, after)
    assert grouped.high - grouped.low > 2 * (alone.high - alone.low)
    assert grouped.value == alone.value == 0.5
    assert cluster_difference([], [], []).value == 0.0


def test_seeded_bootstraps_repeat_themselves() -> None:
    values = [1.0 + (n * 37 % 101) / 50 for n in range(200)]
    slower = [2 * value for value in values]
    first = percentile_ratio(values, slower, 0.95)
    assert first == percentile_ratio(values, slower, 0.95)
    assert first.value == first.low == first.high == pytest.approx(2.0)


def test_a_ratio_of_nothing_says_nothing() -> None:
    assert percentile_ratio([], [], 0.95).high == float("inf")
    assert percentile_ratio([0.0], [1.0], 0.95).value == 1.0
    with pytest.raises(ValueError, match="no pairs"):
        percentile_ratio([1.0], [], 0.95)


@pytest.mark.parametrize(("discordant", "net"), [
    (5, 5), (10, 8), (14, 8), (20, 10), (26, 12), (30, 12), (4, None), (0, None)])
def test_the_smallest_change_that_counts_as_real(discordant: int, net: int | None) -> None:
    assert smallest_net_change(discordant) == net
    if net:
        fixed = (discordant + net) // 2
        assert mcnemar_mid_p(fixed, discordant - fixed) < 0.05
        assert mcnemar_mid_p(fixed - 1, discordant - fixed + 1) >= 0.05


@pytest.mark.parametrize(("total", "fixed", "broken"), [(200, 0.10, 0.03), (40, 0.2, 0.05)])
def test_power_agrees_with_a_simulation(total: int, fixed: float, broken: float) -> None:
    random = np.random.default_rng(11)
    drawn = random.multinomial(total, [fixed, broken, 1 - fixed - broken], size=4000)
    share = np.mean([mcnemar_mid_p(int(f), int(b)) < 0.05 for f, b, _ in drawn])
    assert power(total, fixed, broken) == pytest.approx(share, abs=0.025)


@pytest.mark.parametrize(("total", "points"), [(1, None), (60, 17), (200, 8), (400, 5)])
def test_the_least_gain_that_is_seen_four_times_in_five(total: int, points: int | None) -> None:
    assert detectable_points(total) == points
    if points:
        assert power(total, 0.03 + points / 100, 0.03) >= 0.8
        assert power(total, 0.03 + (points - 1) / 100, 0.03) < 0.8


def test_power_at_the_edges() -> None:
    assert power(200, 0.19, 0.05) == pytest.approx(0.99, abs=0.005)
    assert power(30, 0.0, 0.0) == 0.0
    assert power(60, 1.0, 0.0) == 1.0

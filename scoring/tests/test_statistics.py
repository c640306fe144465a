"""Formulas against published worked examples and independent implementations."""

from __future__ import annotations

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom
from statsmodels.stats.proportion import proportion_confint

from scoring.statistics.mcnemar import mcnemar_mid_p
from scoring.statistics.newcombe import newcombe_paired
from scoring.statistics.percentile import percentile
from scoring.statistics.wilson import wilson


@given(st.integers(0, 400), st.integers(1, 400))
def test_wilson_agrees_with_statsmodels(count: int, total: int) -> None:
    count = min(count, total)
    mine = wilson(count, total)
    low, high = proportion_confint(count, total, method="wilson")
    assert (mine.low, mine.high) == (pytest.approx(low, abs=1e-9), pytest.approx(high, abs=1e-9))


def test_wilson_on_the_published_example() -> None:
    # Newcombe (1998), table I: 81 of 263, method 3.
    share = wilson(81, 263)
    assert (round(share.low, 4), round(share.high, 4)) == (0.2553, 0.3662)


def test_wilson_at_the_edges() -> None:
    assert (wilson(0, 10).low, wilson(10, 10).high) == (0.0, 1.0)
    assert (wilson(0, 0).low, wilson(0, 0).high) == (0.0, 1.0)
    with pytest.raises(ValueError, match="no proportion"):
        wilson(3, 2)


@given(st.integers(0, 60), st.integers(0, 60))
def test_mid_p_is_the_exact_test_less_half_of_the_observed(fixed: int, broken: int) -> None:
    total = fixed + broken
    if total == 0:
        assert mcnemar_mid_p(0, 0) == 1.0
        return
    least = min(fixed, broken)
    exact = min(1.0, 2 * binom.cdf(least, total, 0.5))
    point = binom.pmf(least, total, 0.5)
    wanted = exact - point if fixed != broken else 1 - point / 2
    assert mcnemar_mid_p(fixed, broken) == pytest.approx(wanted, abs=1e-12)
    assert mcnemar_mid_p(fixed, broken) == mcnemar_mid_p(broken, fixed)


def test_mid_p_on_the_published_example() -> None:
    # Fagerland, Lydersen & Laake (2013), table 1 (airway hyper-responsiveness): 1 against 7.
    assert mcnemar_mid_p(1, 7) == pytest.approx(0.039, abs=5e-4)


def test_newcombe_on_the_published_example() -> None:
    # Airway hyper-responsiveness before and after transplantation (Bentur et al. 2009) as worked
    # in Fagerland, Lydersen & Laake, Statistics in Medicine 33 (2014) 2850-2875: -0.507 to -0.026.
    found = newcombe_paired(1, 7, 1, 12)
    assert (round(found.low, 3), round(found.high, 3)) == (-0.507, -0.026)


cell = st.integers(0, 80)


@given(cell, cell, cell, cell)
def test_swapping_before_and_after_flips_the_difference(a: int, b: int, c: int, d: int) -> None:
    there, back = newcombe_paired(a, b, c, d), newcombe_paired(a, c, b, d)
    assert there.value == pytest.approx(-back.value)
    assert (there.low, there.high) == (pytest.approx(-back.high), pytest.approx(-back.low))
    assert -1 <= there.low <= there.value + 1e-12 and there.value - 1e-12 <= there.high <= 1


@given(st.lists(st.floats(0, 100), min_size=1, max_size=50), st.floats(0, 1))
def test_percentiles_agree_with_numpy(values: list[float], share: float) -> None:
    assert percentile(values, share) == pytest.approx(float(numpy.quantile(values, share)),
                                                      abs=1e-9)


def test_the_percentile_of_nothing_is_zero() -> None:
    assert percentile([], 0.95) == 0.0

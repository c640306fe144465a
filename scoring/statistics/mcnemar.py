"""McNemar's test for paired yes/no results, in its mid-p form."""

from __future__ import annotations

from math import comb


def mcnemar_mid_p(fixed: int, broken: int) -> float:
    """Return the two-sided mid-p value for `fixed` against `broken` discordant pairs.

    Exact two-sided binomial p less the probability of the observed count; 1.0 where nothing
    changed. Source: Fagerland, Lydersen & Laake, BMC Med Res Methodol 13:91 (2013), eq. 4-5.
    """
    total, least = fixed + broken, min(fixed, broken)
    if fixed == broken:
        # The two tails meet: the formula for unequal counts would count the middle twice.
        return 1.0 if total == 0 else 1.0 - comb(total, least) / 2**total / 2
    tail = sum(comb(total, k) for k in range(least + 1))
    return float(min(1.0, (2 * tail - comb(total, least)) / 2**total))

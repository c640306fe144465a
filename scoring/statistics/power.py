"""What a paired comparison can see: the smallest real change, and the chance to see a given one."""

from __future__ import annotations

from math import comb, exp, lgamma, log

from scoring.statistics.mcnemar import mcnemar_mid_p

LEVEL = 0.05


def smallest_net_change(discordant: int, level: float = LEVEL) -> int | None:
    """Return the least |fixed - broken| of this many changed questions with mid-p below `level`.

    None where even the most one-sided outcome is not enough. Exact, from `mcnemar_mid_p`.
    """
    for broken in range(discordant // 2, -1, -1):
        fixed = discordant - broken
        if mcnemar_mid_p(fixed, broken) < level:
            return fixed - broken
    return None


def power(total: int, fixed_rate: float, broken_rate: float, level: float = LEVEL) -> float:
    """Return the probability that McNemar's mid-p falls below `level`, exactly.

    Each of `total` questions is fixed, broken or unchanged independently with these rates. Source:
    the unconditional power of Lachin, Statistics in Medicine 11 (1992) 1239-1251, summed over all
    outcomes instead of approximated.
    """
    found = 0.0
    for changed in range(total + 1):
        weight = _binomial(total, changed, fixed_rate + broken_rate)
        if weight < 1e-15 or not changed:
            continue
        share = fixed_rate / (fixed_rate + broken_rate)
        found += weight * sum(
            _binomial(changed, fixed, share) for fixed in range(changed + 1)
            if mcnemar_mid_p(fixed, changed - fixed) < level)
    return min(1.0, found)


def _binomial(total: int, count: int, rate: float) -> float:
    if rate <= 0 or rate >= 1:
        return float(count == (0 if rate <= 0 else total))
    if total < 50:
        return float(comb(total, count) * rate**count * (1 - rate)**(total - count))
    ways = lgamma(total + 1) - lgamma(count + 1) - lgamma(total - count + 1)
    return exp(ways + count * log(rate) + (total - count) * log(1 - rate))

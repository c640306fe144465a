"""What a paired comparison can see: the smallest real change, and the chance to see a given one."""

from __future__ import annotations

from functools import cache
from math import comb, exp, lgamma, log

from scoring.statistics.mcnemar import mcnemar_mid_p

LEVEL = 0.05
BROKEN, CHANCE = 0.03, 0.8   # what a design is judged by: few questions broken, four times in five


@cache
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
        net = smallest_net_change(changed, level)
        if net is None:
            continue
        share = fixed_rate / (fixed_rate + broken_rate)
        found += weight * sum(_binomial(changed, fixed, share) for fixed in range(changed + 1)
                              if abs(2 * fixed - changed) >= net)
    return min(1.0, found)


@cache
def detectable_points(total: int, broken_rate: float = BROKEN, chance: float = CHANCE
                      ) -> int | None:
    """Return the least true net gain, in whole points, that is called real with this chance.

    `broken_rate` of the questions are broken on the way. None where no gain is seen so often.
    """
    low, high = 1, int(100 * (1 - 2 * broken_rate))
    if power(total, broken_rate + high / 100, broken_rate) < chance:
        return None
    while low < high:
        middle = (low + high) // 2
        if power(total, broken_rate + middle / 100, broken_rate) < chance:
            low = middle + 1
        else:
            high = middle
    return low


def _binomial(total: int, count: int, rate: float) -> float:
    if rate <= 0 or rate >= 1:
        return float(count == (0 if rate <= 0 else total))
    if total < 50:
        return float(comb(total, count) * rate**count * (1 - rate)**(total - count))
    ways = lgamma(total + 1) - lgamma(count + 1) - lgamma(total - count + 1)
    return exp(ways + count * log(rate) + (total - count) * log(1 - rate))

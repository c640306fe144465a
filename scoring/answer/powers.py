"""Powers of ten written out: "1.2 × 10^3", "31.4 × 10⁶", "1.2e3"."""

from __future__ import annotations

import re
from decimal import Decimal

TIMES = re.compile(
    r"(?P<n>\d{1,6}(?:\.\d{1,6})?) ?(?:×|x|\*|·|⋅|\\times|\\cdot) ?10"
    r"(?:(?:\^|\*\*)\{?(?P<flat>[+-]?\d{1,2})\}?|(?P<raised>[⁺⁻]?[⁰¹²³⁴-⁹]{1,2}))(?!\d)")
SHORT = re.compile(r"(?<![\w.,-])(?P<n>\d{1,2}(?:\.\d{1,6}|(?=[eE]\+)))[eE](?P<flat>[+-]?\d{1,2})"
                   r"(?![\w-])")
RAISED = str.maketrans("⁺⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "+-0123456789")


def written_out(text: str) -> str:
    """Return `text` with its powers of ten as plain figures."""
    text = TIMES.sub(_times, text) if "10" in text else text
    return SHORT.sub(lambda match: _figure(match["n"], match["flat"]), text)


def _times(match: re.Match[str]) -> str:
    return _figure(match["n"], match["flat"] or match["raised"].translate(RAISED))


def _figure(number: str, power: str) -> str:
    return format(Decimal(number).scaleb(int(power)), "f")

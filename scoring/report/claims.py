"""What NOTES.md claims, beside what was measured.

A claim is a figure with a fitting unit near a word for the metric, read clause by clause; of
"from 71 % to 85 %" the last figure is the claim. Does not understand prose: the sentence is shown,
so that a person sees what was meant.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from scoring.figures import proportion, seconds, share, usd
from scoring.report.short import short

CLOSE = 0.2     # relative difference up to which a claimed time or cost agrees
MOST = 24       # claims that are shown
CLAUSE = re.compile(r"(?<!\d)[.;,](?!\d)|[.;,](?=\s)|\n|\band\b|\bwhile\b|\bwith\b")
NUMBER = r"(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
RATE = re.compile(NUMBER + r"\s*(?:%|per ?cent)|\b(0\.\d+)\b")
TIME = re.compile(NUMBER + r"\s*(ms|milliseconds?|s|sec|secs|seconds?)\b")
MONEY = re.compile(r"(?:\$|USD)\s*" + NUMBER + r"|" + NUMBER + r"\s*(?:USD|dollars?)",
                   re.IGNORECASE)
COUNT = re.compile(NUMBER + r"\s*(k\b)?(?:\s+\w+){0,2}\s*tokens?")
METRICS = (
    ("hallucination rate", re.compile(r"hallucinat|made.?up|invent"), RATE),
    ("p95 latency", re.compile(r"p95|latenc|respon[sd]|slow|fast|takes"), TIME),
    ("cost per question", re.compile(r"cost|price|usd|\$|cheap|spend"), MONEY),
    ("tokens per question", re.compile(r"tokens?"), COUNT),
    ("accuracy", re.compile(r"accura|correct|right|score"), RATE),
)


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim: the metric, the claimed figure, the measured one, and whether they agree."""

    metric: str
    sentence: str
    claimed: str
    measured: str
    agrees: bool
    value: float   # a rate in [0, 1], seconds, USD or tokens


def claims(notes: str, comparison: Mapping[str, Any]) -> tuple[Claim, ...]:
    """Return the claims in the order in which they stand; the same one once."""
    found: dict[tuple[str, float], Claim] = {}
    for line in notes.splitlines():
        topic = None   # "accuracy rose from 61 %, on the hard ones, to 88 %"
        for clause in CLAUSE.split(line):
            lowered = clause.lower()
            named = next((row for row in METRICS if row[1].search(lowered)), None)
            topic = named or topic
            value = _last(topic[2], clause) if topic else None
            if topic and value is not None:
                found.setdefault((topic[0], value),
                                 _claim(topic[0], value, short(" ".join(line.split())), comparison))
    return tuple(found.values())[:MOST]


def _last(pattern: re.Pattern[str], clause: str) -> float | None:
    values = [_value(match, pattern) for match in pattern.finditer(clause)]
    return values[-1] if values else None


def _value(match: re.Match[str], pattern: re.Pattern[str]) -> float:
    number = float(next(group for group in match.groups() if group).replace(",", ""))
    if pattern is RATE:
        return number if match[2] else number / 100
    if pattern is TIME:
        return number / 1000 if match[2].startswith("m") else number
    if pattern is COUNT and match[2]:
        return number * 1000
    return number


def _claim(metric: str, value: float, sentence: str, comparison: Mapping[str, Any]) -> Claim:
    after = comparison["after"]
    if metric in ("accuracy", "hallucination rate"):
        rate = after["accuracy" if metric == "accuracy" else "hallucination"]
        return Claim(metric, sentence, f"{100 * value:.1f} %", proportion(rate),
                     rate["low"] <= value <= rate["high"], value)
    if metric == "p95 latency":
        late = after["latency_p95_seconds"]["value"]
        return Claim(metric, sentence, seconds(value), seconds(late), _near(value, late), value)
    paid = after["cost"]
    if metric == "cost per question":
        cost = paid["usd_per_question"]
        return Claim(metric, sentence, usd(value), usd(cost), _near(value, cost), value)
    spent = (paid["prompt_tokens"] + paid["completion_tokens"]) / max(comparison["questions"], 1)
    return Claim(metric, sentence, f"{value:,.0f}", f"{spent:,.0f}", _near(value, spent), value)


def _near(claimed: float, measured: float) -> bool:
    return abs(claimed - measured) <= CLOSE * measured


def predicted(found: Sequence[Claim], comparison: Mapping[str, Any]) -> str:
    """Return how well the claimed accuracy foretold the hidden one, nothing without a claim."""
    claim = next((claim for claim in found if claim.metric == "accuracy"), None)
    if claim is None:
        return ""
    measured = comparison["after"]["accuracy"]["rate"]
    off = 100 * (claim.value - measured)
    return f"The candidate's own figure was {claim.claimed}, the hidden set says " \
           f"{share(measured)}: {abs(off):.1f} points too {'high' if off > 0 else 'low'}." \
        if abs(off) >= 0.05 else f"The candidate's own figure, {claim.claimed}, was met exactly."

"""The fault ledger: what a submission did to each planted fault, read from its probes.

A probe is a question of a part "probe:<fault>": wrong at the baseline, right once this one fault
is mended. The bars are for ten probes and are scaled to as many as there are; fewer than five say
nothing. A fault can only be worsened where some of its probes were right at the baseline.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from scoring.records import Label, Question, Verdict

PROBE = "probe:"
LEAST = 5  # probes from which something may be said
FIXED, MASKED, WORSENED = 0.8, 0.6, 0.3  # shares of a fault's probes


class State(StrEnum):
    """What became of a fault; the first that holds, in this order."""

    UNKNOWN = "unknown"      # it has fewer than five probes
    FIXED = "fixed"          # eight of ten probes are right
    MASKED = "masked"        # six of ten abstain, the evidence still not sent
    WORSENED = "worsened"    # three of ten fewer are right than at the baseline
    UNTOUCHED = "untouched"  # none of these


@dataclass(frozen=True, slots=True)
class Entry:
    """One fault, in counts of its probes.

    `masked` are those that now abstain without their evidence having been sent.
    """

    fault: str
    state: State
    probes: int
    right_before: int
    right_after: int
    masked: int


def ledger(questions: Sequence[Question], before: Mapping[str, Verdict],
           after: Mapping[str, Verdict]) -> tuple[Entry, ...]:
    """Return one entry for each fault that has probes, in order of the faults' names."""
    by_fault: dict[str, list[str]] = {}
    for question in questions:
        if question.part.startswith(PROBE):
            by_fault.setdefault(question.part.removeprefix(PROBE), []).append(question.id)
    return tuple(_entry(fault, sorted(by_fault[fault]), before, after)
                 for fault in sorted(by_fault))


def _entry(fault: str, probes: Sequence[str], before: Mapping[str, Verdict],
           after: Mapping[str, Verdict]) -> Entry:
    was = sum(before[key].label is Label.CORRECT for key in probes)
    now = sum(after[key].label is Label.CORRECT for key in probes)
    masked = sum(after[key].label is Label.ABSTAINED and (after[key].evidence_sent or 0.0) < 1.0
                 for key in probes)
    if len(probes) < LEAST:
        state = State.UNKNOWN
    elif now >= FIXED * len(probes):
        state = State.FIXED
    elif masked >= MASKED * len(probes):
        state = State.MASKED
    elif was - now >= WORSENED * len(probes):
        state = State.WORSENED
    else:
        state = State.UNTOUCHED
    return Entry(fault, state, len(probes), was, now, masked)

"""The fault ledger as the page shows it: each fault's state in words, with its probes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from scoring.ledger import State
from scoring.report.knowledge import Known, known
from scoring.report.rows import Row

WORDS = {
    State.FIXED: "at least eight of ten of its probes are right now",
    State.MASKED: "its probes are no longer answered wrongly but mostly not at all, and "
                  "their evidence is still not sent: the symptom went, the fault stayed",
    State.WORSENED: "fewer of its probes are right than at the baseline",
    State.UNTOUCHED: "too few of its probes changed to call it anything else",
    State.UNKNOWN: "too few probes to say",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One fault: its state, counts of its probes, and their rows in the question table."""

    fault: str
    known: Known
    state: State
    words: str
    probes: int
    right_before: int
    right_after: int
    masked: int
    rows: tuple[Row, ...]


def ledger_rows(ledger: Sequence[Mapping[str, Any]], rows: Sequence[Row]) -> tuple[Entry, ...]:
    """Return the ledger of `comparison.json` with words and the probes as evidence."""
    return tuple(Entry(
        entry["fault"], known(entry["fault"]), State(entry["state"]), WORDS[State(entry["state"])],
        entry["probes"], entry["right_before"], entry["right_after"], entry["masked"],
        tuple(row for row in rows if row.fault == entry["fault"])) for entry in ledger)


def in_short(entries: Sequence[Entry]) -> str:
    """Return "3 fixed, 2 masked, ..." over all faults, states without faults left out."""
    counts = {state: sum(entry.state is state for entry in entries) for state in State}
    return ", ".join(f"{count} {state.value}" for state, count in counts.items() if count)

"""Run the attacks and tell the table: held or FAILED, and whether each could be seen at all.

An attack is in order if it fails in every real box, succeeds in the weakened one, and its twin
neither succeeds nor is flagged. What could not be tried is never in order.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from harness.redteam.attack import HOST, Attack, Outcome, Run
from harness.redteam.attempt import WEAKENED
from harness.sandbox import tiers
from harness.settings import Settings

EVIDENCE = 60
NAME = 42


@dataclass(frozen=True, slots=True)
class Row:
    """One attack's outcomes by kind of box, and its twin's."""

    attack: Attack
    outcomes: dict[str, Outcome]
    twins: dict[str, Outcome]

    @property
    def held(self) -> bool:
        """Say whether it failed in every real box."""
        return not any(outcome.succeeded for kind, outcome in self.outcomes.items()
                       if kind != WEAKENED)

    @property
    def seen(self) -> bool:
        """Say whether it succeeds where nothing holds it, so that it could be seen."""
        return self.outcomes[WEAKENED].succeeded

    @property
    def accused(self) -> int:
        """Return how many runs of the twin were flagged, or succeeded."""
        return sum(twin.flagged or twin.succeeded for twin in self.twins.values())

    @property
    def fine(self) -> bool:
        """Say whether all is as it must be."""
        return self.held and self.seen and not self.accused


def run(attacks: Sequence[Attack], boxes: Sequence[str], settings: Settings,
        told: Callable[[Row], None]) -> list[Row]:
    """Run attacks in the boxes named and in the weakened one; `told` is given each row."""
    rows = []
    for attack in attacks:
        kinds = [box for box in attack.boxes if box in boxes or box == HOST]
        rows.append(Row(attack,
                        {kind: _tried(attack.run, kind, settings) for kind in (*kinds, WEAKENED)},
                        {kind: _tried(attack.twin, kind, settings) for kind in kinds}))
        told(rows[-1])
    return rows


def lacking(boxes: Sequence[str]) -> list[str]:
    """Return which of these boxes this machine does not have, each with its reason."""
    found = [(box, tiers.lacking(box)) for box in boxes]
    return [f"{box}: {why}" for box, why in found if why is not None]


def heading(boxes: Sequence[str]) -> str:
    """Return the first line of the table."""
    return (f"{'#':>4}  {'attack':<{NAME}}  {'  '.join(f'{box:<10}' for box in boxes)}  "
            f"{'weakened':<10}  {'twin':<8}  evidence")


def line(row: Row, boxes: Sequence[str]) -> str:
    """Return one row of the table."""
    held = []
    for box in boxes:
        outcome = row.outcomes.get(box) or row.outcomes.get(HOST)
        held.append("–" if outcome is None else "FAILED" if outcome.succeeded else
                    "held" if box in row.outcomes else "held (host)")
    first = next(iter(row.outcomes.values()))
    shown = next((one for kind, one in row.outcomes.items() if one.succeeded and kind != WEAKENED),
                 first)
    return (f"{row.attack.number!s:>4}  {row.attack.name[:NAME]:<{NAME}}  "
            f"{'  '.join(f'{one:<10}' for one in held)}  "
            f"{'succeeds' if row.seen else 'DID NOT':<10}  "
            f"{'FLAGGED' if row.accused else 'ok':<8}  {short(shown.evidence)}")


def short(evidence: str) -> str:
    """Return evidence for one cell: one line, printable, bounded."""
    text = " ".join("".join(c if c.isprintable() else " " for c in evidence[:400]).split())
    return text if len(text) <= EVIDENCE else f"{text[:EVIDENCE - 1]}…"


def wrong(row: Row) -> list[str]:
    """Return what is not as it must be, each with its whole evidence."""
    said = [f"{row.attack.number} got through in {kind}: {outcome.evidence[:400]!r}"
            for kind, outcome in row.outcomes.items() if outcome.succeeded and kind != WEAKENED]
    if not row.seen:
        said.append(f"{row.attack.number} does not succeed where nothing holds it: "
                    f"{row.outcomes[WEAKENED].evidence[:400]!r}")
    return said + [
        f"{row.attack.number}: its honest twin "
        f"{'succeeded' if twin.succeeded else 'was flagged'} in {kind}: {twin.evidence[:400]!r}"
        for kind, twin in row.twins.items() if twin.succeeded or twin.flagged]


def summary(rows: Sequence[Row]) -> str:
    """Return the last line: counts, and the rate at which honest programs were accused."""
    twins = sum(len(row.twins) for row in rows)
    accused = sum(row.accused for row in rows)
    rate = 100 * accused / twins if twins else 0.0
    return (f"{len(rows)} attacks: {sum(row.held for row in rows)} held, "
            f"{sum(row.seen for row in rows)} succeed where nothing holds them; "
            f"honest twins accused: {accused} of {twins} ({rate:.1f} %)")


def _tried(what: Run, kind: str, settings: Settings) -> Outcome:
    """Return the outcome; one that broke off has held nothing, shown nothing, and is accused."""
    try:
        return what(kind, settings)
    except Exception as error:
        return Outcome(kind != WEAKENED, f"could not be tried: {type(error).__name__}: {error}",
                       True)

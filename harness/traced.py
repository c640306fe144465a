"""What a submission tells of itself while it is scored: spans and scores, kept beside the facts.

A submission's instrumentation runs on the time that its answers take, so it is only told where to
send when a run is asked to collect (`make score ARGS=--traces`); whoever sends without being told
is collected too. Spans are hearsay: counted against the metered calls, never a figure of the score.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from harness.gateway import Gateway
from harness.gateway.opinions import CollectedScore
from harness.gateway.otlp import GENERATIONS, CollectedSpan
from harness.referee import Contestant
from harness.run_folder import Side, write_text
from harness.service import FLUSH_SECONDS

FILE, OPINIONS = "spans.jsonl", "feedback.jsonl"
PATIENCE_SECONDS = 10  # how long the last spans may take


def collect(contestants: Sequence[Contestant], gateway: Gateway, wanted: bool) -> None:
    """Write down what was sent, after waiting for the last of it where it is `wanted`."""
    if wanted:
        await_last(contestants, gateway)
    for contestant in contestants:
        keep(contestant.side.folder, gateway.collector.told(contestant.name),
             gateway.collector.opinions(contestant.name))


def await_last(contestants: Sequence[Contestant], gateway: Gateway) -> None:
    """Let both sides run until no more spans come."""
    for contestant in contestants:
        contestant.service.resume()
    end, still = time.monotonic() + PATIENCE_SECONDS, time.monotonic()
    seen = -1
    while time.monotonic() < min(end, still + 3 * FLUSH_SECONDS):
        now = sum(len(gateway.collector.told(contestant.name))
                  + len(gateway.collector.opinions(contestant.name)) for contestant in contestants)
        if now != seen:
            seen, still = now, time.monotonic()
        time.sleep(0.1)


def keep(folder: Path, spans: Iterable[CollectedSpan], scores: Iterable[CollectedScore] = ()
         ) -> None:
    """Add to what a side sent in an earlier part of its run; a span sent twice is one.

    So is a score, whose later value counts: of one id, or without one of one trace and name.
    """
    rows = {(row["trace"], row["span"]): row for row in (*kept(folder), *map(asdict, spans))}
    opinions = {(row["id"] or row["trace"], row["name"]): row
                for row in (*kept(folder, OPINIONS), *map(asdict, scores))}
    for name, found in ((FILE, rows), (OPINIONS, opinions)):
        if found:
            write_text(folder / name, "".join(f"{json.dumps(row)}\n" for row in found.values()))


def kept(folder: Path, name: str = FILE) -> list[dict[str, Any]]:
    """Return the spans of one side, or its scores."""
    path = folder / name
    if not path.is_file():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def shares(sides: Mapping[str, Side]) -> dict[str, str]:
    """Return how much of the traffic of each side is traced, in words; who sent nothing lacks."""
    found = {}
    for name, side in sides.items():
        rows, opinions = kept(side.folder), kept(side.folder, OPINIONS)
        calls = sum(len(calls) for calls in side.calls.values())
        generations = sum(row["kind"] in GENERATIONS for row in rows)
        if rows or opinions:
            rate = f" ({100 * generations / calls:.1f} %)" if calls else ""
            found[name] = f"{generations} of {calls} model calls{rate}, {len(rows)} spans" + (
                f", {len(opinions)} scores" if opinions else "")
    return found

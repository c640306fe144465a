"""Traces as the service wrote them: one line of JSON a question, scores in a file beside it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

TRACES, SCORES = "traces.jsonl", "scores.jsonl"
MOST_BYTES = 64 * 1024 * 1024  # of a file, from its end: older lines are passed over


@dataclass(frozen=True)
class Seen:
    """One question: seconds in all and by stage, model tokens, USD (None: unknown), passages."""

    trace: str
    run: str
    question: str
    answer: str
    passages: str
    seconds: float
    stages: list[tuple[str, float]] = field(default_factory=list)
    calls: int = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0
    usd: float | None = 0.0
    error: str = ""


def traces(folder: Path) -> tuple[list[Seen], int]:
    """Return the questions in the order in which they ended, and how many lines were no trace."""
    found, odd = [], 0
    for row in lines(folder / TRACES):
        try:
            assert row is not None
            found.append(seen(row))
        except (AssertionError, KeyError, IndexError, TypeError, ValueError, AttributeError):
            odd += 1
    return found, odd


def scores(folder: Path) -> dict[str, float]:
    """Return what people thought: trace → the last score that it got."""
    return {str(row["trace"]): float(row["value"]) for row in lines(folder / SCORES)
            if row and "trace" in row and isinstance(row.get("value"), int | float)}


def lines(path: Path) -> Iterator[dict[str, Any] | None]:
    """Yield the objects of a file, None for a line that is none."""
    if not path.is_file():
        return
    with path.open("rb") as stream:
        if path.stat().st_size > MOST_BYTES:
            stream.seek(-MOST_BYTES, 2)
            stream.readline()
        for line in stream:
            try:
                row = json.loads(line)
            except ValueError:
                row = None
            yield row if isinstance(row, dict) else None


def seen(row: Mapping[str, Any]) -> Seen:
    """Return one trace; raises where it has another shape."""
    spans = row["spans"]
    root = spans[0]
    calls = [span for span in spans if span["kind"] == "generation"]
    costs = [call.get("usd") for call in calls]
    sent = [text for span in spans if span["name"] == "assemble"
            and isinstance(text := span["output"], str)]
    if not sent:  # a service that lays its passages out otherwise: what its calls were told
        sent = told([([str(message.get("content", "")) for message in call["input"] or []
                       if message.get("role") == "user"], str(call["output"] or ""))
                     for call in calls], str(root["output"] or ""))
    return Seen(
        str(row["trace"]), str(row["run"]), str(root["input"]), str(root["output"] or ""),
        "\n".join(sent), float(root["seconds"]), stages(spans), len(calls),
        sum(int(call.get("prompt_tokens") or 0) for call in calls),
        sum(int(call.get("completion_tokens") or 0) for call in calls),
        None if None in costs else sum(float(cost) for cost in costs if cost is not None),
        str(root.get("error") or ""))


def told(calls: Iterable[tuple[list[str], str]], answer: str) -> list[str]:
    """Return the messages of calls, (messages, reply), up to the one that gave the answer.

    A later one may quote the answer, to have it checked.
    """
    found: list[str] = []
    for messages, reply in calls:
        found += messages
        if answer and answer.casefold() in reply.casefold():
            break
    return found


def stages(spans: list[Mapping[str, Any]]) -> list[tuple[str, float]]:
    """Return (name, seconds) of what stands directly below the question, the same name summed."""
    found: dict[str, float] = {}
    for span in spans[1:]:
        if span["parent"] == 0:
            name = str(span["name"])
            found[name] = found.get(name, 0.0) + float(span["seconds"])
    return list(found.items())

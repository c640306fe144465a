"""Read the scores that langfuse sends: what somebody thought of a trace, or a judge of its own.

A list of scores or one (`/api/public/scores`), or the events of older SDKs (`.../ingestion`, of
which only scores are kept). As with spans: bounded, hearsay, no texts but names, cut short.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from typing import Any

from .otlp import LONGEST_NAME, shown

SCORES, EVENTS = "/api/public/scores", "/api/public/ingestion"
MOST_SCORES = 5000  # of one request
LONGEST_ID = 64


class NotScores(ValueError):
    """The bytes are no such request."""


@dataclass(frozen=True, slots=True)
class CollectedScore:
    """A figure that the submission attaches to a trace: its own id, the trace's, name, value."""

    id: str
    trace: str
    name: str
    value: float


def scores(raw: bytes) -> tuple[list[CollectedScore], object]:
    """Return the scores of a request that have a figure, and the reply; raises `NotScores`."""
    try:
        found = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise NotScores("it is no JSON") from error
    if isinstance(found, dict) and "batch" in found:
        events = _rows(found["batch"])
        kept = [_score(event["body"]) for event in events
                if event.get("type") == "score-create" and isinstance(event.get("body"), dict)]
        reply: object = {"successes": [{"id": _text(event.get("id"), LONGEST_ID), "status": 201}
                                       for event in events], "errors": []}
    elif isinstance(found, dict):
        kept = [_score(found)]
        reply = {"id": _text(found.get("id"), LONGEST_ID)}
    else:
        kept = [_score(row) for row in _rows(found)]
        reply = {"message": "Accepted"}
    return [score for score in kept if score is not None], reply


def _rows(found: object) -> list[dict[str, Any]]:
    if not isinstance(found, list) or not all(isinstance(row, dict) for row in found):
        raise NotScores("it is no list of objects")
    if len(found) > MOST_SCORES:
        raise NotScores(f"more than {MOST_SCORES} in one request")
    return found


def _score(row: dict[str, Any]) -> CollectedScore | None:
    """Return a score; None where its value is no figure: a category, a text, a correction."""
    value = row.get("value")
    try:
        figure = float(value) if isinstance(value, int | float) else math.nan
    except OverflowError:
        figure = math.nan
    if not math.isfinite(figure):
        return None
    return CollectedScore(_text(row.get("id"), LONGEST_ID), _text(row.get("traceId"), LONGEST_ID),
                          _text(row.get("name"), LONGEST_NAME), figure)


def _text(found: object, longest: int) -> str:
    """Return a text cut short, harmless on a terminal; "" for what is none."""
    if not isinstance(found, str):
        return ""
    return shown(memoryview(found[:longest].encode("utf-8", "replace")))[:longest]

"""A trace, its spans, and what they are exported to."""

from __future__ import annotations

import dataclasses
import time
from dataclasses import dataclass, field
from typing import Any, Protocol


@dataclass(eq=False)
class Trace:
    """One question: its spans in the order in which they began, the first around all others."""

    id: str
    output: Any = None
    spans: list[Span] = field(default_factory=list)
    began: float = field(default_factory=time.perf_counter)


@dataclass(eq=False)
class Span:
    """One step. `kind` is span, retriever or generation; `began` is seconds into the trace."""

    trace: Trace
    parent: Span | None
    name: str
    kind: str
    input: Any
    began: float
    seconds: float = 0.0
    output: Any = None
    error: str | None = None
    open: bool = True
    model: str | None = None
    prompt_tokens: int = 0
    completion_tokens: int = 0
    usd: float | None = None


class Exporter(Protocol):
    """Where spans go. What an exporter raises is logged; the answer does not wait for it."""

    def started(self, span: Span) -> None: ...

    def ended(self, span: Span) -> None: ...

    def scored(self, trace_id: str, value: float, comment: str | None) -> None: ...


def plain(value: Any) -> Any:
    """Return a value as what JSON can hold."""
    if value is None or isinstance(value, str | int | float | bool):
        return value
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {row.name: plain(getattr(value, row.name)) for row in dataclasses.fields(value)}
    if isinstance(value, dict):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    return repr(value)

"""Read what an OpenTelemetry exporter sends: protobuf, of which a few fields of each span are kept.

The bytes come from code that nobody trusts, so this reads the wire format itself, in bounds: no
texts are kept but names, cut short, and nothing that is read here counts for a score.
Fields: opentelemetry-proto 1.x, `ExportTraceServiceRequest`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

MOST_SPANS = 5000  # of one request
LONGEST_NAME = 80
LONGEST_VALUE = 2000  # of the few attributes that are looked at
VARINT, EIGHT, BYTES, FOUR = 0, 1, 2, 5
KIND, TOKENS = "langfuse.observation.type", "langfuse.observation.usage_details"
OTHER_KINDS = {"openinference.span.kind", "gen_ai.operation.name"}
GENERATIONS = {"generation", "LLM", "chat", "text_completion", "generate_content"}
MODELS = {"langfuse.observation.model.name", "gen_ai.request.model", "llm.model_name"}
LOOKED_AT = {KIND, TOKENS, *OTHER_KINDS, *MODELS}


class NotOtlp(ValueError):
    """The bytes are no such request."""


@dataclass(frozen=True, slots=True)
class CollectedSpan:
    """A step as the submission tells it: ids in hex, seconds since 1970; all of it hearsay."""

    trace: str
    span: str
    parent: str
    name: str
    kind: str
    began: float
    seconds: float
    model: str = ""
    prompt_tokens: int = 0
    completion_tokens: int = 0

    @property
    def generation(self) -> bool:
        """Say whether the step calls itself a call to a model."""
        return self.kind in GENERATIONS


def spans(raw: bytes) -> list[CollectedSpan]:
    """Return the spans of a request; raises `NotOtlp` where it is none or holds too many."""
    found: list[CollectedSpan] = []
    for resource in within(memoryview(raw), 1):
        for scope in within(resource, 2):
            for span in within(scope, 2):
                if len(found) == MOST_SPANS:
                    raise NotOtlp(f"more than {MOST_SPANS} spans in one request")
                found.append(_span(span))
    return found


def fields(data: memoryview) -> Iterator[tuple[int, int | memoryview]]:
    """Yield (number, value) of each field of a message; raises `NotOtlp` where it is cut."""
    at = 0
    while at < len(data):
        tag, at = varint(data, at)
        number, kind = tag >> 3, tag & 7
        if kind == VARINT:
            value, at = varint(data, at)
            yield number, value
            continue
        if kind == BYTES:
            size, at = varint(data, at)
        elif kind in (EIGHT, FOUR):
            size = 8 if kind == EIGHT else 4
        else:
            raise NotOtlp(f"a field of kind {kind}")
        if at + size > len(data) or not number:
            raise NotOtlp("a field is cut")
        part = data[at:at + size]
        yield number, part if kind == BYTES else int.from_bytes(part, "little")
        at += size


def varint(data: memoryview, at: int) -> tuple[int, int]:
    """Return the number that begins at `at`, and where it ends."""
    value = 0
    for shift in range(0, 70, 7):
        if at >= len(data):
            raise NotOtlp("a number is cut")
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value & (1 << 64) - 1, at
    raise NotOtlp("a number has no end")


def within(data: memoryview, wanted: int) -> Iterator[memoryview]:
    """Yield the messages in field `wanted` of a message."""
    for number, value in fields(data):
        if number == wanted:
            if isinstance(value, int):
                raise NotOtlp("a number stands where a message should")
            yield value


def _span(data: memoryview) -> CollectedSpan:
    texts: dict[int, memoryview] = {}
    times = {7: 0, 8: 0}
    about: dict[str, str] = {}
    for number, value in fields(data):
        if isinstance(value, int):
            times[number] = value
        elif number == 9:
            key, text = _attribute(value)
            if key in LOOKED_AT:
                about[key] = text
        else:
            texts[number] = value
    kind = about.get(KIND) or next((about[key] for key in sorted(OTHER_KINDS) if key in about), "")
    prompt, completion = _tokens(about.get(TOKENS, ""))
    trace, span, parent = (bytes(texts.get(number, b"")[:16]).hex() for number in (1, 2, 4))
    return CollectedSpan(
        trace, span, parent,
        name=shown(texts.get(5, memoryview(b""))), kind=kind[:LONGEST_NAME],
        began=times[7] / 1e9, seconds=max(0, times[8] - times[7]) / 1e9,
        model=next((about[key] for key in sorted(MODELS) if key in about), "")[:LONGEST_NAME],
        prompt_tokens=prompt, completion_tokens=completion)


def _attribute(data: memoryview) -> tuple[str, str]:
    """Return key and text of an attribute; what is no text is empty, what is long is not read."""
    key = text = ""
    for number, value in fields(data):
        if isinstance(value, int):
            continue
        if number == 1:
            key = shown(value)
        elif number == 2 and key in LOOKED_AT and len(value) <= LONGEST_VALUE:
            text = next((bytes(part).decode("utf-8", "replace") for part in within(value, 1)), "")
    return key, text


def _tokens(text: str) -> tuple[int, int]:
    """Return (prompt, completion) of usage details, zeros where they are none."""
    try:
        usage = json.loads(text)
        prompt, completion = int(usage["input"]), int(usage["output"])
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError):
        return 0, 0
    return max(0, min(prompt, 10**9)), max(0, min(completion, 10**9))


def shown(text: memoryview) -> str:
    """Return a name cut short, without what a terminal would obey."""
    name = bytes(text[:4 * LONGEST_NAME]).decode("utf-8", "replace")[:LONGEST_NAME]
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in name)

"""Collect what a submission tells of itself: OTLP over HTTP, at Langfuse's path and at OTLP's own.

Whoever holds the key of a run may send; what is kept is bounded for each key and is hearsay.
"""

from __future__ import annotations

import asyncio
import base64
import binascii
from collections import deque
from dataclasses import dataclass, field

from aiohttp import web

from .admission import read_body
from .api_errors import ApiError, wrong_key
from .ledger import Account, Ledger
from .otlp import CollectedSpan, NotOtlp, spans

PATHS = ("/api/public/otel/v1/traces", "/v1/traces")
MOST_KEPT = 50_000             # spans of one key: the newest
MOST_RECEIVED = 256 * 1024**2  # bytes of one key, unpacked; then no more is read
PROTOBUF = "application/x-protobuf"


@dataclass(slots=True)
class Told:
    """What one key has sent."""

    received: int = 0
    spans: deque[CollectedSpan] = field(default_factory=lambda: deque(maxlen=MOST_KEPT))
    one_at_a_time: asyncio.Lock = field(default_factory=asyncio.Lock)


class Collector:
    """The spans of every key of a ledger, by the label of its account."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self._told: dict[str, Told] = {}

    def told(self, label: str) -> tuple[CollectedSpan, ...]:
        """Return the spans that came with the key of `label`, in the order of their coming."""
        found = self._told.get(label)
        return tuple(found.spans) if found else ()

    async def collect(self, request: web.Request) -> web.Response:
        """Handle one export; raises `ApiError` 400, 401, 413, 415 or 429."""
        told = self._told.setdefault(account_of(request, self.ledger).label, Told())
        if request.content_type != PROTOBUF:
            raise ApiError(415, f"Spans are taken as {PROTOBUF} only.")
        async with told.one_at_a_time:  # who sends a lot waits for itself
            if told.received > MOST_RECEIVED:
                raise ApiError(429, "Enough spans were sent with this key.", "insufficient_quota")
            raw = await read_body(request)
            told.received += len(raw)
            try:
                found = await asyncio.get_running_loop().run_in_executor(None, spans, raw)
            except NotOtlp as error:
                raise ApiError(400, f"This is no OTLP request: {error}.") from error
            told.spans.extend(found)
        return web.Response(body=b"", content_type=PROTOBUF)


def account_of(request: web.Request, ledger: Ledger) -> Account:
    """Return the sender's account: its key is the bearer's token, or Langfuse's secret key."""
    scheme, _, rest = request.headers.get("Authorization", "").partition(" ")
    key = rest.strip()
    if scheme.lower() == "basic":
        try:
            key = base64.b64decode(key, validate=True).decode().partition(":")[2]
        except (binascii.Error, UnicodeDecodeError):
            raise wrong_key() from None
    account = ledger.find(key)
    if account is None:
        raise wrong_key()
    return account

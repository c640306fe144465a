"""Collect what a submission tells of itself: OTLP over HTTP, and scores, at Langfuse's paths.

Spans are taken at OTLP's own path too; langfuse's SDK sends scores apart from them. Whoever holds
the key of a run may send; what is kept is bounded for each key and is hearsay.
"""

from __future__ import annotations

import asyncio
import base64
import binascii
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from aiohttp import web

from .admission import read_body
from .api_errors import ApiError, wrong_key
from .ledger import Account, Ledger
from .opinions import EVENTS, SCORES, CollectedScore, NotScores, scores
from .otlp import CollectedSpan, NotOtlp, spans

PATHS = ("/api/public/otel/v1/traces", "/v1/traces")
MOST_KEPT = 50_000             # spans of one key, and scores: the newest
MOST_RECEIVED = 256 * 1024**2  # bytes of one key, unpacked; then no more is read
PROTOBUF, JSON = "application/x-protobuf", "application/json"
T = TypeVar("T")


@dataclass(slots=True)
class Told:
    """What one key has sent."""

    received: int = 0
    spans: deque[CollectedSpan] = field(default_factory=lambda: deque(maxlen=MOST_KEPT))
    scores: deque[CollectedScore] = field(default_factory=lambda: deque(maxlen=MOST_KEPT))
    one_at_a_time: asyncio.Lock = field(default_factory=asyncio.Lock)


class Collector:
    """The spans and scores of every key of a ledger, by the label of its account."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self._told: dict[str, Told] = {}

    def told(self, label: str) -> tuple[CollectedSpan, ...]:
        """Return the spans that came with the key of `label`, in the order of their coming."""
        found = self._told.get(label)
        return tuple(found.spans) if found else ()

    def opinions(self, label: str) -> tuple[CollectedScore, ...]:
        """Return the scores that came with the key of `label`, in the order of their coming."""
        found = self._told.get(label)
        return tuple(found.scores) if found else ()

    def routes(self) -> list[web.RouteDef]:
        """Return where spans and scores are taken."""
        return [*(web.post(path, self.collect) for path in PATHS),
                *(web.post(path, self.score) for path in (SCORES, EVENTS))]

    async def collect(self, request: web.Request) -> web.Response:
        """Handle one export of spans; raises `ApiError` 400, 401, 413, 415 or 429."""
        told = self._teller(request, PROTOBUF)
        told.spans.extend(await self._read(request, told, spans))
        return web.Response(body=b"", content_type=PROTOBUF)

    async def score(self, request: web.Request) -> web.Response:
        """Handle scores, as `collect` does spans."""
        told = self._teller(request, JSON)
        found, reply = await self._read(request, told, scores)
        told.scores.extend(found)
        return web.json_response(reply, status=207 if request.path == EVENTS else 202)

    def _teller(self, request: web.Request, wanted: str) -> Told:
        label = account_of(request, self.ledger).label
        if request.content_type != wanted:
            raise ApiError(415, f"{request.path} takes {wanted} only.")
        return self._told.setdefault(label, Told())

    async def _read(self, request: web.Request, told: Told, read: Callable[[bytes], T]) -> T:
        async with told.one_at_a_time:  # who sends a lot waits for itself
            if told.received > MOST_RECEIVED:
                raise ApiError(429, "Enough was told with this key.", "insufficient_quota")
            raw = await read_body(request)
            told.received += len(raw)
            try:
                return await asyncio.get_running_loop().run_in_executor(None, read, raw)
            except (NotOtlp, NotScores) as error:
                raise ApiError(400, f"{request.path} cannot read this: {error}.") from error


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

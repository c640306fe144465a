"""Ask a real endpoint in the caller's place: chat, embeddings, rerank; metered like the reader.

A request is rebuilt from the fields on a list, never passed through. Usage is the upstream's where
it gives one, else counted here. Latency is real: modelled milliseconds are real ones. What fails
on the upstream's side is an infrastructure fault: tried again, then filed uncharged as 502 or 504.
"""

from __future__ import annotations

import asyncio
import json
import time
from dataclasses import dataclass
from typing import Any

import aiohttp
from aiohttp import web

from .admission import Visit
from .api_errors import ApiError, spent, unknown_model
from .chat_request import ChatRequest, json_object, parse
from .tokens import count, count_messages
from .upstream import Kind, PricedModel, Upstream

LARGEST_REPLY = 32 * 1024 * 1024
TRY_AGAIN = frozenset({429, 500, 502, 503, 504})
FIELDS = {
    Kind.EMBEDDING: ("model", "input", "encoding_format", "dimensions"),
    Kind.RERANK: ("model", "query", "documents", "top_n", "return_documents"),
}
PATHS = {Kind.CHAT: "chat/completions", Kind.EMBEDDING: "embeddings", Kind.RERANK: "rerank"}


class InfrastructureFault(Exception):
    """The upstream failed, not the caller: `status` is 502, or 504 where it took too long.

    `lasting`: it would fail again, so it is not tried again.
    """

    def __init__(self, status: int, why: str, lasting: bool = False) -> None:
        super().__init__(why)
        self.status, self.lasting = status, lasting

    def refusal(self) -> ApiError:
        """Return what the caller is told."""
        return ApiError(self.status, f"The upstream endpoint failed: {self}", "upstream_error",
                        "upstream_error")


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens of one call, and who counted them."""

    prompt_tokens: int
    completion_tokens: int
    source: str


class Relay:
    """The gateway's own client of one upstream; `session` belongs to the server's loop."""

    def __init__(self, upstream: Upstream, session: aiohttp.ClientSession) -> None:
        self.upstream, self.session = upstream, session

    async def chat(self, visit: Visit) -> web.StreamResponse:
        """Handle POST /v1/chat/completions."""
        asked = parse(visit.raw)
        model = self.upstream.find(asked.model, Kind.CHAT)
        if model is None:
            raise unknown_model(asked.model)
        call = Call(visit, model, asked.messages, asked.stream)
        async with visit.account.slots:
            if visit.ledger.spent(visit.account):
                raise spent()
            try:
                response = await self._post(Kind.CHAT, chat_body(asked), call)
                if asked.stream:
                    from .relay_stream import relay_stream

                    return await relay_stream(response, asked, call)
                data = await _json(response)
                call.answered(_text(data))
            except InfrastructureFault as fault:
                call.failed(fault)
                raise fault.refusal() from fault
            except asyncio.CancelledError:
                call.file(499)
                raise
        call.usage = usage_of(data)
        call.file(200)
        return web.json_response(data)

    async def plain(self, visit: Visit, kind: Kind) -> web.StreamResponse:
        """Handle POST /v1/embeddings or /v1/rerank; such calls carry no evidence to a model."""
        body = json_object(visit.raw)
        model = self.upstream.find(str(body.get("model")), kind)
        if model is None:
            raise unknown_model(str(body.get("model")))
        call = Call(visit, model, (), False)
        async with visit.account.slots:
            if visit.ledger.spent(visit.account):
                raise spent()
            try:
                kept = {name: body[name] for name in FIELDS[kind] if name in body}
                data = await _json(await self._post(kind, kept, call))
            except InfrastructureFault as fault:
                call.failed(fault)
                raise fault.refusal() from fault
            except asyncio.CancelledError:
                call.file(499)
                raise
        call.answered("")
        call.usage = usage_of(data) or Usage(
            count(json.dumps([body.get(name) for name in ("input", "query", "documents")],
                             ensure_ascii=False)), 0, "counted")
        call.file(200)
        return web.json_response(data)

    async def _post(self, kind: Kind, body: dict[str, Any], call: Call
                    ) -> aiohttp.ClientResponse:
        """Return the first response that is good; raises `InfrastructureFault` or `ApiError`."""
        waits = (*self.upstream.retry_seconds, None)
        for wait in waits:
            call.tried = time.monotonic()
            try:
                response = await self.session.post(
                    f"{self.upstream.url}/{PATHS[kind]}", json=body, allow_redirects=False,
                    headers={"Authorization": f"Bearer {self.upstream.key}"})
                if response.status == 200:
                    return response
                fault = await self._refused(response)
            except TimeoutError:
                fault = InfrastructureFault(504, f"no reply in {self.upstream.timeout_seconds} s")
            except aiohttp.ClientError as error:
                fault = InfrastructureFault(502, type(error).__name__)
            if wait is None or fault.lasting:
                break
            await asyncio.sleep(wait)
        raise fault

    async def _refused(self, response: aiohttp.ClientResponse) -> InfrastructureFault:
        """Return the fault behind a bad status; raises `ApiError` where the caller is at fault."""
        status = response.status
        raw = await _read(response)
        if status in TRY_AGAIN:
            return InfrastructureFault(502, f"status {status}")
        if status in (400, 404, 413, 422):
            try:
                told = json.loads(raw)["error"]
                message, code = str(told["message"]), told.get("code")
            except (ValueError, KeyError, TypeError, AttributeError):
                message, code = "The upstream refused the request.", None
            if self.upstream.key:
                message = message.replace(self.upstream.key, "…")
            raise ApiError(status, message[:1000], code=code if isinstance(code, str) else None)
        # 401, 403, redirects and the rest: of no use to the caller, and its body may name our key.
        return InfrastructureFault(502, f"status {status}: check the upstream's URL and key", True)


class Call:
    """One relayed call while it runs: what has come back so far, and its filing."""

    def __init__(self, visit: Visit, model: PricedModel,
                 messages: tuple[tuple[str, str], ...], stream: bool) -> None:
        self.visit, self.model, self.messages, self.stream = visit, model, messages, stream
        self.tried = visit.ticket.began
        self.ended: float | None = None
        self.reply = ""
        self.usage: Usage | None = None

    def answered(self, reply: str) -> None:
        """Note that the reply is whole."""
        self.reply, self.ended = reply, time.monotonic()

    def failed(self, fault: InfrastructureFault) -> None:
        """File the call, uncharged."""
        self.usage, self.ended = Usage(0, 0, "none"), time.monotonic()
        self._file(fault.status, 0.0)

    def file(self, status: int) -> None:
        """File and charge the call; what the upstream did not count is counted here."""
        usage = self.usage or Usage(count_messages(text for _, text in self.messages),
                                    count(self.reply), "counted")
        self.usage = usage
        self._file(status, self.model.usd(usage.prompt_tokens, usage.completion_tokens))

    def _file(self, status: int, usd: float) -> None:
        assert self.usage is not None
        ended = time.monotonic() if self.ended is None else self.ended
        self.visit.file(
            model=self.model.name, messages=self.messages, reply=self.reply,
            prompt_tokens=self.usage.prompt_tokens,
            completion_tokens=self.usage.completion_tokens, usd=usd, ended=ended,
            # Of the last try alone: earlier ones failed through no fault of the caller.
            real_ms=(ended - self.tried) * 1000, modelled_ms=None, status=status,
            stream=self.stream, usage_source=self.usage.source)


def chat_body(asked: ChatRequest) -> dict[str, Any]:
    """Return the request that goes upstream."""
    body: dict[str, Any] = {
        "model": asked.model, **dict(asked.options),
        "messages": [{"role": role, "content": text} for role, text in asked.messages]}
    if asked.response_format is not None:
        body["response_format"] = asked.response_format
    if asked.stream:
        body |= {"stream": True, "stream_options": {"include_usage": True}}
    return body


def usage_of(data: dict[str, Any]) -> Usage | None:
    """Return the upstream's own count, None where it gave none that can be read."""
    usage = data.get("usage")
    if not isinstance(usage, dict):
        return None
    prompt, completion = usage.get("prompt_tokens"), usage.get("completion_tokens", 0)
    if any(isinstance(n, bool) or not isinstance(n, int) or n < 0 for n in (prompt, completion)):
        return None
    return Usage(prompt, completion, "upstream")  # type: ignore[arg-type]


def _text(data: dict[str, Any]) -> str:
    try:
        return str(data["choices"][0]["message"]["content"] or "")
    except (KeyError, IndexError, TypeError) as error:
        raise InfrastructureFault(502, "its reply is no chat completion") from error


async def _read(response: aiohttp.ClientResponse) -> bytes:
    parts, size = [], 0
    try:
        async for part in response.content.iter_chunked(65536):
            size += len(part)
            if size > LARGEST_REPLY:
                raise InfrastructureFault(502, "its reply is too large")
            parts.append(part)
    except TimeoutError as error:
        raise InfrastructureFault(504, "its reply stopped half-way") from error
    except aiohttp.ClientError as error:
        raise InfrastructureFault(502, type(error).__name__) from error
    finally:
        response.release()
    return b"".join(parts)


async def _json(response: aiohttp.ClientResponse) -> dict[str, Any]:
    raw = await _read(response)
    try:
        data = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise InfrastructureFault(502, "its reply is no JSON") from error
    if not isinstance(data, dict):
        raise InfrastructureFault(502, "its reply is no JSON object")
    return data

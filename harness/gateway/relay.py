"""Ask a real endpoint in the caller's place: chat, embeddings, rerank; metered like the reader.

A request is rebuilt from the fields on a list, never passed through. Usage is the upstream's where
it gives one, else counted here. Latency is real: modelled milliseconds are real ones. What fails
on the upstream's side is an infrastructure fault: tried again, then filed uncharged as 502 or 504.
"""

from __future__ import annotations

import asyncio
import json
import time
from typing import Any

import aiohttp
from aiohttp import web

from .admission import Visit
from .api_errors import ApiError, spent, unknown_model
from .chat_request import ChatRequest, json_object, parse
from .relay_call import Call, InfrastructureFault, Usage, usage_of
from .relay_reply import json_reply, read_reply
from .relay_stream import relay_stream
from .tokens import count
from .upstream import Kind, Upstream

TRY_AGAIN = frozenset({429, 500, 502, 503, 504})
FIELDS = {
    Kind.EMBEDDING: ("model", "input", "encoding_format", "dimensions"),
    Kind.RERANK: ("model", "query", "documents", "top_n", "return_documents"),
}
PATHS = {Kind.CHAT: "chat/completions", Kind.EMBEDDING: "embeddings", Kind.RERANK: "rerank"}


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
                    return await relay_stream(response, asked, call)
                data = await json_reply(response)
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
                data = await json_reply(await self._post(kind, kept, call))
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
        raw = await read_reply(response)
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


def _text(data: dict[str, Any]) -> str:
    try:
        return str(data["choices"][0]["message"]["content"] or "")
    except (KeyError, IndexError, TypeError) as error:
        raise InfrastructureFault(502, "its reply is no chat completion") from error

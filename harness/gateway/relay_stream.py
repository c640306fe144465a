"""Pass a streamed reply on while it comes, and meter it.

The upstream is read at its own speed by a task of its own: how slowly the caller reads is not
model time. A caller who leaves ends the upstream's call and is charged for what had come.
"""

from __future__ import annotations

import asyncio
import json
import time
from typing import Any

import aiohttp
from aiohttp import web

from .chat_request import ChatRequest
from .relay_call import Call, InfrastructureFault, usage_of
from .relay_reply import LARGEST_REPLY

HEADERS = {"Cache-Control": "no-cache", "Content-Type": "text/event-stream; charset=utf-8"}


async def relay_stream(upstream: aiohttp.ClientResponse, asked: ChatRequest, call: Call
                       ) -> web.StreamResponse:
    """Relay `upstream`; the call is filed before the last bytes leave, whatever happens."""
    chunks: asyncio.Queue[dict[str, Any] | InfrastructureFault | None] = asyncio.Queue()
    pump = asyncio.create_task(_pump(upstream, call, chunks))
    response = web.StreamResponse(headers=HEADERS)
    status = 499
    try:
        await response.prepare(call.visit.request)
        while isinstance(chunk := await chunks.get(), dict):
            if chunk.get("choices") or asked.include_usage:
                if not asked.include_usage:
                    chunk.pop("usage", None)
                await _send(response, json.dumps(chunk, ensure_ascii=False))
        if isinstance(chunk, InfrastructureFault):
            status = chunk.status
            call.file(status)
            error = chunk.refusal()
            await _send(response, json.dumps({"error": {
                "message": error.message, "type": error.kind, "param": None, "code": error.code}}))
        else:
            status = 200
            call.file(status)
            await _send(response, "[DONE]")
        await response.write_eof()
    finally:
        pump.cancel()
        upstream.close()
        call.file(status)  # files nothing where the call was filed above
    return response


async def _send(response: web.StreamResponse, text: str) -> None:
    await response.write(f"data: {text}\n\n".encode("utf-8", "replace"))


async def _pump(upstream: aiohttp.ClientResponse, call: Call,
                chunks: asyncio.Queue[dict[str, Any] | InfrastructureFault | None]) -> None:
    """Read server-sent events into `chunks`; None ends them, a fault ends them badly."""
    size, last = 0, None
    try:
        async for line in upstream.content:
            size += len(line)
            if size > LARGEST_REPLY:
                raise InfrastructureFault(502, "its reply is too large")
            if not line.startswith(b"data:"):
                continue
            payload = line[5:].strip()
            if payload == b"[DONE]":
                break
            chunk = json.loads(payload)
            if not isinstance(chunk, dict) or "error" in chunk:
                raise InfrastructureFault(502, "it broke the stream off with an error")
            for choice in chunk.get("choices") or ():
                call.reply += choice.get("delta", {}).get("content") or ""
            call.usage = usage_of(chunk) or call.usage
            chunks.put_nowait(chunk)
    except InfrastructureFault as fault:
        last = fault
    except TimeoutError:
        last = InfrastructureFault(504, "its stream stopped half-way")
    except (aiohttp.ClientError, ValueError, RecursionError, TypeError, AttributeError) as error:
        last = InfrastructureFault(502, type(error).__name__)
    call.ended = time.monotonic()
    chunks.put_nowait(last)

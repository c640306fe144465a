"""Answer one chat completion: check, count, ask the reader, file, reply plain or as a stream."""

from __future__ import annotations

import asyncio
import hashlib
import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from .admission import Visit
from .api_errors import spent, too_long, unknown_model
from .chat_request import ChatRequest, parse
from .profile import Model, profile
from .reader import complete, fingerprint
from .reader.render import pieces
from .tokens import count, count_messages

HEADERS = {"Cache-Control": "no-cache", "Content-Type": "text/event-stream; charset=utf-8"}


@dataclass(frozen=True, slots=True)
class Reply:
    """What the reader said, counted."""

    text: str
    prompt_tokens: int
    completion_tokens: int
    finish_reason: str


def answer(asked: ChatRequest, model: Model) -> Reply:
    """Ask the reader; raises `ApiError` 400 beyond the context window."""
    prompt_tokens = count_messages(text for _, text in asked.messages)
    if prompt_tokens > model.context_tokens:
        raise too_long(model.context_tokens, prompt_tokens)
    messages = [{"role": role, "content": text} for role, text in asked.messages]
    text = complete(messages, model.size, asked.response_format).text
    tokens = count(text)
    if asked.max_tokens is not None and tokens > asked.max_tokens:
        words = pieces(text)
        while len(words) > 1 and count("".join(words)) > asked.max_tokens:
            words.pop()
        text = "".join(words)
        return Reply(text, prompt_tokens, count(text), "length")
    return Reply(text, prompt_tokens, tokens, "stop")


async def complete_chat(visit: Visit) -> web.StreamResponse:
    """Handle POST /v1/chat/completions with the bundled reader."""
    asked = parse(visit.raw)
    model = profile().find(asked.model)
    if model is None:
        raise unknown_model(asked.model)

    def meter(reply: Reply, ended: float, status: int = 200) -> None:
        visit.file(
            model=model.name, messages=asked.messages, reply=reply.text,
            prompt_tokens=reply.prompt_tokens, completion_tokens=reply.completion_tokens,
            usd=model.usd(reply.prompt_tokens, reply.completion_tokens), ended=ended,
            modelled_ms=model.milliseconds(reply.prompt_tokens, reply.completion_tokens,
                                           asked.text),
            status=status, stream=asked.stream)

    try:
        async with visit.account.slots:
            # In here: callers that were let in together must not all pass on one last cent.
            if visit.ledger.spent(visit.account):
                raise spent()
            reply = await asyncio.get_running_loop().run_in_executor(None, answer, asked, model)
    except asyncio.CancelledError:
        prompt = count_messages(text for _, text in asked.messages)
        meter(Reply("", prompt, 0, "stop"), time.monotonic(), 499)
        raise
    # Here and not when the last byte has left: how slowly a caller reads is its own time.
    ended = time.monotonic()
    identity = "chatcmpl-" + hashlib.sha256(asked.text.encode("utf-8", "replace")).hexdigest()[:24]
    if asked.stream:
        return await _stream(visit.request, asked, reply, identity,
                             lambda status: meter(reply, ended, status))
    meter(reply, ended)
    return web.json_response({
        **_head(asked, identity, "chat.completion"),
        "choices": [{"index": 0, "message": {"role": "assistant", "content": reply.text,
                                             "refusal": None},
                     "logprobs": None, "finish_reason": reply.finish_reason}],
        "usage": _usage(reply),
    })


async def _stream(request: web.Request, asked: ChatRequest, reply: Reply, identity: str,
                  meter: Callable[[int], None]) -> web.StreamResponse:
    """Send the reply in pieces. A caller that leaves half-way is charged for all of it."""
    response = web.StreamResponse(headers=HEADERS)
    head = _head(asked, identity, "chat.completion.chunk")
    try:
        await response.prepare(request)
        first: dict[str, Any] = {"role": "assistant", "content": "", "refusal": None}
        for delta in (first, *({"content": piece} for piece in pieces(reply.text))):
            await _send(response, {**head, "choices": [_choice(delta, None)]})
        await _send(response, {**head, "choices": [_choice({}, reply.finish_reason)]})
        if asked.include_usage:
            await _send(response, {**head, "choices": [], "usage": _usage(reply)})
        # Before the last bytes leave: the caller may answer the moment they arrive.
        meter(200)
        await response.write(b"data: [DONE]\n\n")
        await response.write_eof()
    finally:
        meter(499)  # files nothing where the call was filed above
    return response


async def _send(response: web.StreamResponse, chunk: dict[str, Any]) -> None:
    await response.write(b"data: " + json.dumps(chunk, ensure_ascii=False).encode() + b"\n\n")


def _choice(delta: dict[str, Any], finish: str | None) -> dict[str, Any]:
    return {"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish}


def _head(asked: ChatRequest, identity: str, kind: str) -> dict[str, Any]:
    return {"id": identity, "object": kind, "created": int(time.time()), "model": asked.model,
            "system_fingerprint": fingerprint()}


def _usage(reply: Reply) -> dict[str, int]:
    return {"prompt_tokens": reply.prompt_tokens, "completion_tokens": reply.completion_tokens,
            "total_tokens": reply.prompt_tokens + reply.completion_tokens}

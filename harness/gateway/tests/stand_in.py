"""An OpenAI-compatible endpoint to relay to in tests, which can be told to misbehave."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from aiohttp import web

USAGE = {"prompt_tokens": 1000, "completion_tokens": 100, "total_tokens": 1100}
WORDS = ("The ", "answer ", "is ", "42.")


class StandIn:
    """`seen` are (path, key, body); `script` is worked off first: a status, or "drop", "hang"."""

    def __init__(self) -> None:
        self.seen: list[tuple[str, str, dict[str, Any]]] = []
        self.script: list[Any] = []
        self.usage: dict[str, int] | None = USAGE
        self.pause = 0.0
        self.port = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"

    async def handle(self, request: web.Request) -> web.StreamResponse:
        body = await request.json()
        self.seen.append((request.path, request.headers.get("Authorization", ""), body))
        if self.script:
            act = self.script.pop(0)
            if act == "drop":
                assert request.transport is not None
                request.transport.close()
                return web.Response()
            if act == "hang":
                await asyncio.sleep(5)
            if isinstance(act, int):
                key = request.headers["Authorization"].removeprefix("Bearer ")
                return web.json_response({"error": {"message": f"no, {key}", "code": "why"}},
                                         status=act)
            if isinstance(act, bytes):
                return web.Response(body=act, content_type="application/json")
        if request.path == "/v1/embeddings":
            return web.json_response({"object": "list", "model": body["model"], "data": [
                {"object": "embedding", "index": 0, "embedding": [0.5, 0.25]}],
                "usage": {"prompt_tokens": 7, "total_tokens": 7}})
        if request.path == "/v1/rerank":
            return web.json_response({"results": [{"index": 1, "relevance_score": 0.9}]})
        if body.get("stream"):
            return await self.stream(request)
        return web.json_response({
            "id": "chatcmpl-1", "object": "chat.completion", "created": 1, "model": body["model"],
            "choices": [{"index": 0, "finish_reason": "stop", "message": {
                "role": "assistant", "content": "".join(WORDS)}}],
            **({"usage": self.usage} if self.usage else {})})

    async def stream(self, request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
        await response.prepare(request)
        head = {"id": "chatcmpl-1", "object": "chat.completion.chunk", "created": 1, "model": "m"}
        chunks: list[Any] = [{**head, "choices": [{"index": 0, "delta": {"content": word},
                                                   "finish_reason": None}]} for word in WORDS]
        if self.usage:
            chunks.append({**head, "choices": [], "usage": self.usage})
        for chunk in chunks:
            await response.write(b"data: " + json.dumps(chunk).encode() + b"\n\n")
            await asyncio.sleep(self.pause)
        await response.write(b"data: [DONE]\n\n")
        return response


@contextmanager
def running() -> Iterator[StandIn]:
    """Serve a stand-in in a thread."""
    stand_in, loop, ready = StandIn(), asyncio.new_event_loop(), threading.Event()
    stop = asyncio.Event()

    async def serve() -> None:
        app = web.Application(client_max_size=1 << 24)
        app.add_routes([web.post("/v1/{tail:.*}", stand_in.handle)])
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
        await runner.setup()
        server = await loop.create_server(runner.server, "127.0.0.1", 0)  # type: ignore[arg-type]
        stand_in.port = server.sockets[0].getsockname()[1]
        ready.set()
        await stop.wait()
        server.close()
        await runner.cleanup()

    thread = threading.Thread(target=lambda: loop.run_until_complete(serve()), daemon=True)
    thread.start()
    assert ready.wait(5)
    try:
        yield stand_in
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join(5)
        loop.close()

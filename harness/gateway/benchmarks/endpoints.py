"""Two servers to measure against: an endpoint that answers at once, and a proxy that does nothing.

python -m harness.gateway.benchmarks.endpoints instant PORT
python -m harness.gateway.benchmarks.endpoints bare PORT UPSTREAM_URL
"""

from __future__ import annotations

import json
import sys
from collections.abc import AsyncIterator

from aiohttp import ClientSession, web

REPLY = json.dumps({
    "id": "chatcmpl-1", "object": "chat.completion", "created": 1, "model": "instant",
    "choices": [{"index": 0, "finish_reason": "stop", "message": {
        "role": "assistant", "content": "The warranty of the Pump 20 is 24 months."}}],
    "usage": {"prompt_tokens": 1000, "completion_tokens": 12, "total_tokens": 1012},
}).encode()


def instant() -> web.Application:
    """Return an endpoint whose every reply is the same and ready."""
    async def chat(request: web.Request) -> web.Response:
        await request.read()
        return web.Response(body=REPLY, content_type="application/json")

    app = web.Application()
    app.add_routes([web.post("/v1/chat/completions", chat), web.get("/health", _ok)])
    return app


def bare(upstream: str) -> web.Application:
    """Return a proxy that passes bytes on: no check, no ledger; the floor under any gateway."""
    sessions: list[ClientSession] = []

    async def connect(_: web.Application) -> AsyncIterator[None]:
        async with ClientSession() as session:
            sessions.append(session)
            yield

    async def chat(request: web.Request) -> web.Response:
        async with sessions[0].post(f"{upstream}/chat/completions", data=await request.read(),
                                    headers={"Content-Type": "application/json"}) as response:
            return web.Response(body=await response.read(), content_type="application/json")

    app = web.Application()
    app.cleanup_ctx.append(connect)
    app.add_routes([web.post("/v1/chat/completions", chat), web.get("/health", _ok)])
    return app


async def _ok(_: web.Request) -> web.Response:
    return web.Response(text="ok")


if __name__ == "__main__":
    what, port = sys.argv[1], int(sys.argv[2])
    web.run_app(instant() if what == "instant" else bare(sys.argv[3]), host="127.0.0.1",
                port=port, access_log=None, print=None)

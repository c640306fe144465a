"""What a key has spent in all, for whoever runs the gateway alone: `GET /v1/usage`.

Not served unless asked for: a service that is scored is told nothing about its own account.
"""

from __future__ import annotations

from aiohttp import web

from .admission import account_of
from .ledger import Ledger

PATH = "/v1/usage"


def usage(ledger: Ledger, modelled: bool) -> web.RouteDef:
    """Return the route. `modelled`: the model's time comes from its profile, nobody waited for it.

    It answers {"calls", "prompt_tokens", "completion_tokens", "usd", "modelled_seconds"}; the
    last is null where the time of the calls was real.
    """
    async def told(request: web.Request) -> web.Response:
        account = account_of(request, ledger)
        return web.json_response({
            "calls": account.filed, "prompt_tokens": account.prompt_tokens,
            "completion_tokens": account.completion_tokens, "usd": account.usd,
            "modelled_seconds": account.modelled_ms / 1000 if modelled else None})

    return web.get(PATH, told)

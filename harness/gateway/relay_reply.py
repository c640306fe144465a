"""Read an upstream's reply whole: bounded, and JSON, or a fault on the upstream's side."""

from __future__ import annotations

import json
from typing import Any

import aiohttp

from .relay_call import InfrastructureFault

LARGEST_REPLY = 32 * 1024 * 1024


async def read_reply(response: aiohttp.ClientResponse) -> bytes:
    """Return a whole reply, at most `LARGEST_REPLY` bytes; raises `InfrastructureFault`."""
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


async def json_reply(response: aiohttp.ClientResponse) -> dict[str, Any]:
    """Return a reply that is one JSON object; raises `InfrastructureFault`."""
    raw = await read_reply(response)
    try:
        data = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise InfrastructureFault(502, "its reply is no JSON") from error
    if not isinstance(data, dict):
        raise InfrastructureFault(502, "its reply is no JSON object")
    return data

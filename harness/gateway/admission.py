"""Let a request in: whose it is, read whole within limits, noted in the ledger until it is filed.

Every metered route goes through `admit`, so none can forget a step. Does not cover what the route
does; that is `chat` for the reader and `relay` for an upstream.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from aiohttp import web

from .api_errors import ApiError, wrong_key
from .ledger import FAILED, Account, Ledger, MeteredCall, Ticket

BODY_SECONDS = 30


@dataclass(frozen=True, slots=True)
class Visit:
    """One request that was let in, with its body."""

    request: web.Request
    raw: bytes
    account: Account
    ledger: Ledger
    ticket: Ticket

    def file(self, *, model: str, messages: tuple[tuple[str, str], ...], reply: str,
             prompt_tokens: int, completion_tokens: int, usd: float, ended: float,
             modelled_ms: float | None, real_ms: float | None = None, status: int = 200,
             stream: bool = False, usage_source: str = "counted") -> None:
        """Charge the call; only the first filing counts.

        `ended` is monotonic. `real_ms` is the whole interval unless given, `modelled_ms` is
        `real_ms` where None.
        """
        began, since = self.ticket.began, self.ticket.since
        took = (ended - began) * 1000 if real_ms is None else real_ms
        self.ledger.leave(self.account, self.ticket, MeteredCall(
            question_id=self.ticket.question_id, index=0, model=model, messages=messages,
            reply=reply, prompt_tokens=prompt_tokens, completion_tokens=completion_tokens, usd=usd,
            start=began - since, end=ended - since, real_ms=took,
            modelled_ms=took if modelled_ms is None else modelled_ms, status=status, stream=stream,
            usage_source=usage_source))


def account_of(request: web.Request, ledger: Ledger) -> Account:
    """Return the caller's account; raises `ApiError` 401 without a known key."""
    scheme, _, key = request.headers.get("Authorization", "").partition(" ")
    account = ledger.find(key.strip()) if scheme.lower() == "bearer" else None
    if account is None:
        raise wrong_key()
    return account


async def read_body(request: web.Request) -> bytes:
    """Return the body; raises `ApiError` 408 where it dawdles, 400 where it is cut or garbled."""
    try:
        async with asyncio.timeout(BODY_SECONDS):
            return await request.read()
    except TimeoutError as error:
        raise ApiError(408, f"The body did not arrive within {BODY_SECONDS} s.") from error
    except (web.RequestPayloadError, ValueError) as error:
        raise ApiError(400, "The body could not be read.") from error


async def admit(request: web.Request, ledger: Ledger,
                serve: Callable[[Visit], Awaitable[web.StreamResponse]]) -> web.StreamResponse:
    """Serve `request`; raises `ApiError`, which is then counted under its code.

    What else is raised is a failure of the gateway itself and counted as `FAILED`; a caller who
    hangs up is none.
    """
    account = account_of(request, ledger)
    raw = await read_body(request)
    # The call begins when the request is whole: time spent sending it is the caller's own.
    loop, task = asyncio.get_running_loop(), asyncio.current_task()
    assert task is not None
    ticket = ledger.enter(account, lambda: loop.call_soon_threadsafe(task.cancel))
    try:
        return await serve(Visit(request, raw, account, ledger, ticket))
    except ApiError as error:
        ledger.refuse(account, error.code or str(error.status))
        raise
    except ConnectionError:
        raise
    except Exception:
        ledger.refuse(account, FAILED)
        raise
    finally:
        ledger.leave(account, ticket, None)

"""Who may come in: a share of the connections for each Unix socket, and an end to them all."""

from __future__ import annotations

import asyncio

from aiohttp import web
from aiohttp.web_protocol import RequestHandler

MOST_CONNECTIONS = 256  # files are shared with the referee's process
MOST_FOR_ONE = 64       # of these through one Unix socket


class Full(asyncio.Protocol):
    """Closes a connection at once: one too many."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Hang up."""
        transport.close()


class Door:
    """One Unix socket's share of the server's connections; call it for a protocol."""

    def __init__(self, handlers: web.Server) -> None:
        self.handlers = handlers
        self._inside: list[RequestHandler] = []

    def __call__(self) -> asyncio.Protocol:
        """Return what decides once the connection stands."""
        return _Entry(self)

    def enter(self, transport: asyncio.BaseTransport) -> None:
        """Hand a connection to the server, or close it where there are too many."""
        assert isinstance(transport, asyncio.Transport)
        self._inside = [one for one in self._inside if one.transport is not None]
        if len(self._inside) >= MOST_FOR_ONE or \
                len(self.handlers.connections) >= MOST_CONNECTIONS:
            transport.close()
            return
        handler = self.handlers()
        transport.set_protocol(handler)
        handler.connection_made(transport)
        self._inside.append(handler)


class _Entry(asyncio.Protocol):
    """Stands in until the connection does: only from then on is it known to be there or gone."""

    def __init__(self, door: Door) -> None:
        self.door = door

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Enter."""
        self.door.enter(transport)

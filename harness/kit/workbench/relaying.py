"""Carry connections from one address to another, beside a command or in a thread.

    python relaying.py FROM=TO [FROM=TO ...] [-- COMMAND ...]

An address is `unix:/path` or `tcp:host:port`. Where a service has no network, a socket in a shared
folder is its way to the model gateway, and ours to it.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence

PIECE = 64 * 1024
Ends = tuple[asyncio.StreamReader, asyncio.StreamWriter]


async def connect(address: str) -> Ends:
    """Return a connection to an address; raises OSError."""
    kind, _, where = address.partition(":")
    if kind == "unix":
        return await asyncio.open_unix_connection(where)
    host, _, port = where.rpartition(":")
    return await asyncio.open_connection(host, int(port))


async def pump(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
    """Copy until the source ends, then say so to the target."""
    with contextlib.suppress(OSError):
        while piece := await source.read(PIECE):
            target.write(piece)
            await target.drain()
        if target.can_write_eof():
            target.write_eof()


async def listen(listened: str, wanted: str) -> asyncio.Server:
    """Serve an address: each connection is carried to the other, or closed where that fails."""
    async def carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        # Cancelled at the end: swallowed, or asyncio prints it as an error of ours.
        with contextlib.suppress(OSError, asyncio.CancelledError):
            far_reader, far_writer = await connect(wanted)
            try:
                await asyncio.gather(pump(reader, far_writer), pump(far_reader, writer))
            finally:
                far_writer.close()
        writer.close()

    kind, _, where = listened.partition(":")
    if kind == "unix":
        server = await asyncio.start_unix_server(carry, where)
        os.chmod(where, 0o666)  # whoever the service runs as; the folder is closed to others
        return server
    host, _, port = where.rpartition(":")
    return await asyncio.start_server(carry, host, int(port))


@contextlib.contextmanager
def relays(*pairs: tuple[str, str]) -> Iterator[None]:
    """Carry connections, (from, to) each, until the block ends; raises OSError."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, name="relays", daemon=True)
    thread.start()

    async def end() -> None:
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    servers = []
    try:
        for pair in pairs:
            servers.append(asyncio.run_coroutine_threadsafe(listen(*pair), loop).result())
        yield
    finally:
        for server in servers:
            loop.call_soon_threadsafe(server.close)
        asyncio.run_coroutine_threadsafe(end(), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


def main(arguments: Sequence[str]) -> int:
    """Relay while the command runs; return its exit code."""
    between = list(arguments).index("--")
    pairs = [tuple(pair.split("=", 1)) for pair in arguments[:between]]
    with relays(*((pair[0], pair[1]) for pair in pairs)):
        return subprocess.run(arguments[between + 1:], check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Ask a service one question over HTTP: one absolute deadline, a cap on bytes, strict JSON.

The deadline covers connecting, sending and the last byte of the reply: when it strikes, the
connection is shut down from outside, so that a trickle of bytes does not prolong it.
"""

from __future__ import annotations

import http.client
import json
import re
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from harness.progress import printable

MOST_SOURCES = 200
# NUL, escape and their like; not the white space among them.
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back. `text` is None where it was unusable; then `error` says why.

    `lost` is True where the connection broke: the service may have died.
    """

    text: str | None
    sources: tuple[str, ...]
    seconds: float
    error: str | None = None
    lost: bool = False


def ask(port: int, question: str, seconds: float, most_bytes: int) -> Reply:
    """Return the reply to one question; never raises for what the service does."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=seconds)
    struck = threading.Event()
    # Kept apart from the connection, which lets go of its socket once the headers are read.
    opened: list[socket.socket] = []

    def strike() -> None:
        struck.set()
        for line in opened:
            try:
                line.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass

    watch = threading.Timer(seconds, strike)
    watch.daemon = True
    watch.start()
    began = time.monotonic()
    try:
        connection.connect()
        opened.append(connection.sock)
        return converse(connection, question, seconds, most_bytes, began, struck.is_set)
    except OSError as error:
        return _lost(error, began)
    finally:
        watch.cancel()
        connection.close()


def converse(connection: http.client.HTTPConnection, question: str, seconds: float,
             most_bytes: int, began: float, struck: Callable[[], bool] = lambda: False) -> Reply:
    """Put the question over a connection; `began` is monotonic, `struck` says it is too late."""
    body = json.dumps({"question": question}).encode()
    try:
        connection.request("POST", "/ask", body, {"Content-Type": "application/json"})
        response = connection.getresponse()
        raw = response.read(most_bytes + 1)
        took = time.monotonic() - began
        if struck():
            return Reply(None, (), took, f"no complete answer within {seconds:g} s")
        if len(raw) > most_bytes:
            return Reply(None, (), took, f"the reply is larger than {most_bytes} bytes")
        if response.status != 200:
            said = printable(raw[:200].decode("utf-8", "replace"))
            return Reply(None, (), took, f"the service replied {response.status}: {said}")
        return _read(raw, took)
    except (OSError, http.client.HTTPException) as error:
        if struck() or isinstance(error, TimeoutError):
            return Reply(None, (), time.monotonic() - began,
                         f"no complete answer within {seconds:g} s")
        return _lost(error, began)


def _lost(error: Exception, began: float) -> Reply:
    return Reply(None, (), time.monotonic() - began,
                 f"the connection broke: {type(error).__name__}", lost=True)


class _TwiceError(Exception):
    """An object has a key twice, and nobody knows which of them is meant."""


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _TwiceError
    return found


def _read(raw: bytes, took: float) -> Reply:
    """Return the reply in a JSON body of the contract's shape."""
    try:
        data: Any = json.loads(raw.decode("utf-8"), object_pairs_hook=_once)
    except _TwiceError:
        return Reply(None, (), took, "the reply has a key twice")
    except (ValueError, RecursionError):
        return Reply(None, (), took, "the reply is not JSON")
    if not isinstance(data, dict) or not isinstance(data.get("answer"), str):
        return Reply(None, (), took, 'the reply has no string "answer"')
    sources = data.get("sources", [])
    if not isinstance(sources, list) or not all(isinstance(s, str) for s in sources):
        return Reply(None, (), took, '"sources" is not a list of strings')
    # A lone surrogate is legal JSON and illegal UTF-8: it must not break the run folder.
    # So is what commands a terminal: whoever prints an answer should see it and nothing else.
    clean = [CONTROL.sub("\ufffd", s.encode("utf-8", "replace").decode())
             for s in (data["answer"], *sources)]
    return Reply(clean[0], tuple(clean[1:MOST_SOURCES + 1]), took)

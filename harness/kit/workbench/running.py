"""Have a service to ask: the one that runs already, or one for as long as it is needed."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from .errors import WorkbenchError
from .place import HOST, Place
from .processes import READY_SECONDS, environment, free, gateway, service
from .reloading import POLL_SECONDS, snapshot
from .saying import say
from .talking import health

FIRST_WORD_SECONDS = 60
ANEW_SECONDS = 20  # until a service that is started anew listens again, on a busy machine
SETTLED_SECONDS = 6 * POLL_SECONDS  # until a watcher has surely seen the last change


@contextmanager
def running(place: Place) -> Iterator[int]:
    """Yield the port of a service that is ready; raises `WorkbenchError`."""
    port = place.service
    url = f"http://{HOST}:{port}/health"
    if listening(port, url, f"http://{HOST}:{place.gateway}/health"):
        settle(place)
        until_ready(url)
        yield port
        return
    say("starting the service for this (make chat keeps one running)")
    with gateway(place) as base_url:
        env = environment(place, base_url, port)
        with service(place, place.root / "challenge", env, place.logs / "rag.log"):
            yield port


def listening(port: int, url: str, gateway_url: str) -> bool:
    """Say whether a service runs; raises `WorkbenchError` where something else has the port.

    A container's port is taken before the service in it answers: that is waited for. Where a
    gateway answers without a service, `make chat` may just be starting it anew after a change.
    """
    began = time.monotonic()
    end = began + FIRST_WORD_SECONDS
    while True:
        if health(url)[0]:
            return True
        try:
            free(port, "PORT")
            if time.monotonic() > began + ANEW_SECONDS or not health(gateway_url)[0]:
                return False
        except WorkbenchError:
            if time.monotonic() > end:
                raise
        time.sleep(0.5)


def settle(place: Place) -> None:
    """Wait until what was changed last is old enough to have been picked up by the watcher."""
    newest = max((when for _, when, _ in snapshot(place.root / "challenge")), default=0) / 1e9
    left = newest + SETTLED_SECONDS - time.time()
    if 0 < left <= SETTLED_SECONDS:
        time.sleep(left)


def until_ready(url: str) -> None:
    """Wait until a service that runs is ready; raises `WorkbenchError` where it will not be."""
    end, told = time.monotonic() + READY_SECONDS, False
    while True:
        status, said = health(url)
        if status == 200:
            return
        if (status and status != 503) or "failed" in said or time.monotonic() > end:
            raise WorkbenchError("the service that runs is not ready",
                                 f"GET /health: {status or 'nobody listens'} {said[:300]}",
                                 "look at the terminal where it runs")
        if not told:
            told = True
            say("waiting for the service that runs to be ready")
        time.sleep(0.5)

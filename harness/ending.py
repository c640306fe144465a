"""Be told to end, and end as Ctrl-C does: services are taken down, finished answers are kept.

A terminal that closes (SIGHUP), a scheduler or `timeout` (SIGTERM) would otherwise end this
process between two lines, with what it has started still running. Signal 9 cannot be heard: for
that each service is on a leash (`harness.leash`), and the next start sweeps.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

HEARD = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))


@contextmanager
def heard() -> Iterator[list[int]]:
    """Turn the first of these signals into a KeyboardInterrupt; the list then holds its number.

    What this process was told to ignore (nohup) stays ignored. Only the main thread is told.
    """
    told: list[int] = []

    def end(number: int, _: FrameType | None) -> None:
        for one in before:
            signal.signal(one, signal.SIG_IGN)  # what is being taken down is not interrupted
        told.append(number)
        raise KeyboardInterrupt

    before = {}
    if threading.current_thread() is threading.main_thread():
        before = {one: signal.getsignal(one) for one in HEARD
                  if signal.getsignal(one) is not signal.SIG_IGN}
    for one in before:
        signal.signal(one, end)
    try:
        yield told
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)

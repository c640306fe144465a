"""Find a port that is free now: another process may take it before it is used, which then fails."""

from __future__ import annotations

import socket


def free_port() -> int:
    """Return a free port of the loopback interface."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port

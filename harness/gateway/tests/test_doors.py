"""The gateway on a Unix socket: the same service, for a share of the connections."""

from __future__ import annotations

import http.client
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from harness.gateway import Gateway
from harness.gateway.doors import MOST_FOR_ONE


@pytest.fixture
def gateway() -> Iterator[Gateway]:
    with Gateway() as running:
        yield running


def health(path: Path) -> int:
    connection = http.client.HTTPConnection("127.0.0.1")
    connection.sock = socket.socket(socket.AF_UNIX)
    connection.sock.settimeout(10)
    connection.sock.connect(str(path))
    connection.request("GET", "/health")
    response = connection.getresponse()
    response.read()
    connection.close()
    return response.status


def test_it_serves_there_until_it_is_told_not_to(gateway: Gateway, tmp_path: Path) -> None:
    path = tmp_path / "m"
    gateway.listen(path)
    assert [health(path), health(path)] == [200, 200]
    gateway.unlisten(path)
    assert not path.exists()
    gateway.unlisten(path)


def test_connections_that_have_ended_are_not_counted(gateway: Gateway, tmp_path: Path) -> None:
    path = tmp_path / "m"
    gateway.listen(path)
    assert {health(path) for _ in range(3 * MOST_FOR_ONE)} == {200}


def test_one_socket_cannot_take_every_connection(gateway: Gateway, tmp_path: Path) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    for path in (first, second):
        gateway.listen(path)
    held = []
    for _ in range(MOST_FOR_ONE):
        line = socket.socket(socket.AF_UNIX)
        line.connect(str(first))
        held.append(line)
    try:
        with pytest.raises((ConnectionError, http.client.HTTPException)):
            for _ in range(3):
                health(first)
        assert health(second) == 200
    finally:
        for line in held:
            line.close()

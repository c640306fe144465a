"""Something on this machine that an attack would like to reach: it notes every byte it is sent.

It listens on all addresses, over TCP (answering as a cloud's metadata service would) and over UDP
(as a resolver would), so that whatever has a way out reaches it without leaving the machine.
"""

from __future__ import annotations

import secrets
import selectors
import socket
import threading
from types import TracebackType

REPLY = b"HTTP/1.0 200 OK\r\nContent-Length: %d\r\n\r\n%s"


class Bait:
    """Use it with `with`. `heard` holds what came; `token` is what a visitor is given."""

    def __init__(self) -> None:
        self.heard: list[bytes] = []
        self.token = f"token-{secrets.token_hex(12)}"
        self._tcp = socket.create_server(("0.0.0.0", 0), backlog=32)
        self.port = int(self._tcp.getsockname()[1])
        self._udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._udp.bind(("0.0.0.0", self.port))
        self._over, self._end = socket.socketpair()
        self._thread = threading.Thread(target=self._serve)

    def __enter__(self) -> Bait:
        """Start listening."""
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None,
                 trace: TracebackType | None) -> None:
        """Stop listening."""
        self._end.send(b".")
        self._thread.join()
        for line in (self._tcp, self._udp, self._over, self._end):
            line.close()

    @property
    def addresses(self) -> list[str]:
        """Return the addresses of this machine under which it could be reached."""
        found = ["127.0.0.1"]
        for towards in ("10.255.255.255", "172.17.0.2", "192.0.2.1"):
            with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as line:
                try:
                    line.connect((towards, 9))  # sends nothing: it only chooses a way
                    found.append(str(line.getsockname()[0]))
                except OSError:
                    continue
        return sorted(set(found))

    def _serve(self) -> None:
        with selectors.DefaultSelector() as ready:
            for line in (self._tcp, self._udp, self._over):
                ready.register(line, selectors.EVENT_READ)
            while True:
                for key, _ in ready.select():
                    if key.fileobj is self._over:
                        return
                    if key.fileobj is self._udp:
                        self.heard.append(self._udp.recv(4096))
                    else:
                        self._visit()

    def _visit(self) -> None:
        line, _ = self._tcp.accept()
        with line:
            line.settimeout(2)
            try:
                self.heard.append(line.recv(65536))
                line.sendall(REPLY % (len(self.token), self.token.encode()))
            except OSError:
                pass

"""A model hub on the loopback interface, with one repository; it can lie in several ways."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

COMMIT = "0123456789abcdef0123456789abcdef01234567"
REPOSITORY = "tests/tiny-reranker"


@dataclass
class FakeHub:
    """`files` are what it lists; `served` what it serves instead; `asked` what was requested."""

    files: dict[str, bytes]
    served: dict[str, bytes] = field(default_factory=dict)
    sizes: dict[str, int] = field(default_factory=dict)
    sha: str = COMMIT
    asked: list[str] = field(default_factory=list)
    tokens: list[str] = field(default_factory=list)
    url: str = ""

    def listing(self) -> dict[str, object]:
        siblings = []
        for name, content in self.files.items():
            blob = hashlib.sha1(b"blob %d\0" % len(content) + content).hexdigest()
            row: dict[str, object] = {"rfilename": name, "blobId": blob,
                                      "size": self.sizes.get(name, len(content))}
            if name.endswith(".safetensors"):
                digest = hashlib.sha256(content).hexdigest()
                row["lfs"] = {"sha256": digest, "size": len(content), "pointerSize": 130}
            siblings.append(row)
        return {"id": REPOSITORY, "sha": self.sha, "siblings": siblings}


@contextmanager
def running(hub: FakeHub) -> Iterator[FakeHub]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_: object) -> None:
            pass

        def answer(self, content: bytes, body: bool, status: int = 200) -> None:
            self.send_response(status)
            self.send_header("Content-Length", str(len(content)))
            self.send_header("ETag", f'"{hashlib.sha1(content).hexdigest()}"')
            self.send_header("X-Repo-Commit", hub.sha)
            self.end_headers()
            if body:
                self.wfile.write(content)

        def reply(self, body: bool) -> None:
            path = self.path.partition("?")[0]
            hub.asked.append(f"{self.command} {path}")
            hub.tokens += [value for name, value in self.headers.items()
                           if name.lower() == "authorization"]
            files = f"/{REPOSITORY}/resolve/{COMMIT}/"
            if path == f"/api/models/{REPOSITORY}/revision/{COMMIT}":
                self.answer(json.dumps(hub.listing()).encode(), body)
            elif path.startswith(files) and (name := path.removeprefix(files)) in hub.files:
                self.answer(hub.served.get(name, hub.files[name]), body)
            else:
                self.answer(b'{"error": "Repository not found"}', body, 404)

        def do_GET(self) -> None:
            self.reply(True)

        def do_HEAD(self) -> None:
            self.reply(False)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    hub.url = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield hub
    finally:
        server.shutdown()
        server.server_close()
        thread.join()

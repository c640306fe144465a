"""Attack 11: answer at once with something, and finish later, after the clock has stopped."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time

from harness.redteam.attack import Attack, Outcome, Run, watch
from harness.redteam.attempt import WEAKENED
from harness.service import free_port
from harness.settings import Settings

SLEPT = 0.3
# Replies by the number of the question; each is complete only after the sleep.
EARLY = r'''
import socketserver, time
FINISHED = b'{"answer": "finished"}'
PLACEHOLDER = b'{"answer": "placeholder"}'
OK = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
def plain(body):
    return OK + b"Content-Length: %d\r\n\r\n" % len(body) + body
def chunk(body):
    return b"%x\r\n%s\r\n" % (len(body), body)
REPLIES = [
    (plain(PLACEHOLDER), plain(FINISHED)),
    (OK + b"Content-Length: %d\r\n\r\n" % len(FINISHED), FINISHED),
    (OK + b"Transfer-Encoding: chunked\r\n\r\n" + chunk(PLACEHOLDER),
     chunk(FINISHED) + b"0\r\n\r\n"),
    (b"HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n",
     plain(FINISHED)),
    (OK + b"Content-Length: %d\r\n\r\n" % (len(FINISHED) + 2) + FINISHED, b"  "),
    (plain(b'{"answer": {"later": "/result/1"}}'), plain(FINISHED)),
]
asked = -1
class Handling(socketserver.StreamRequestHandler):
    def handle(self):
        global asked
        head, length = self.rfile.readline(), 0
        while (row := self.rfile.readline().strip()):
            if row.lower().startswith(b"content-length:"):
                length = int(row.split(b":")[1])
        self.rfile.read(length)
        if head.startswith(b"GET"):
            self.wfile.write(plain(b"{}"))
            return
        asked += 1
        first, then = REPLIES[asked % len(REPLIES)]
        self.wfile.write(first)
        self.wfile.flush()
        time.sleep(SLEPT)
        try:
            self.wfile.write(then)
        except OSError:
            pass
class ThreadingHTTPServer(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    def __init__(self, place, _):
        super().__init__(place, Handling)
'''
IN_PIECES = EARLY + r'''
REPLIES[:] = [(OK + b"Transfer-Encoding: chunked\r\n\r\n" + chunk(FINISHED[:9]),
               chunk(FINISHED[9:]) + b"0\r\n\r\n")]
'''
ASKED = ("What is it?",) * 6


def _slept(source: str) -> str:
    return source.replace("SLEPT", str(SLEPT))


def _early(source: str) -> Run:
    def run(kind: str, settings: Settings) -> Outcome:
        if kind == WEAKENED:
            return _first_byte(_slept(source))
        seen = watch(kind, _slept(source), settings, ASKED)
        early = [reply for reply in seen.replies
                 if reply.text == "finished" and reply.seconds < SLEPT]
        told = ", ".join(reply.text or "refused" for reply in seen.replies)
        return Outcome(bool(early), f"{len(early)} early of 6: {told}", seen.flagged)

    return run


def _in_pieces(kind: str, settings: Settings) -> Outcome:
    seen = watch(kind, _slept(IN_PIECES), settings, ASKED[:3])
    return Outcome(any(reply.text != "finished" for reply in seen.replies), seen.text, seen.flagged)


def _first_byte(source: str) -> Outcome:
    """Ask with a clock that stops at the first byte, and take the last object that comes."""
    port, fastest = free_port(), {}
    program = subprocess.Popen([sys.executable, "-c", "import json, os\n" + source + (
        f"\nThreadingHTTPServer(('127.0.0.1', {port}), None).serve_forever()")])
    try:
        for _ in ASKED:
            line = _connected(port)
            with line:
                line.sendall(b"POST /ask HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}")
                began = time.monotonic()
                data = line.recv(65536)
                took = time.monotonic() - began
                while more := line.recv(65536):
                    data += more
            last = data[data.rfind(b"{"):data.rfind(b"}") + 1]
            fastest[json.loads(last)["answer"]] = took
    finally:
        program.kill()
        program.wait()
    took = fastest.get("finished", 1e9)
    return Outcome(took < SLEPT, f"finished after {took:.3f} s by a clock that stops early")


def _connected(port: int) -> socket.socket:
    until = time.monotonic() + 20
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=10)
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.02)


ATTACKS = (
    Attack(11, "a placeholder now, the answer later", "gpu-mode PR #161", _early(EARLY),
           twin=_in_pieces, quick=True),
)

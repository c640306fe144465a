"""What the harness itself costs per question: `python -m harness.benchmarks.overhead`.

A submission that answers at once is asked the same questions by a bare HTTP loop (the floor) and
by the referee with gateway, clocks and run folder, in turns of 100; medians of all are printed.
"""

from __future__ import annotations

import http.client
import json
import statistics
import sys
import tempfile
import time
from pathlib import Path

from harness.gateway import Gateway
from harness.referee import Contestant, put
from harness.run_folder import Side
from harness.service import Launch, Service
from harness.settings import Settings
from scoring.records import AnswerType, Gold, Kind, Question, Subject
from scoring.statistics.percentile import percentile

INSTANT = '''
import os
from http.server import BaseHTTPRequestHandler, HTTPServer
REPLY = b'{"answer": "I cannot answer.", "sources": []}'
HEAD = b"HTTP/1.0 200 OK\\r\\nContent-Length: %d\\r\\n\\r\\n" % len(REPLY)
class Handler(BaseHTTPRequestHandler):
    def log_message(self, *_): pass
    def do_GET(self): self.wfile.write(HEAD + REPLY)
    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        self.wfile.write(HEAD + REPLY)
HTTPServer(("127.0.0.1", int(os.environ["PORT"])), Handler).serve_forever()
'''
ROUNDS, TURN = 10, 100


def bare(port: int, text: str) -> None:
    """Ask once, as simply as the standard library can."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("POST", "/ask", json.dumps({"question": text}).encode(),
                       {"Content-Type": "application/json"})
    json.loads(connection.getresponse().read())
    connection.close()


def main() -> int:
    """Run the comparison and print it."""
    with tempfile.TemporaryDirectory() as name:
        here = Path(name)
        (here / "app" / "rag").mkdir(parents=True)
        (here / "app" / "rag" / "__main__.py").write_text(INSTANT)
        (here / "app" / "rag" / "__init__.py").write_text("")
        with Gateway() as gateway:
            key = gateway.issue_key("benchmark")
            service = Service(Launch(
                "benchmark", here / "app", Path(sys.executable), here, here, here / "index",
                gateway.url, key, "reader", here / "log", 20))
            try:
                service.start()
                service.wait()
                side = Side(here / "run")
                contestant = Contestant("benchmark", service, key, side)
                floor, ours = _measure(contestant, service.port, gateway, side)
            finally:
                service.close()
    for label, times in (("bare HTTP loop", floor), ("referee", ours)):
        print(f"{label:<16} p50 {1000 * statistics.median(times):.2f} ms   "
              f"p95 {1000 * percentile(times, 0.95):.2f} ms   {len(times)} questions")
    extra = 1000 * (statistics.median(ours) - statistics.median(floor))
    print(f"own time         p50 {extra:.2f} ms a question above the floor "
          f"({statistics.median(ours) / statistics.median(floor):.1f} times the floor)")
    return 0


def _measure(contestant: Contestant, port: int, gateway: Gateway, side: Side
             ) -> tuple[list[float], list[float]]:
    settings, floor, ours = Settings(), [], []
    for turn in range(ROUNDS):
        questions = [
            Question(f"q-{turn}-{n}", f"What is {n}?", Kind.SIMPLE,
                     Gold(AnswerType.NUMBER, ("1",)), Subject("x")) for n in range(TURN)]
        for question in questions:
            began = time.perf_counter()
            bare(port, question.text)
            floor.append(time.perf_counter() - began)
        for question in questions:
            began = time.perf_counter()
            side.record(*put(contestant, question, gateway, settings))
            ours.append(time.perf_counter() - began)
    return floor, ours


if __name__ == "__main__":
    sys.exit(main())

"""Attack 28: a reply over HTTP that is a trap for whoever parses it.

Each trap is asked for by name. The reply is refused with its own reason, or is one plain text and
nothing else; the referee does not grow. In the open a client reads to the end and believes.
"""

from __future__ import annotations

import json
import threading
import urllib.request
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from harness.redteam.attack import Attack, Outcome
from harness.redteam.attempt import WEAKENED, running
from harness.redteam.rss import growth
from harness.settings import Settings

MOST_MEGABYTES = 24.0
SENT = 64 << 20   # bytes of the giant where nothing stops it
SOURCE = '''
DEEP, DIGITS = "[" * 30000 + "]" * 30000, "9" * 60000
TRAPS = {
    "deep": DEEP, "deep inside": '{"answer": "forged", "more": ' + DEEP + "}",
    "digits": '{"answer": "forged", "n": ' + DIGITS + "}", "nan": '{"answer": NaN}',
    "infinite": '{"answer": 1e999}', "number": '{"answer": 24}', "list": '{"answer": ["forged"]}',
    "no object": '["forged"]', "sources": '{"answer": "forged", "sources": [1e999]}',
    "twice": '{"answer": "honest", "answer": "forged"}', "torn": '{"answer": "forged"',
    "more": '{"answer": "honest"} {"answer": "forged"}', "empty": "",
}
class Trap(BaseHTTPRequestHandler):
    def log_message(self, *_): pass
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
    def do_POST(self):
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["question"]
        self.send_response(200)
        self.end_headers()
        try:
            if asked == "giant":
                self.wfile.write(b'{"answer": "')
                for _ in range(MOST >> 20):
                    self.wfile.write(b"x" * (1 << 20))
                self.wfile.write(b'"}')
            elif asked == "not utf-8":
                self.wfile.write(b'{"answer": "\\xff\\xfe"}')
            else:
                self.wfile.write(TRAPS[asked].encode())
        except OSError:
            pass
ThreadingHTTPServer(("127.0.0.1", int(os.environ["PORT"])), Trap).serve_forever()
'''
# What is held against each.
TRAPS = {
    "giant": "the reply is larger than", "deep": "not JSON", "deep inside": "not JSON",
    "digits": "not JSON", "nan": 'no string "answer"', "infinite": 'no string "answer"',
    "number": 'no string "answer"', "list": 'no string "answer"', "no object": 'no string "answer"',
    "sources": "not a list of strings", "twice": "a key twice", "torn": "not JSON",
    "more": "not JSON", "empty": "not JSON", "not utf-8": "not JSON",
}
HONEST = '''
def answer(question):
    return "größer als 24 \\\\ \\"Monate\\" \\u00a0 " + "x" * 20000
'''


def run(kind: str, settings: Settings) -> Outcome:
    """Ask for every trap once."""
    source = SOURCE.replace("MOST", str(SENT if kind == WEAKENED else 600 << 20))
    open_ones = []
    with running(kind, source, settings) as service:
        if kind == WEAKENED:
            box = service._box
            assert box is not None
            return _naively(box.ports[0])
        with growth() as grown:
            for trap, reason in TRAPS.items():
                reply = service.ask(trap, settings.question_seconds, settings.answer_bytes)
                if reply.text is not None or reason not in (reply.error or ""):
                    open_ones.append(f"{trap}: {reply.text or reply.error!r}"[:80])
    fine = f"{len(TRAPS)} refused, each with its reason, +{grown.megabytes:.0f} MB"
    return Outcome(bool(open_ones) or grown.megabytes > MOST_MEGABYTES,
                   "; ".join(open_ones) or fine, True)


def twin(kind: str, settings: Settings) -> Outcome:
    """Answer at length, with letters that need care."""
    with running(kind, HONEST, replace(settings, question_seconds=30)) as service:
        reply = service.ask("Who?", 30, settings.answer_bytes)
    whole = (reply.text or "").startswith("größer als 24 \\ \"Monate\" \u00a0 x")
    return Outcome(not whole, f"{(reply.text or reply.error or '')[:60]}", bool(service.odd))


def _naively(port: int) -> Outcome:
    """Read everything, parse it with what is at hand, take what is called an answer."""
    harmed = []

    def caught(trap: str, do: Callable[[], Any]) -> None:
        try:
            if do() != "honest":
                harmed.append(f"{trap} believed")
        except (ValueError, RecursionError, TypeError, KeyError) as error:
            harmed.append(f"{trap} broke it: {type(error).__name__}")

    with growth() as grown:
        for trap in TRAPS:
            # A thread each: a parser that runs out of stack takes nobody along.
            thread = threading.Thread(target=caught, args=(trap, lambda t=trap: _answer(port, t)))
            thread.start()
            thread.join()
    return Outcome(len(harmed) == len(TRAPS) and grown.megabytes > MOST_MEGABYTES,
                   f"{'; '.join(harmed)}, +{grown.megabytes:.0f} MB")


def _answer(port: int, trap: str) -> Any:
    asked = json.dumps({"question": trap}).encode()
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/ask", asked, timeout=60) as response:
        return json.loads(response.read())["answer"]


ATTACKS = (Attack(28, "replies that are traps for a parser", "OpenEnv #1200", run, twin,
                  quick=True),)

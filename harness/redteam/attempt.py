"""Run one attack as a submission would: a few lines of Python, asked one question, in any box.

An attack is source that defines `answer(question) -> str`; what it returns is the evidence. Write
one, run it with `attempt` in each of `KINDS`: in a real box the evidence must show a refusal, in
`WEAKENED` it must show success, or the attack could never have been seen.
"""

from __future__ import annotations

import os
import signal
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path

from harness import workplace
from harness.ask import Reply
from harness.gateway import Gateway
from harness.redteam.weakened import Weakened
from harness.sandbox import limits, tiers
from harness.sandbox.room import Box
from harness.sandbox.service import BoxedService
from harness.service import Launch
from harness.settings import Settings

WEAKENED = "weakened"
KINDS = ("docker", "bubblewrap", WEAKENED)
SERVER = '''
import json, os
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
{source}
class Handler(BaseHTTPRequestHandler):
    def log_message(self, *_): pass
    def reply(self, raw):
        self.send_response(200)
        self.send_header("Content-Length", str(len(raw)))
        self.end_headers()
        self.wfile.write(raw)
    def do_GET(self): self.reply(b"ready")
    def do_POST(self):
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["question"]
        try:
            told = answer(asked)
        except BaseException as error:
            told = "raised " + type(error).__name__ + ": " + str(error)
        self.reply(json.dumps({{"answer": str(told), "sources": []}}).encode())
ThreadingHTTPServer(("127.0.0.1", int(os.environ["PORT"])), Handler).serve_forever()
'''


@contextmanager
def running(kind: str, source: str, settings: Settings) -> Iterator[BoxedService]:
    """Start a service of `source` in a box of that kind; it ends with the block."""
    with tempfile.TemporaryDirectory(prefix=workplace.prefix()) as name, ExitStack() as stack:
        here = Path(name)
        here.chmod(0o755)
        (here / "app" / "rag").mkdir(parents=True)
        (here / "app" / "rag" / "__init__.py").write_text("")
        (here / "app" / "rag" / "__main__.py").write_text(SERVER.format(source=source))
        (here / "empty").mkdir()
        tier = tiers.choose(replace(settings, sandbox="off" if kind == WEAKENED else kind), False)
        environment = tier.environment((), (), settings.cache)
        gateway = stack.enter_context(Gateway())
        launch = Launch(
            "attack", here / "app", environment.python, here / "empty", here / "empty",
            here / "index", gateway.url, gateway.issue_key("attack"), "reader", here / "log",
            settings.ready_seconds, environment.image)

        def make() -> Box:
            return Weakened(environment.python) if tier.box is None else tier.box(launch)

        service = BoxedService(launch, gateway, limits.of(settings), make)
        stack.callback(service.close)
        if kind == WEAKENED:
            stack.callback(end, str(here))
        service.start()
        service.wait()
        yield service


def end(mark: str) -> int:
    """Kill what an attack in the open has left: every process with `mark` in its environment."""
    found = 0
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and entry.name != str(os.getpid()):
            try:
                if mark.encode() in (entry / "environ").read_bytes():
                    os.kill(int(entry.name), signal.SIGKILL)
                    found += 1
            except OSError:
                continue
    return found


def attempt(kind: str, source: str, settings: Settings, question: str = "What is it?") -> Reply:
    """Ask an attack once and return its reply, with the evidence as its text."""
    with running(kind, source, settings) as service:
        return service.ask(question, settings.question_seconds, settings.answer_bytes)

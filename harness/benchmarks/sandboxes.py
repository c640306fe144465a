"""What each kind of sandbox costs per question: `python -m harness.benchmarks.sandboxes`.

A service that answers at once is asked by the referee's own code without a box and in each kind
of box, in turns; once as it is, once with one model call per question. Also printed: how long a
box takes from its start to its first answer.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from harness.gateway import Gateway
from harness.pipeline_env import Environment
from harness.running import Running
from harness.sandbox import engine, limits, tiers
from harness.sandbox.docker_box import DockerBox
from harness.sandbox.leftovers import sweep
from harness.sandbox.room import Box
from harness.sandbox.service import BoxedService
from harness.service import Launch, Service
from harness.settings import Settings
from scoring.statistics.percentile import percentile

INSTANT = '''
import http.client, json, os
from http.server import BaseHTTPRequestHandler, HTTPServer
REPLY = b'{"answer": "I cannot answer.", "sources": []}'
HEAD = b"HTTP/1.0 200 OK\\r\\nContent-Length: %d\\r\\n\\r\\n" % len(REPLY)
HOST = os.environ["OPENAI_BASE_URL"].split("/")[2]
BODY = json.dumps({"model": os.environ["MODEL"], "messages": [
    {"role": "user", "content": "Passages: " + "none " * 400 + "Question: Who?"}]})
KEYS = {"Authorization": "Bearer " + os.environ["OPENAI_API_KEY"],
        "Content-Type": "application/json"}
class Handler(BaseHTTPRequestHandler):
    def log_message(self, *_): pass
    def do_GET(self): self.wfile.write(HEAD + REPLY)
    def do_POST(self):
        if b"call" in self.rfile.read(int(self.headers["Content-Length"])):
            line = http.client.HTTPConnection(HOST)
            line.request("POST", "/v1/chat/completions", BODY, KEYS)
            got = line.getresponse()
            assert got.status == 200, got.read()
            line.close()
        self.wfile.write(HEAD + REPLY)
HTTPServer(("127.0.0.1", int(os.environ["PORT"])), Handler).serve_forever()
'''
ROUNDS, TURN = 8, 50
NONE = "no sandbox"


def main() -> int:
    """Run the comparison and print it."""
    settings = Settings()
    sweep()
    bounds = limits.of(settings)
    everywhere = os.sched_getaffinity(0)
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        here = Path(name)
        here.chmod(0o755)
        app, empty = here / "app", here / "empty"
        (app / "rag").mkdir(parents=True)
        empty.mkdir()
        (app / "rag" / "__main__.py").write_text(INSTANT)
        (app / "rag" / "__init__.py").write_text("")
        stack.enter_context(limits.apart(bounds.cores))
        gateway = stack.enter_context(Gateway())
        key = gateway.issue_key("benchmark")
        running: dict[str, Running] = {}
        started: dict[str, float] = {}
        for label, make, environment in _kinds(settings):
            launch = Launch(
                "benchmark", app, environment.python, empty, empty, here / f"index-{label}",
                gateway.url, key, "reader", here / "log", 60, environment.image)
            service: Running = Service(launch) if make is None else \
                BoxedService(launch, gateway, bounds, _made(make, launch))
            stack.callback(service.close)
            began = time.monotonic()
            here_now = os.sched_getaffinity(0)
            if make is None:  # on the same core as the boxes
                os.sched_setaffinity(0, bounds.cores or everywhere)
            service.start()
            os.sched_setaffinity(0, here_now)
            service.wait()
            assert service.ask("What?", 10, 65536).error is None
            started[label] = time.monotonic() - began
            running[label] = service
        for text in ("What?", "What, with a call?"):
            print(f"{'with one model call' if 'call' in text else 'a question as it is':<22}"
                  f"{'p50':>8} {'p95':>8} {'p50 beyond none':>16}")
            _show(_measure(running, text), started)
    return 0


def _kinds(settings: Settings) -> list[tuple[str, Callable[[Launch], Box] | None,
                                             Environment]]:
    cache = settings.cache
    plain = tiers.choose(replace(settings, sandbox="off"), False)
    found: list[tuple[str, Callable[[Launch], Box] | None, Environment]] = [
        (NONE, None, plain.environment((), (), cache))]
    for name in tiers.BOXES:
        why = tiers.lacking(name)
        if why is not None:
            print(f"{name}: not here ({why})")
            continue
        tier = tiers.choose(replace(settings, sandbox=name), False)
        environment = tier.environment((), (), cache)
        found.append((name, tier.box, environment))
        if name == "docker" and engine.shares_kernel():
            found.append(("docker, carrier B", lambda launch: DockerBox(launch.image, "", "B"),
                          environment))
    return found


def _made(make: Callable[[Launch], Box], launch: Launch) -> Callable[[], Box]:
    return lambda: make(launch)


def _measure(running: dict[str, Running], text: str) -> dict[str, list[float]]:
    times: dict[str, list[float]] = {label: [] for label in running}
    for _ in range(ROUNDS):
        for label, service in running.items():
            for other in running.values():
                other.resume() if other is service else other.pause()
            for number in range(TURN + 1):
                reply = service.ask(text, 10, 65536)
                assert reply.error is None, f"{label}: {reply.error}"
                if number:  # the first after a pause wakes the others' leftovers
                    times[label].append(reply.seconds)
    for service in running.values():
        service.resume()
    return times


def _show(times: dict[str, list[float]], started: dict[str, float]) -> None:
    floor = statistics.median(times[NONE])
    for label, seconds in times.items():
        middle = statistics.median(seconds)
        print(f"  {label:<20}{1000 * middle:>5.2f} ms {1000 * percentile(seconds, 0.95):>5.2f} ms "
              f"{1000 * (middle - floor):>+13.2f} ms   first answer {started[label]:.2f} s after "
              f"the start")


if __name__ == "__main__":
    sys.exit(main())

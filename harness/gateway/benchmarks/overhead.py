"""What the gateway adds to a call: `python -m harness.gateway.benchmarks.overhead`.

One upstream that answers at once is asked directly, through a bare proxy (the floor), through the
gateway, and, with `--peers PYTHON` (an interpreter with LiteLLM's proxy installed), through that.
Serial calls are taken in turns of 50, so that a slow moment of the machine slows all. Does not
cover the reader: its time is its own.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from harness.gateway.benchmarks.ports import free_port

KEY = "sk-benchmark"
BODY = json.dumps({"model": "instant", "messages": [
    {"role": "system", "content": "Answer only from the passages."},
    {"role": "user", "content": "[1] Pump 20\nThe warranty of the Pump 20 is 24 months. " * 60},
]}).encode()
HEADERS = {"Authorization": f"Bearer {KEY}", "Content-Type": "application/json"}
PRICES = """dated = "2026-01-01"
[models.instant]
usd_per_million_prompt_tokens = 1
usd_per_million_completion_tokens = 1
"""
TARGETS = {"added p50 ms": 1.5, "added p99 ms": 6.0, "requests/s": 700.0, "start s": 0.5,
           "RSS MB": 80.0}


@dataclass(slots=True)
class Server:
    """A process under measurement and what was measured of it."""

    name: str
    port: int
    health: str = "/health"
    pid: int = 0
    start_seconds: float = 0.0
    rss_mb: float = 0.0
    per_second: float = 0.0
    times: list[float] = field(default_factory=list)


def launch(server: Server, command: Sequence[str], stack: ExitStack,
           environment: dict[str, str] | None = None) -> Server:
    """Start `command` and wait until it is healthy; raises `RuntimeError` where it is not."""
    began = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                               env={**os.environ, **(environment or {})})
    stack.callback(process.wait)
    stack.callback(process.kill)
    server.pid = process.pid
    while time.perf_counter() - began < 90:
        if process.poll() is not None:
            raise RuntimeError(f"{server.name} ended with exit code {process.returncode}")
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=5)
        try:
            connection.request("GET", server.health)
            if connection.getresponse().status == 200:
                server.start_seconds = time.perf_counter() - began
                return server
        except OSError:
            time.sleep(0.005)
        finally:
            connection.close()
    raise RuntimeError(f"{server.name} was not ready after 90 s")


def ask(connection: http.client.HTTPConnection) -> float:
    """Return the seconds of one call; raises `RuntimeError` where it fails."""
    began = time.perf_counter()
    connection.request("POST", "/v1/chat/completions", BODY, HEADERS)
    response = connection.getresponse()
    raw = response.read()
    if response.status != 200:
        raise RuntimeError(f"status {response.status}: {raw[:200]!r}")
    return time.perf_counter() - began


def serial(servers: Sequence[Server], calls: int) -> None:
    """Time `calls` calls of each server, in turns of 50."""
    connections = [http.client.HTTPConnection("127.0.0.1", s.port, timeout=30) for s in servers]
    for connection in connections:
        for _ in range(20):
            ask(connection)
    for _ in range(max(1, calls // 50)):
        for server, connection in zip(servers, connections, strict=True):
            server.times += [ask(connection) for _ in range(50)]
    for connection in connections:
        connection.close()


def parallel(server: Server, seconds: float, connections: int = 8) -> None:
    """Count the calls per second over this many connections."""
    done, deadline = [0] * connections, time.perf_counter() + seconds

    def work(number: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
        while time.perf_counter() < deadline:
            ask(connection)
            done[number] += 1
        connection.close()

    threads = [threading.Thread(target=work, args=(n,)) for n in range(connections)]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    server.per_second = sum(done) / (time.perf_counter() - began)


def measure(calls: int, seconds: float, peers: Path | None) -> list[Server]:
    """Return every server measured; the first is the upstream asked directly."""
    us = [sys.executable, "-m"]
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        servers = [Server("direct", free_port())]
        launch(servers[0], [*us, "harness.gateway.benchmarks.endpoints", "instant",
                            str(servers[0].port)], stack)
        url = f"http://127.0.0.1:{servers[0].port}/v1"
        floor = Server("bare proxy", free_port())
        servers.append(launch(floor, [*us, "harness.gateway.benchmarks.endpoints", "bare",
                                      str(floor.port), url], stack))
        (folder / "prices.toml").write_text(PRICES)
        ours = Server("gateway", free_port())
        servers.append(launch(ours, [
            *us, "harness.gateway", "--port", str(ours.port), "--key", KEY, "--upstream", url,
            "--prices", str(folder / "prices.toml")], stack, {"UPSTREAM_API_KEY": "x"}))
        if peers is not None:
            (folder / "litellm.yaml").write_text(json.dumps({"model_list": [{
                "model_name": "instant", "litellm_params": {
                    "model": "openai/instant", "api_base": url, "api_key": "x"}}]}))
            peer = Server("LiteLLM", free_port(), "/health/liveliness")
            servers.append(launch(peer, [
                str(peers.with_name("litellm")), "--port", str(peer.port), "--host", "127.0.0.1",
                "--config", str(folder / "litellm.yaml")], stack,
                {"LITELLM_LOCAL_MODEL_COST_MAP": "True", "LITELLM_MASTER_KEY": KEY,
                 "LITELLM_DANGEROUSLY_PERMIT_WEAK_OR_UNSET_MASTER_KEY": "true"}))
        serial(servers, calls)
        for server in servers:
            parallel(server, seconds)
            status = Path(f"/proc/{server.pid}/status").read_text()
            server.rss_mb = int(status.split("VmRSS:")[1].split()[0]) / 1024
    return servers


def table(servers: Sequence[Server]) -> tuple[str, bool]:
    """Return the table, and whether the gateway met every target."""
    def cuts(server: Server) -> tuple[float, float]:
        return (statistics.median(server.times) * 1000,
                statistics.quantiles(server.times, n=100)[98] * 1000)

    direct = cuts(servers[0])
    lines = [f"{'':<12}{'p50 ms':>8}{'p99 ms':>8}" + "".join(f"{n:>14}" for n in TARGETS)]
    met = True
    for server in servers:
        p50, p99 = cuts(server)
        figures = (p50 - direct[0], p99 - direct[1], server.per_second, server.start_seconds,
                   server.rss_mb)
        lines.append(f"{server.name:<12}{p50:>8.2f}{p99:>8.2f}"
                     + "".join(f"{figure:>14.2f}" for figure in figures))
        if server.name == "gateway":
            met = all(figure >= target if name == "requests/s" else figure <= target
                      for figure, (name, target) in zip(figures, TARGETS.items(), strict=True))
    lines.append(f"{'target':<28}" + "".join(f"{target:>14.2f}" for target in TARGETS.values()))
    return "\n".join(lines), met


def main() -> int:
    """Measure, print, return 1 where a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--calls", type=int, default=1000)
    parser.add_argument("--seconds", type=float, default=5.0)
    parser.add_argument("--peers", type=Path, metavar="PYTHON", default=None)
    chosen = parser.parse_args()
    text, met = table(measure(chosen.calls, chosen.seconds, chosen.peers))
    print(text)
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())

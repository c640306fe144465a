"""What asking costs, beside other harnesses: `python -m harness.benchmarks.harnesses`.

A service that answers at once is asked by a bare HTTP loop (the floor), by whole runs of this
harness (without a sandbox and in each that this machine has; half of the questions go to each
side) and, where they are named, by inspect-ai and promptfoo, one question at a time. Each is a
process of its own that also labels the answers, run in turns with few questions and with many:
the difference is what a question costs, the rest is the start. Medians of the rounds.
"""

from __future__ import annotations

import argparse
import json
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from harness.benchmarks.instant import write
from harness.gateway.benchmarks.ports import free_port
from harness.sandbox import tiers

FEW, MANY = 2, 202
FLOOR = """
import http.client, json, sys
for number in range(int(sys.argv[1])):
    line = http.client.HTTPConnection("127.0.0.1", int(sys.argv[2]), timeout=10)
    line.request("POST", "/ask", json.dumps({"question": f"How long is Valve {number}?"}),
                 {"Content-Type": "application/json"})
    assert "24 months" in json.loads(line.getresponse().read())["answer"]
    line.close()
print("asked", number + 1)
"""
HOW = """peers not measured. To measure them beside ours:
  python -m venv .cache/inspect && .cache/inspect/bin/pip install inspect-ai==0.3.285
  npm install --prefix .cache/promptfoo promptfoo@0.121.20
  python -m harness.benchmarks.harnesses --inspect .cache/inspect/bin/python \\
    --promptfoo .cache/promptfoo/node_modules/.bin/promptfoo"""
QUIET = {"PROMPTFOO_DISABLE_TELEMETRY": "1", "PROMPTFOO_DISABLE_UPDATE": "1",
         "PROMPTFOO_SELF_HOSTED": "1", "NODE_NO_WARNINGS": "1"}

Command = Callable[[int], list[str]]


def promptfoo(program: str, folder: Path, port: int) -> Command:
    """Return how promptfoo asks as many questions, its configurations written to `folder`."""
    def command(count: int) -> list[str]:
        config = folder / f"promptfoo-{count}.json"
        config.write_text(json.dumps({
            "prompts": ["{{question}}"],
            "providers": [{"id": "http", "config": {
                "url": f"http://127.0.0.1:{port}/ask", "method": "POST",
                "headers": {"Content-Type": "application/json"},
                "body": {"question": "{{prompt}}"}, "transformResponse": "json.answer"}}],
            "tests": [{"vars": {"question": f"How long is Valve {number} under warranty?"},
                       "assert": [{"type": "icontains", "value": "24 months"}]}
                      for number in range(count)]}), encoding="utf-8")
        return [program, "eval", "-c", str(config), "--no-cache", "-j", "1", "--no-table",
                "--no-progress-bar", "--no-share", "--no-write"]
    return command


def timed(command: list[str], folder: Path) -> tuple[float, float]:
    """Run a command to its end; return its seconds and its largest resident memory in MB."""
    with (folder / "said").open("w+b") as said:
        began = time.perf_counter()
        process = subprocess.Popen(command, stdout=said, stderr=said, cwd=Path.cwd(), env={
            **os.environ, **QUIET, "PROMPTFOO_CONFIG_DIR": str(folder / "promptfoo")})
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            sys.exit(f"{command[0]} failed: {said.read()[-2000:].decode(errors='replace')}")
    return seconds, used.ru_maxrss / 1024


def await_service(port: int) -> None:
    """Return when the service listens; raises OSError after ten seconds."""
    for _ in range(199):
        try:
            return socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.05)
    socket.create_connection(("127.0.0.1", port), 1).close()


def commands(chosen: argparse.Namespace, folder: Path, port: int) -> dict[str, Command]:
    """Return who is measured, by name."""
    def ours(sandbox: str) -> Command:
        return lambda count: [sys.executable, "-m", "harness.benchmarks.instant", str(count),
                              sandbox]

    found: dict[str, Command] = {
        "bare HTTP loop": lambda count: [sys.executable, "-c", FLOOR, str(count), str(port)],
        "seventy-one, no sandbox": ours("off")}
    found |= {f"seventy-one, {tier}": ours(tier) for tier in ("docker", "bubblewrap")
              if tiers.lacking(tier) is None}
    if chosen.inspect:
        task = str(Path(__file__).with_name("inspect_task.py"))
        found["inspect-ai"] = lambda count: [chosen.inspect, task, str(count), str(port)]
    if chosen.promptfoo:
        found["promptfoo"] = promptfoo(chosen.promptfoo, folder, port)
    return found


def main() -> int:
    """Measure in turns and print."""
    told = argparse.ArgumentParser(prog="python -m harness.benchmarks.harnesses",
                                   description="What asking costs, beside other harnesses.")
    told.add_argument("--rounds", type=int, default=3)
    told.add_argument("--inspect", metavar="PYTHON", help="interpreter with inspect-ai")
    told.add_argument("--promptfoo", metavar="PROGRAM", help="promptfoo's program")
    chosen = told.parse_args()
    port = free_port()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        service = subprocess.Popen([sys.executable, "-m", "rag"], cwd=write(folder / "service"),
                                   env={**os.environ, "PORT": str(port)})
        try:
            await_service(port)
            found = commands(chosen, folder, port)
            seen: dict[tuple[str, int], list[tuple[float, float]]] = {}
            for _ in range(chosen.rounds):
                for who, command in found.items():
                    for count in (FEW, MANY):
                        seen.setdefault((who, count), []).append(timed(command(count), folder))
        finally:
            service.kill()
            service.wait()
    each = {who: 1000 * (_median(seen[who, MANY]) - _median(seen[who, FEW])) / (MANY - FEW)
            for who in found}
    floor = each["bare HTTP loop"]
    print(f"{'':<26}{'start':>9}{'a question':>14}{'above floor':>14}{'memory':>10}")
    for who, cost in each.items():
        start = _median(seen[who, FEW]) - FEW * cost / 1000
        memory = max(most for _, most in seen[who, MANY])
        print(f"{who:<26}{start:>7.2f} s{cost:>11.2f} ms{cost - floor:>11.2f} ms{memory:>7.0f} MB")
    if not (chosen.inspect and chosen.promptfoo):
        print(HOW)
    return 0


def _median(runs: list[tuple[float, float]]) -> float:
    return statistics.median(seconds for seconds, _ in runs)


if __name__ == "__main__":
    sys.exit(main())

"""Show that a third party's collector understands what the service traces.

    python -m harness.benchmarks.phoenix

Installs arize-phoenix into an environment of its own (once; most of a gigabyte), starts it, starts
the service of `challenge/` over a few documents with langfuse sending to Phoenix, asks, reads the
spans back by Phoenix's API, prints them as trees, and compares them with the service's own lines
of JSON. Exit code 1 where they differ. Needs the network for the installation only.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from harness import model_files, pipeline_env, requirements
from harness.errors import HarnessError, SeventyOneError
from harness.gateway import Gateway
from harness.progress import run, say, tail
from harness.service import free_port
from harness.settings import ROOT, read

PINNED = "arize-phoenix==20.26.1"
DOCUMENTS = ("directory", "datasheets")
QUESTIONS = ("Who leads the Lyon site?", "How heavy is the Bastion 4 pump?")
READY_SECONDS, ARRIVING_SECONDS = 900.0, 60.0


def main() -> int:
    """Run the proof; return the exit code."""
    settings = read()
    phoenix = installed(settings.cache)
    wanted, limits = requirements.read(ROOT / "challenge")
    python = pipeline_env.ensure(wanted, limits, settings.cache).python
    with ExitStack() as stack:
        home = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="seventy-one-")))
        for folder in DOCUMENTS:
            shutil.copytree(ROOT / "corpus" / "demo" / folder, home / "documents" / folder)
        gateway = stack.enter_context(Gateway())
        collector, service = (f"http://127.0.0.1:{free_port()}" for _ in range(2))
        plain = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        stack.enter_context(process([str(phoenix), "serve"], home, home / "phoenix.log", {
            **plain, "PHOENIX_WORKING_DIR": str(home), "PHOENIX_HOST": "127.0.0.1",
            "PHOENIX_PORT": collector.rpartition(":")[2], "PHOENIX_GRPC_PORT": str(free_port()),
            "PHOENIX_TELEMETRY_ENABLED": "false"}))
        stack.enter_context(process([str(python), "-m", "rag"], ROOT / "challenge",
                                    home / "service.log", {
            **plain, "CORPUS_DIR": str(home / "documents"), "INDEX_DIR": str(home / "index"),
            "MODELS_DIR": str(model_files.ensure(settings.cache)), "HF_HUB_OFFLINE": "1",
            "OPENAI_BASE_URL": gateway.url, "OPENAI_API_KEY": gateway.issue_key("phoenix"),
            "PORT": service.rpartition(":")[2], "PYTHONDONTWRITEBYTECODE": "1",
            "OMP_NUM_THREADS": "1", "TRACES": str(home / "traces"), "LANGFUSE_HOST": collector,
            "LANGFUSE_PUBLIC_KEY": "pk", "LANGFUSE_SECRET_KEY": "sk",
            "LANGFUSE_OTEL_TRACES_EXPORT_PATH": "v1/traces", "LANGFUSE_FLUSH_INTERVAL": "1"}))
        until(lambda: bool(got(f"{collector}/healthz")), READY_SECONDS, home / "phoenix.log")
        until(lambda: bool(got(f"{service}/health")), READY_SECONDS, home / "service.log")
        for question in QUESTIONS:
            print(f"{question} {json.loads(got(f'{service}/ask', {'question': question}))}")
        ours = own(home / "traces" / "traces.jsonl")
        until(lambda: len(theirs(collector)) >= len(ours), ARRIVING_SECONDS, home / "service.log")
        found = theirs(collector)
    print(f"\nPhoenix ({PINNED}) holds {len(found)} spans, the service wrote {len(ours)}:\n")
    print("\n".join(tree(found)))
    same = shapes(found) == shapes(ours)
    print(f"\nnames, parents, models and tokens are {'the same' if same else 'NOT the same'}")
    return 0 if same else 1


def installed(cache: Path) -> Path:
    """Return Phoenix's program, installed if it is not there; raises `HarnessError`."""
    home = cache / "phoenix" / "venv"
    program, log = home / "bin" / "phoenix", cache / "logs" / "phoenix.log"
    if not program.exists():
        say("installing Phoenix (once; a few minutes)")
        if run([sys.executable, "-m", "venv", str(home)], log, "creating") or run(
                [str(home / "bin" / "python"), "-m", "pip", "install", PINNED], log, "installing"):
            raise HarnessError("Phoenix could not be installed", tail(log),
                               "check the network, then run the command again")
    return program


@contextmanager
def process(command: list[str], cwd: Path, log: Path, env: Mapping[str, str]) -> Iterator[None]:
    """Run a program until the block ends."""
    with log.open("wb") as stream:
        started = subprocess.Popen(command, cwd=cwd, env=dict(env), stdout=stream, stderr=stream,
                                   stdin=subprocess.DEVNULL)
    try:
        yield
    finally:
        started.terminate()
        try:
            started.wait(timeout=10)
        except subprocess.TimeoutExpired:
            started.kill()
            started.wait()


def until(ready: Callable[[], bool], seconds: float, log: Path) -> None:
    """Wait until something is so; raises `HarnessError` with the last words of a log."""
    end = time.monotonic() + seconds
    while not ready():
        if time.monotonic() > end:
            raise HarnessError("what was waited for did not come", tail(log),
                               "free some processor time, then run the command again")
        time.sleep(0.5)


def got(url: str, body: Mapping[str, str] | None = None) -> str:
    """Return what a GET, or a POST of JSON, answers; empty where nobody answers 200."""
    data = None if body is None else json.dumps(body).encode()
    asked = urllib.request.Request(url, data, {"Content-Type": "application/json"})
    try:
        with urllib.request.urlopen(asked, timeout=120) as response:
            return str(response.read().decode()) or " "
    except OSError:
        return ""


Row = dict[str, Any]  # id, parent, name, kind, model, tokens, seconds


def theirs(collector: str) -> list[Row]:
    """Return the spans as Phoenix tells them."""
    text = got(f"{collector}/v1/projects/default/spans?limit=1000")
    rows = []
    for span in json.loads(text or '{"data": []}')["data"]:
        about = span["attributes"]
        usage = json.loads(about.get("langfuse.observation.usage_details", "{}"))
        began, ended = (datetime.fromisoformat(span[key]) for key in ("start_time", "end_time"))
        rows.append({"id": span["context"]["span_id"], "parent": span["parent_id"] or "",
                     "name": span["name"], "kind": about["langfuse.observation.type"],
                     "model": about.get("langfuse.observation.model.name", ""),
                     "tokens": (usage.get("input", 0), usage.get("output", 0)),
                     "began": began, "seconds": (ended - began).total_seconds()})
    return sorted(rows, key=lambda row: row["began"])


def own(file: Path) -> list[Row]:
    """Return the spans as the service wrote them."""
    return [{"id": f"{number}.{at}", "name": span["name"], "kind": span["kind"],
             "parent": "" if span["parent"] is None else f"{number}.{span['parent']}",
             "model": span.get("model", ""),
             "tokens": (span.get("prompt_tokens", 0), span.get("completion_tokens", 0))}
            for number, line in enumerate(file.read_text(encoding="utf-8").splitlines())
            for at, span in enumerate(json.loads(line)["spans"])]


def shapes(rows: list[Row]) -> list[tuple[object, ...]]:
    """Return what must be the same wherever spans are kept."""
    names = {row["id"]: row["name"] for row in rows}
    return sorted((row["name"], row["kind"], names.get(row["parent"], ""), row["model"],
                   row["tokens"]) for row in rows)


def tree(rows: list[Row], parent: str = "", depth: int = 0) -> list[str]:
    """Return the spans below `parent` as lines."""
    lines = []
    for row in rows:
        if row["parent"] == parent:
            tokens = f"  {row['model']} {row['tokens'][0]} + {row['tokens'][1]} tokens" \
                if row["model"] else ""
            lines.append(f"{'  ' * depth}{row['name']} [{row['kind']}] "
                         f"{1000 * row['seconds']:.1f} ms{tokens}")
            lines += tree(rows, row["id"], depth + 1)
    return lines


if __name__ == "__main__":
    try:
        sys.exit(main())
    except SeventyOneError as error:
        print(error, file=sys.stderr)
        sys.exit(2)

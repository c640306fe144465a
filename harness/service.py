"""Run a submission as an HTTP service in a process group of its own, and take it down again.

The environment is made from nothing: the contract's variables and little else. Restarting is the
referee's decision; this only starts, watches and kills. It ends with the harness, however that
ends. Isolation: none, the code is trusted.
"""

from __future__ import annotations

import http.client
import os
import shutil
import signal
import socket
import subprocess
import threading
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from harness import workplace
from harness.ask import Reply, ask
from harness.errors import HarnessError
from harness.progress import tail

LARGEST_LOG = 1024 * 1024
LEASH = Path(__file__).with_name("leash.py")
FLUSH_SECONDS = 1  # how often an exporter of spans is told to send


@dataclass(frozen=True, slots=True)
class Launch:
    """What a service is started from. `index` is where a ready index is kept between runs."""

    name: str
    folder: Path
    python: Path
    documents: Path
    models: Path
    index: Path
    base_url: str
    api_key: str
    model: str
    log: Path
    ready_seconds: int
    image: str = ""
    traces: bool = False


def tracing(base_url: str, key: str) -> dict[str, str]:
    """Return the variables that have langfuse's SDK send to the gateway, with the run's key."""
    return {"LANGFUSE_HOST": base_url.removesuffix("/v1"), "LANGFUSE_PUBLIC_KEY": "run",
            "LANGFUSE_SECRET_KEY": key, "LANGFUSE_FLUSH_INTERVAL": str(FLUSH_SECONDS)}


def free_port() -> int:
    """Return a loopback port that is free now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Service:
    """One running submission. `port` is where it listens; `index_seconds` how long it took."""

    def __init__(self, launch: Launch) -> None:
        self.launch = launch
        self.port = 0
        self.index_seconds = 0.0
        self.odd: Counter[str] = Counter()
        self.work = workplace.make(0o700)
        self._process: subprocess.Popen[bytes] | None = None
        self._drainer: threading.Thread | None = None
        self._began = 0.0

    def has_index(self) -> bool:
        """Say whether an index of the same content was kept."""
        return self.launch.index.is_dir()

    def start(self) -> None:
        """Start the process; returns at once."""
        launch, index = self.launch, self.work / "index"
        shutil.rmtree(index, ignore_errors=True)
        if launch.index.is_dir():
            shutil.copytree(launch.index, index)
        else:
            index.mkdir()
        self.port = free_port()
        launch.log.parent.mkdir(parents=True, exist_ok=True)
        self._began = time.monotonic()
        self._process = subprocess.Popen(
            [str(launch.python), "-I", "-S", str(LEASH), str(os.getpid()),
             str(launch.python), "-m", "rag"], cwd=launch.folder, env=self._environment(index),
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            start_new_session=True)
        self._drainer = threading.Thread(target=self._drain, args=(self._process,), daemon=True)
        self._drainer.start()

    def wait(self) -> None:
        """Wait until /health says 200; raises `HarnessError` if it ends or takes too long."""
        launch, process = self.launch, self._process
        assert process is not None
        while True:
            waited = time.monotonic() - self._began
            if process.poll() is not None:
                time.sleep(0.1)  # let the log be drained
                raise HarnessError(
                    f"the {launch.name} service never became ready",
                    f"its process exited with code {process.returncode} after {waited:.0f} s: "
                    f"{tail(launch.log)}",
                    "correct the submission (is every package in requirements.txt?), then run "
                    "the command again")
            if self.answers():
                break
            if waited > launch.ready_seconds:
                raise HarnessError(
                    f"the {launch.name} service never became ready "
                    f"(waited {launch.ready_seconds} s)",
                    f"GET /health did not answer 200; the service's last words: "
                    f"{tail(launch.log)}",
                    "make it ready sooner, or raise SEVENTYONE_READY_SECONDS")
            time.sleep(0.05)
        self.index_seconds = time.monotonic() - self._began
        self._keep_index()

    def alive(self) -> bool:
        """Say whether the process is still running."""
        return self._process is not None and self._process.poll() is None

    def ask(self, question: str, seconds: float, most_bytes: int) -> Reply:
        """Return the reply to one question; never raises for what the service does."""
        return ask(self.port, question, seconds, most_bytes)

    def died(self) -> str:
        """Return how the service ended, in words."""
        code = None if self._process is None else self._process.poll()
        return f"the service crashed (exit code {code})"

    def count(self) -> None:
        """Count nothing: without a box nobody sees what it reaches."""

    def pause(self) -> None:
        """Stop the process group."""
        self._signal(signal.SIGSTOP)

    def resume(self) -> None:
        """Let it go on."""
        self._signal(signal.SIGCONT)

    def kill(self) -> None:
        """Kill the whole process group and forget it."""
        if self._process is not None:
            self._signal(signal.SIGKILL)
            self._process.wait()
            if self._drainer is not None:
                self._drainer.join(timeout=2)
            self._process = None

    def close(self) -> None:
        """Kill the service and remove its working folder."""
        self.kill()
        shutil.rmtree(self.work, ignore_errors=True)

    def _signal(self, number: signal.Signals) -> None:
        if self._process is not None:
            try:
                os.killpg(self._process.pid, number)
            except ProcessLookupError:
                pass

    def _environment(self, index: Path) -> dict[str, str]:
        launch = self.launch
        home = self.work / "home"
        home.mkdir(exist_ok=True)
        return {
            "PATH": f"{launch.python.parent}:/usr/bin:/bin",
            "HOME": str(home), "TMPDIR": str(home), "LANG": "C.UTF-8", "USER": "candidate",
            "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUNBUFFERED": "1", "PYTHONHASHSEED": "0",
            "OMP_NUM_THREADS": "1", "HF_HUB_OFFLINE": "1", "TOKENIZERS_PARALLELISM": "false",
            "CORPUS_DIR": str(launch.documents), "MODELS_DIR": str(launch.models),
            "INDEX_DIR": str(index), "PORT": str(self.port), "MODEL": launch.model,
            "OPENAI_BASE_URL": launch.base_url, "OPENAI_API_KEY": launch.api_key,
            **(tracing(launch.base_url, launch.api_key) if launch.traces else {}),
        }

    def answers(self) -> bool:
        """Say whether /health says 200 now."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=2)
        try:
            connection.request("GET", "/health")
            return connection.getresponse().status == 200
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()

    def _keep_index(self) -> None:
        """Keep the index as it stands before any question was asked."""
        kept, index = self.launch.index, self.work / "index"
        if kept.is_dir() or not index.is_dir():
            return
        partial = kept.with_name(f"{kept.name}.partial-{os.getpid()}-{self.port}")
        for path in sorted(index.rglob("*")):
            if path.is_file() and not path.is_symlink() and path.name != ".lock":
                target = partial / path.relative_to(index)
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, target)
        if partial.is_dir():
            try:
                partial.rename(kept)
            except OSError:  # another service with the same content was first
                shutil.rmtree(partial, ignore_errors=True)

    def _drain(self, process: subprocess.Popen[bytes]) -> None:
        """Copy the service's output to its log, the first megabyte of it."""
        assert process.stdout is not None
        left = LARGEST_LOG
        with process.stdout, self.launch.log.open("ab") as stream:
            while data := process.stdout.read1(65536):  # type: ignore[attr-defined]
                stream.write(data[:left])
                stream.flush()
                left = max(0, left - len(data))

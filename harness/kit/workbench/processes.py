"""The gateway and the service as processes of this machine: start, wait until ready, stop."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .errors import WorkbenchError
from .installing import interpreter
from .model_files import weights
from .observing import folder, langfuse
from .place import HOST, KEY, Place
from .saying import say, tail
from .talking import answers, health

GATEWAY_SECONDS, READY_SECONDS = 300, 1800  # a busy machine may take its time
# What a service may see of your shell: it gets no more where it is scored.
PASSED = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "OMP_NUM_THREADS", "VIRTUAL_ENV")


def free(port: int, name: str) -> None:
    """Raise `WorkbenchError` where a port is taken."""
    with socket.socket() as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((HOST, port))
        except OSError as error:
            raise WorkbenchError(
                f"port {port} is taken", f"something else listens there ({error.strerror})",
                f"stop it (another `make chat` or `make up`?), or choose another: {name}="
                f"{port + 1} in .env or before the command") from error


@contextmanager
def gateway(place: Place) -> Iterator[str]:
    """Run the model gateway; yields its base URL. One of ours that runs already is used."""
    url = f"http://{HOST}:{place.gateway}/v1"
    if answers(f"http://{HOST}:{place.gateway}/health", "reader"):
        yield url
        return
    free(place.gateway, "GATEWAY_PORT")
    log = place.logs / "gateway.log"
    upstream = place.get("UPSTREAM")
    command = [str(interpreter(place, "gateway")), "-m", "gateway", "--port", str(place.gateway),
               "--key", KEY, *(["--upstream", upstream] if upstream else [])]
    with log.open("wb") as stream:
        process = subprocess.Popen(
            command, cwd=place.root, stdout=stream, stderr=stream, stdin=subprocess.DEVNULL,
            env={**os.environ, "UPSTREAM_API_KEY": place.get("UPSTREAM_API_KEY")})
    try:
        wait(process, f"http://{HOST}:{place.gateway}/health", GATEWAY_SECONDS, "the gateway", log)
        yield url
    finally:
        stop(process)


def environment(place: Place, base_url: str, port: int, traced: bool = True) -> dict[str, str]:
    """Return what a service is started with: the contract's variables and little else."""
    passed = {name: os.environ[name] for name in PASSED if name in os.environ}
    traces = {**langfuse(place), "TRACES": str(folder(place))} if traced else {}
    return {**passed, **traces, "CORPUS_DIR": str(place.root / "documents"),
            "MODELS_DIR": str(weights(place)), "OPENAI_BASE_URL": base_url,
            "INDEX_DIR": str(place.path("INDEX_DIR", "challenge/.index")),
            "FEEDBACK_DIR": str(place.path("FEEDBACK_DIR", "runs")),
            "OPENAI_API_KEY": KEY, "MODEL": place.get("MODEL", "reader"), "HOST": HOST,
            "PORT": str(port), "PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1",
            # Threads that wait for each other spin otherwise, on cores that a busy machine lacks.
            "OMP_WAIT_POLICY": place.get("OMP_WAIT_POLICY", "PASSIVE")}


@contextmanager
def service(place: Place, folder: Path, env: dict[str, str], log: Path) -> Iterator[None]:
    """Run the service of `folder` until the block ends; it is ready when the block begins."""
    port = int(env["PORT"])
    free(port, "PORT")
    with serving([str(interpreter(place, "rag")), "-m", "rag"], folder, env, port, log):
        yield


@contextmanager
def serving(command: list[str], folder: Path, env: dict[str, str], port: int, log: Path
            ) -> Iterator[None]:
    """Run a command until the block ends; the service behind `port` is ready when it begins."""
    with log.open("wb") as stream:
        process = subprocess.Popen(command, cwd=folder, env=env, stdout=stream, stderr=stream,
                                   stdin=subprocess.DEVNULL)
    try:
        wait(process, f"http://{HOST}:{port}/health", READY_SECONDS, "the service", log)
        yield
    finally:
        stop(process)


def wait(process: subprocess.Popen[bytes], url: str, seconds: float, name: str, log: Path) -> None:
    """Wait until `url` answers 200; raises `WorkbenchError` where it will not."""
    began = told = time.monotonic()
    while True:
        status, said = health(url)
        if status == 200:
            return
        if process.poll() is not None:
            raise WorkbenchError(f"{name} ended before it was ready",
                                 f"code {process.returncode}: {tail(log)}",
                                 f"the whole log: .logs/{log.name}")
        if status == 503 and "failed" in said:
            raise WorkbenchError(f"{name} could not be built", said[:300],
                                 f"the whole log: .logs/{log.name}")
        now = time.monotonic()
        if now - began > seconds:
            raise WorkbenchError(f"{name} never became ready (waited {seconds:.0f} s)",
                                 f"GET /health did not answer 200; its last words: {tail(log)}",
                                 f"the whole log: .logs/{log.name}")
        if now - told > 15:
            told = now
            hint = " (the first index of the documents takes minutes)" if "service" in name else ""
            say(f"  {name}: not ready after {now - began:.0f} s{hint}: {tail(log, 1)[:100]}")
        time.sleep(0.2)


def stop(process: subprocess.Popen[bytes]) -> None:
    """End a process, gently first."""
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

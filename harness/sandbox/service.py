"""A submission's service inside a box: what the referee starts, asks, pauses and ends.

It is asked and restarted as `harness.service.Service` is; only the way to it differs. The index
that stands when /health first answers 200 is fetched as one opaque file, kept by content, never
unpacked outside, and put back into the box at the next start.
"""

from __future__ import annotations

import http.client
import os
import shutil
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from harness.ask import Reply, converse
from harness.errors import HarnessError, SandboxError
from harness.gateway import Gateway
from harness.progress import tail
from harness.sandbox import room as place
from harness.sandbox import wire
from harness.sandbox.asking import Connection
from harness.sandbox.channel import Channel
from harness.sandbox.limits import Limits
from harness.sandbox.room import Box, Room
from harness.service import LARGEST_LOG, Launch, tracing

LAST_WORDS_SECONDS = 0.3
KEEP_SECONDS = 60
HEALTH_SECONDS = 2
PAUSE_SECONDS = 10
INDEX_FILE = "index.tar"
PLAIN = {"HOME": "/tmp", "TMPDIR": "/tmp", "LANG": "C.UTF-8", "USER": "candidate",
         "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUNBUFFERED": "1", "PYTHONHASHSEED": "0",
         "OMP_NUM_THREADS": "1", "HF_HUB_OFFLINE": "1", "TOKENIZERS_PARALLELISM": "false"}


class BoxedService:
    """One submission in one box after another: a restart takes a fresh one."""

    def __init__(self, launch: Launch, gateway: Gateway, limits: Limits,
                 make: Callable[[], Box]) -> None:
        self.launch, self.gateway, self.limits, self._make = launch, gateway, limits, make
        self.index_seconds = 0.0
        self._kept = launch.index.with_name(f"{launch.index.name}.box")
        self._odd: Counter[str] = Counter()
        self._box: Box | None = None
        self._channel: Channel | None = None
        self._began = 0.0
        self._paused = False
        self._left = LARGEST_LOG

    def has_index(self) -> bool:
        """Say whether an index of the same content was kept."""
        return self._kept.is_dir()

    def start(self) -> None:
        """Start a box, the shim in it, and then the service; returns when it was started."""
        launch = self.launch
        kept = self._kept
        room = Room(launch.name, launch.folder, launch.documents, launch.models,
                    launch.python.parent.parent, kept if kept.is_dir() else None, self.limits)
        try:
            self._box = self._make()
            if self._box.model_socket is not None:
                self.gateway.listen(self._box.model_socket)
            link = self._box.start(room)
        except OSError as error:
            raise SandboxError(
                "the sandbox could not be started", f"the machine said: {error}",
                "see that there is space left, then run the same command: finished answers are "
                "kept") from error
        self._channel = Channel(link, (self.gateway.host, self.gateway.port))
        self._channel.log = self._write
        if not self._channel.pump(lambda: self.channel.greeted,
                                  time.monotonic() + place.HELLO_SECONDS):
            raise SandboxError("the sandbox could not be started",
                               self.channel.broken or "nothing in it said hello",
                               f"see what it printed: {self._box.said() or 'nothing'}")
        self._began = time.monotonic()
        box = self._box
        service_port, model_port = box.ports
        base_url = f"http://127.0.0.1:{model_port}/v1"
        environment = Path(box.path(place.ENVIRONMENT, room.environment))
        index = box.path(place.INDEX, launch.index)
        self._channel.send(wire.Start(
            argv=[str(environment / "bin" / "python"), "-m", "rag"],
            folder=box.path(place.APP, room.app), port=service_port, model_port=model_port,
            environment={
                "PATH": f"{environment}/bin:/usr/local/bin:/usr/bin:/bin", "INDEX_DIR": index,
                "CORPUS_DIR": box.path(place.DOCUMENTS, room.documents),
                "MODELS_DIR": box.path(place.MODELS, room.models), "PORT": str(service_port),
                "OPENAI_BASE_URL": base_url,
                "OPENAI_API_KEY": launch.api_key, "MODEL": launch.model, **PLAIN,
                **(tracing(base_url, launch.api_key) if launch.traces else {})},
            log_bytes=self.limits.log, index_folder=index,
            index=f"{box.path(place.KEPT, room.kept)}/{INDEX_FILE}" if room.kept else ""))

    @property
    def channel(self) -> Channel:
        """Return the channel of the box that runs."""
        assert self._channel is not None
        return self._channel

    @property
    def odd(self) -> Counter[str]:
        """Return what its boxes should not have sent, by reason."""
        return self._odd + self._channel.odd if self._channel is not None else self._odd

    def wait(self) -> None:
        """Wait until /health says 200; raises `HarnessError` if it ends or takes too long."""
        launch = self.launch
        while not self.answers():
            waited = time.monotonic() - self._began
            if not self.alive():
                raise HarnessError(
                    f"the {launch.name} service never became ready",
                    f"{self.died()} after {waited:.0f} s: {tail(launch.log)}",
                    "correct the submission (is every package in requirements.txt?), then run "
                    "the command again")
            if waited > launch.ready_seconds:
                raise HarnessError(
                    f"the {launch.name} service never became ready "
                    f"(waited {launch.ready_seconds} s)",
                    f"GET /health did not answer 200; the service's last words: "
                    f"{tail(launch.log)}",
                    "make it ready sooner, or raise SEVENTYONE_READY_SECONDS")
            self.channel.pump(lambda: self.channel.ended is not None, time.monotonic() + 0.05)
        self.index_seconds = time.monotonic() - self._began
        self._keep_index()
        assert self._box is not None
        self._box.narrow()

    def ask(self, question: str, seconds: float, most_bytes: int) -> Reply:
        """Return the reply to one question; never raises for what the service does."""
        self.channel.settle()  # what came unasked is counted before the clock starts
        began = time.monotonic()
        connection = Connection(self.channel, began + seconds)
        reply = converse(connection, question, seconds, most_bytes, began)
        if connection.finish() and reply.error is None:
            self.channel.odd["bytes after a whole answer"] += 1
        return reply

    def alive(self) -> bool:
        """Say whether the service and its box still run."""
        if self._channel is None:
            return False
        self._channel.settle()
        return self._channel.ended is None and not self._channel.broken

    def died(self) -> str:
        """Return how the service ended, in words."""
        channel = self.channel
        channel.pump(lambda: channel.ended is not None, time.monotonic() + LAST_WORDS_SECONDS)
        assert self._box is not None
        why = self._box.autopsy()
        if channel.ended is not None:
            how = f"exit code {channel.ended}" if channel.ended >= 0 \
                else f"signal {-channel.ended}"
        else:
            how = f"its box ended: {channel.broken or 'no reason known'}"
        return f"the service crashed ({'; '.join(part for part in (how, why) if part)})"

    def count(self) -> None:
        """Learn how often it tried to reach the network; what was counted stands in `odd`."""
        if self._channel is not None:
            self._channel.count()

    def pause(self) -> None:
        """Stop every process of the submission."""
        channel = self._channel
        if channel is not None and not self._paused:
            channel.paused = False
            channel.count()
            channel.send(wire.Pause())
            self._paused = True
            if not channel.pump(lambda: channel.paused, time.monotonic() + PAUSE_SECONDS):
                channel.fail("it did not stop when it was told to")

    def resume(self) -> None:
        """Let a paused submission go on."""
        if self._channel is not None and self._paused:
            self._channel.send(wire.Resume())
            self._paused = False

    def kill(self) -> None:
        """End the box and everything in it."""
        if self._channel is not None:
            self._channel.count()
            self._odd += self._channel.odd
            self._channel.close()
            self._channel = None
        if self._box is not None:
            if self._box.model_socket is not None:
                self.gateway.unlisten(self._box.model_socket)
            self._box.close()
            self._box = None
        self._paused = False

    def close(self) -> None:
        """End the box; the next one would be another."""
        self.kill()

    def answers(self) -> bool:
        """Say whether /health says 200 now."""
        connection = Connection(self.channel, time.monotonic() + HEALTH_SECONDS)
        try:
            connection.request("GET", "/health")
            response = connection.getresponse()
            response.read(65536)
            return response.status == 200
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.finish()

    def _keep_index(self) -> None:
        """Fetch the index as it stands before any question was asked."""
        kept = self._kept
        if kept.is_dir():
            return
        channel = self.channel
        channel.index, channel.index_left = [], self.limits.index
        channel.send(wire.Keep(self.limits.index))
        channel.pump(lambda: channel.index_whole, time.monotonic() + KEEP_SECONDS)
        pieces, whole = channel.index, channel.index_whole
        channel.index = None
        if not whole or not pieces:
            return
        partial = kept.with_name(f"{kept.name}.partial-{os.getpid()}-{id(self)}")
        try:
            partial.mkdir(parents=True)
            (partial / INDEX_FILE).write_bytes(b"".join(pieces))
            partial.rename(kept)
        except OSError:  # the disk is full, or another service with the same content was first
            shutil.rmtree(partial, ignore_errors=True)

    def _write(self, data: bytes) -> None:
        """Append to the log, up to its cap over all boxes of this service."""
        data = data[:self._left]
        self._left -= len(data)
        try:
            self.launch.log.parent.mkdir(parents=True, exist_ok=True)
            with self.launch.log.open("ab") as stream:
                stream.write(data)
        except OSError:
            self._left = 0  # a full disk costs the log, not the run

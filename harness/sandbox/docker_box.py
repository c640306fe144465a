"""The box that Docker makes: no network, read-only, no rights, everything bounded.

Carrier A (a Unix socket in a read-only mount) where the engine shares this machine's kernel;
elsewhere, as on Docker Desktop, carrier B (the container's standard input and output).
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

from harness import workplace
from harness.errors import SandboxError
from harness.progress import printable
from harness.sandbox import engine
from harness.sandbox.attaching import AttachedLink
from harness.sandbox.dialling import MODEL, Listener, arguments, place
from harness.sandbox.engine import translated
from harness.sandbox.limits import Limits
from harness.sandbox.link import Link
from harness.sandbox.room import (
    ENVIRONMENT,
    INSIDE,
    NOWHERE,
    OUT_OF_MEMORY,
    SOCKETS,
    Box,
    Room,
)

if TYPE_CHECKING:
    from docker.models.containers import Container

HANDSHAKE_SECONDS = 20
NOT_RUNNING = 409
ENDED_SECONDS = 20
PYTHON = "/usr/local/bin/python"  # the base image's own: no package reaches it


class DockerBox(Box):
    """One container of the environment's image."""

    def __init__(self, image: str, runtime: str = "", carrier: str = "A") -> None:
        self.python = PYTHON
        self.image, self.runtime, self.carrier = image, runtime, carrier
        self.folder = workplace.make()
        self._sockets = place(self.folder)
        self.model_socket = self._sockets / MODEL if carrier == "A" else None
        self._container: Container | None = None
        self._cores = ""
        self._link: Link | None = None

    def start(self, room: Room) -> Link:
        """Start the container and return the channel over its carrier."""
        self._cores = ",".join(map(str, room.limits.cores))
        return self._dialled(room) if self.carrier == "A" else self._attached(room)

    def _dialled(self, room: Room) -> Link:
        with Listener(self._sockets) as listener:
            self._create(room, arguments(self._sockets, SOCKETS))
            with translated("the sandbox could not be started"):
                self._container_or_fail().start()
            return listener.take(HANDSHAKE_SECONDS, self._failed)

    def _attached(self, room: Room) -> Link:
        self._create(room, ["--stdio"])
        with translated("the sandbox could not be started"):
            container = self._container_or_fail()
            stream = container.attach_socket(params={
                "stdin": 1, "stdout": 1, "stderr": 1, "stream": 1})
            container.start()
        self._link = AttachedLink(stream)
        return self._link

    def narrow(self) -> None:
        """Keep the container to the core of submissions.

        One of a chosen runtime is kept to it from its start: gVisor cannot change it later.
        """
        if self._cores and not self.runtime:
            with translated("the sandbox could not be kept to its core"):
                self._container_or_fail().update(cpuset_cpus=self._cores)

    def said(self) -> str:
        """Return what the container printed beside the channel."""
        if isinstance(self._link, AttachedLink):
            return printable(self._link.said.decode("utf-8", "replace")[-500:])
        with translated("the sandbox's log could not be read"):
            raw: bytes = self._container_or_fail().logs(tail=3)
        return " | ".join(printable(raw.decode("utf-8", "replace")).strip().splitlines())

    def autopsy(self) -> str:
        """End the container and return whether memory ran out: the engine knows once it ended."""
        from docker.errors import APIError

        if self._link is not None:
            self._link.close()
        with translated("the sandbox was lost"):
            container = self._container_or_fail()
            try:
                container.kill()
            except APIError as error:
                if error.response is None or error.response.status_code != NOT_RUNNING:
                    raise
            container.wait(timeout=ENDED_SECONDS)
            container.reload()
            state: dict[str, Any] = container.attrs["State"]
        return OUT_OF_MEMORY if state.get("OOMKilled") else ""

    def close(self) -> None:
        """Let go of the channel, then kill and remove the container.

        In that order: an engine that cannot write to a reader that has stopped does not kill.
        """
        if self._link is not None:
            self._link.close()
        container, self._container = self._container, None
        if container is not None:
            try:
                with translated("the sandbox could not be removed"):
                    container.remove(force=True, v=True)
            except SandboxError:
                pass  # the engine is gone; what it still holds is swept at the next start
        shutil.rmtree(self.folder, ignore_errors=True)

    def _container_or_fail(self) -> Container:
        if self._container is None:
            raise SandboxError("the sandbox was lost", "it has no container", "run again")
        return self._container

    def _failed(self) -> str | None:
        with translated("the sandbox could not be started"):
            container = self._container_or_fail()
            container.reload()
            if container.status in ("created", "running"):
                return None
        return f"its container ended ({container.status}): {self.said()}"

    def _create(self, room: Room, carrier: list[str]) -> None:
        from docker.types import Mount

        places = [(source, inside) for source, inside in room.mounts() if inside != ENVIRONMENT]
        if carrier[0] == "--socket":
            places.append((self._sockets, SOCKETS))
        # As mounts, not as volumes: for those an engine makes what is missing, even for a dead run.
        mounts = [Mount(inside, str(source), type="bind", read_only=True)
                  for source, inside in places]
        with translated("the sandbox could not be created"):
            self._container = engine.client().containers.create(
                self.image,
                [PYTHON, "-I", "-S", "-B", f"{INSIDE}/lock.py", PYTHON, "-I", "-S", "-B",
                 f"{INSIDE}/shim.py", *carrier],
                entrypoint=[], mounts=mounts, stdin_open=carrier == ["--stdio"],
                labels=engine.marks(), runtime=self.runtime or None,
                cpuset_cpus=self._cores if self.runtime else None,
                **flags(room.limits, logged=carrier[0] == "--socket"))


def flags(limits: Limits, logged: bool) -> dict[str, Any]:
    """Return how a container is closed in and bounded, as the SDK wants it."""
    from docker.types import LogConfig, Ulimit

    mounted = "rw,noexec,nosuid,nodev,mode=1777"
    return {
        "network_mode": "none", "dns": [NOWHERE], "hostname": "sandbox",
        "extra_hosts": {"sandbox": "127.0.0.1"}, "user": "10001:10001", "read_only": True,
        "cap_drop": ["ALL"], "security_opt": ["no-new-privileges"], "init": False,
        "ipc_mode": "none", "mem_limit": limits.memory, "memswap_limit": limits.memory,
        "pids_limit": limits.processes, "nano_cpus": 10 ** 9,
        "tmpfs": {
            "/tmp": f"{mounted},size={limits.temporary},nr_inodes={limits.inodes}",
            "/dev/shm": f"{mounted},size={limits.shared},nr_inodes=1024"},
        "ulimits": [Ulimit(name="nofile", soft=limits.open_files, hard=limits.open_files),
                    Ulimit(name="fsize", soft=limits.file, hard=limits.file),
                    Ulimit(name="core", soft=0, hard=0)],
        "log_config": LogConfig(type="json-file", config={"max-size": "1m", "max-file": "1"})
        if logged else LogConfig(type="none"),
        "environment": {"HOME": "/tmp", "USER": "candidate"}, "working_dir": "/tmp",
    }

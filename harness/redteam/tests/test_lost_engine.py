"""The engine goes away in mid-run: a three-part error, nothing lost, and the run can go on."""

from __future__ import annotations

import os
import selectors
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from harness import score as job
from harness.errors import SandboxError
from harness.redteam.tiny_job import settings, tiny_variant
from harness.run_folder import Side
from harness.sandbox import engine, tiers
from harness.score import score

REAL = os.environ.get("DOCKER_HOST", "unix:///var/run/docker.sock").removeprefix("unix://")


class Proxy:
    """An engine's socket at another path, which can be cut off."""

    def __init__(self, path: Path) -> None:
        self.listener = socket.socket(socket.AF_UNIX)
        self.listener.bind(str(path))
        self.listener.listen(16)
        self.lines: list[socket.socket] = []
        self.thread = threading.Thread(target=self.accept)
        self.thread.start()
        self.pumps: list[threading.Thread] = []

    def accept(self) -> None:
        while True:
            try:
                near, _ = self.listener.accept()
            except OSError:
                return
            far = socket.socket(socket.AF_UNIX)
            far.connect(REAL)
            self.lines += [near, far]
            self.pumps.append(threading.Thread(target=self.carry, args=(near, far)))
            self.pumps[-1].start()

    def carry(self, near: socket.socket, far: socket.socket) -> None:
        with selectors.DefaultSelector() as ready:
            ready.register(near, selectors.EVENT_READ, far)
            ready.register(far, selectors.EVENT_READ, near)
            while True:
                for key, _ in ready.select():
                    try:
                        data = key.fileobj.recv(65536)  # type: ignore[union-attr]
                        if not data:
                            raise OSError
                        key.data.sendall(data)
                    except OSError:
                        near.close()
                        far.close()
                        return

    def cut(self) -> None:
        self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()
        for line in list(self.lines):
            try:
                line.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass
        self.thread.join()
        for pump in self.pumps:
            pump.join()


@pytest.fixture
def proxy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Proxy]:
    why = tiers.lacking("docker")
    if why is not None or not Path(REAL).is_socket():
        pytest.skip(f"no docker behind a Unix socket here: {why or REAL}")
    made = Proxy(tmp_path / "engine")
    engine.forget()
    monkeypatch.setenv("DOCKER_HOST", f"unix://{tmp_path / 'engine'}")
    yield made
    engine.forget()
    try:
        made.cut()
    except OSError:
        pass  # the test has cut it


@pytest.mark.parametrize("carrier", ["A", "B"])
def test_what_was_answered_is_kept_and_the_next_run_goes_on(
        carrier: str, proxy: Proxy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from harness import model_files

    monkeypatch.setattr(model_files, "ensure", lambda cache: cache / "models")
    monkeypatch.setattr(engine, "shares_kernel", lambda: carrier == "A")
    folder = tmp_path / "job"
    chosen, variant = settings(folder, "docker"), tiny_variant(folder)
    (chosen.cache / "models").mkdir(parents=True)
    real, count = job.referee.put, 0

    def put(*arguments: object) -> object:
        nonlocal count
        count += 1
        if count == 12:
            names = [c.name for c in engine.client().containers.list(
                filters={"label": [f"{k}={v}" for k, v in engine.marks().items()]})]
            proxy.cut()
            kill(names)
        return real(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(job.referee, "put", put)
    with pytest.raises(SandboxError) as caught:
        score(str(folder / "submission"), chosen, variant=variant)
    assert caught.value.what == "the sandbox was lost"
    assert "finished answers are kept" in caught.value.fix
    run = (chosen.runs / "latest").resolve()
    kept = {name: Side(path) for name, path in (("a", run), ("b", run / "baseline"))}
    assert sum(len(side.answers) for side in kept.values()) == 11
    assert all(answer.error is None for side in kept.values() for answer in side.answers.values())
    engine.forget()
    monkeypatch.delenv("DOCKER_HOST")
    outcome = score(str(folder / "submission"), chosen, variant=variant)
    assert outcome.asked == 48 - 11
    assert outcome.comparison["after"]["labels"]["correct"] == 24
    assert sum(map(len, outcome.comparison["run"]["asked_again"].values())) == 1


def kill(names: list[str]) -> None:
    """Kill containers through the real socket, as a dying engine would."""
    import docker

    client = docker.DockerClient(base_url=f"unix://{REAL}")
    for name in names:
        client.containers.get(name).remove(force=True)
    client.close()

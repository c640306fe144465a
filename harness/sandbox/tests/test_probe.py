"""What the probe makes of kernels that are not here: their errors, and their /proc."""

from __future__ import annotations

import errno
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from harness.sandbox.inside import probe

STATUS = "CapEff:\t0000000000000000\nNoNewPrivs:\t1\nSeccomp:\t2\n"


@pytest.fixture
def gvisor(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "sentry-meminfo").touch()
    monkeypatch.setattr(probe, "OWN_KERNEL", str(tmp_path / "sentry-meminfo"))


def unreachable(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """Let every connection end with the error `number`, 0 for none, and no name be found."""
    class Line(socket.socket):
        def connect(self, address: object) -> None:
            if number:
                raise OSError(number, os.strerror(number))

    def unknown(name: str) -> str:
        raise socket.gaierror(-3, "Temporary failure in name resolution")

    monkeypatch.setattr(probe.socket, "socket", Line)
    monkeypatch.setattr(probe.socket, "gethostbyname", unknown)
    listed(monkeypatch, "/proc/net/dev", "    lo: 0 0\n")


def listed(monkeypatch: pytest.MonkeyPatch, path: str, text: str) -> None:
    """Let the file `path` have another text."""
    import io

    def opened(name: str, mode: str = "r") -> object:
        return io.StringIO(text) if name == path else open(name, mode)

    monkeypatch.setattr(probe, "open", opened, raising=False)


def test_no_route_is_no_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    unreachable(monkeypatch, errno.ENETUNREACH)
    assert probe.network() == (True, "ENETUNREACH, no names, loopback only")


@pytest.mark.usefixtures("gvisor")
def test_an_unreachable_host_is_no_way_out_in_gvisor(monkeypatch: pytest.MonkeyPatch) -> None:
    unreachable(monkeypatch, errno.EHOSTUNREACH)
    assert probe.network() == (True, "EHOSTUNREACH, no names, loopback only")


@pytest.mark.usefixtures("gvisor")
@pytest.mark.parametrize("number", [0, errno.ECONNREFUSED, errno.ETIMEDOUT, errno.EACCES])
def test_any_other_end_is_a_way_out_in_gvisor_too(
        monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    unreachable(monkeypatch, number)
    held, saw = probe.network()
    assert not held and "1.1.1.1" in saw


@pytest.mark.usefixtures("gvisor")
def test_an_interface_is_seen_in_gvisor_too(monkeypatch: pytest.MonkeyPatch) -> None:
    unreachable(monkeypatch, errno.EHOSTUNREACH)
    listed(monkeypatch, "/proc/net/dev", "    lo: 0 0\n  eth0: 0 0\n")
    assert probe.network() == (False, "interfaces eth0")


def test_an_unreachable_host_of_linux_is_one_on_a_network(monkeypatch: pytest.MonkeyPatch) -> None:
    unreachable(monkeypatch, errno.EHOSTUNREACH)
    held, saw = probe.network()
    assert not held and "1.1.1.1: [Errno 113]" in saw


def asked(monkeypatch: pytest.MonkeyPatch, status: str, answers: dict[int, int]
          ) -> tuple[bool, str]:
    """Return what is made of a status, and of what prctl answers to what is asked."""
    class Library:
        def prctl(self, question: int, *_: int) -> int:
            return answers[question]

    listed(monkeypatch, "/proc/self/status", status)
    monkeypatch.setattr(probe.ctypes, "CDLL", lambda _: Library())
    monkeypatch.setattr(probe.os, "getuid", lambda: 10001)
    return probe.rights()


def test_rights_that_the_status_does_not_list_are_asked_for(
        monkeypatch: pytest.MonkeyPatch) -> None:
    lines = STATUS.splitlines(keepends=True)
    for left in (lines, [lines[0], lines[2]], lines[:1]):
        held, saw = asked(monkeypatch, "".join(left), {39: 1, 21: 2})
        assert held and saw == "CapEff 0, NoNewPrivs 1, Seccomp 2, user 10001"


@pytest.mark.parametrize(("answers", "saw"), [
    ({39: 0, 21: 2}, "NoNewPrivs 0, Seccomp 2"), ({39: 1, 21: 0}, "NoNewPrivs 1, Seccomp 0"),
    ({39: -1, 21: 2}, "NoNewPrivs -1"), ({39: 1, 21: -1}, "Seccomp -1")])
def test_rights_that_are_answered_otherwise_are_not_held(
        monkeypatch: pytest.MonkeyPatch, answers: dict[int, int], saw: str) -> None:
    held, told = asked(monkeypatch, "CapEff:\t0000000000000000\n", answers)
    assert not held and saw in told


def test_what_the_status_lists_is_not_asked_for_again(monkeypatch: pytest.MonkeyPatch) -> None:
    held, saw = asked(monkeypatch, STATUS.replace("2", "0"), {39: 1, 21: 2})
    assert not held and "Seccomp 0" in saw


@pytest.fixture
def sleeper() -> Iterator[int]:
    """Give a process that can be looked into, and that heeds every signal."""
    child = subprocess.Popen([sys.executable, "-I", "-S", "-c", "import time; time.sleep(60)"],
                             stdout=subprocess.PIPE)
    yield child.pid
    child.kill()
    child.wait()
    assert child.stdout is not None
    child.stdout.close()


def parent(monkeypatch: pytest.MonkeyPatch, number: int, parts: list[str], heeds: bool) -> None:
    """Let the process `number` have started this, and this be possible with it."""
    monkeypatch.setattr(probe.os, "getppid", lambda: number)
    monkeypatch.setattr(probe.os, "listdir", lambda _: ["1", "2"])
    monkeypatch.setattr(probe, "looked_into", lambda _: list(parts))
    monkeypatch.setattr(probe, "stopped", lambda _: heeds)


def test_a_process_that_heeds_a_stop_is_told_and_goes_on(sleeper: int) -> None:
    assert probe.stopped(sleeper)
    os.kill(sleeper, 0)
    status = Path(f"/proc/{sleeper}/stat")
    for _ in range(100):
        if status.read_text(encoding="utf-8").split()[2] != "T":
            break
        time.sleep(0.02)
    assert status.read_text(encoding="utf-8").split()[2] != "T"


def test_a_stop_that_nobody_heeds_is_told(monkeypatch: pytest.MonkeyPatch, sleeper: int) -> None:
    sent: list[int] = []
    monkeypatch.setattr(probe.os, "kill", lambda _, number: sent.append(number))
    assert not probe.stopped(sleeper)
    assert sent == [signal.SIGSTOP, signal.SIGCONT]


@pytest.mark.parametrize("parts", [["environ"], ["mem"], ["fd"], []])
@pytest.mark.parametrize("heeds", [True, False])
def test_linux_shields_process_1_from_all_of_it(
        monkeypatch: pytest.MonkeyPatch, parts: list[str], heeds: bool) -> None:
    parent(monkeypatch, 1, parts, heeds)
    shielded = not parts and not heeds
    assert probe.others()[0] is shielded
    assert probe.first()[0] is shielded


def test_what_is_not_started_by_process_1_is_not_shielded(
        monkeypatch: pytest.MonkeyPatch) -> None:
    parent(monkeypatch, 1234, [], False)
    assert probe.first() == (False, "no process 1")
    assert probe.others()[0] is False


@pytest.mark.usefixtures("gvisor")
@pytest.mark.parametrize(("parts", "fds", "vital"), [
    (["environ", "fd"], [], True), (["environ", "mem", "fd"], [], False),
    (["environ", "fd"], ["descriptor 3"], False)])
def test_gvisor_shields_memory_and_channel_and_the_rest_is_a_stamp(
        monkeypatch: pytest.MonkeyPatch, parts: list[str], fds: list[str], vital: bool) -> None:
    parent(monkeypatch, 1, parts, True)
    monkeypatch.setattr(probe, "taken", lambda _: fds)
    assert probe.others()[0] is vital
    assert probe.first() == (False, ", ".join([*parts, "stopped"]))


def test_descriptors_that_can_be_taken_are_told_but_for_ones_own_output(tmp_path: Path) -> None:
    """A socket cannot be opened through /proc; a pipe or a file can."""
    ours, theirs = socket.socketpair()
    heard, told = os.pipe()
    (tmp_path / "file").touch()
    file = os.open(tmp_path / "file", os.O_RDONLY)
    given = (file, told, theirs.fileno())
    code = (f"import sys; sys.path.insert(0, {str(Path(probe.__file__).parent)!r}); import probe; "
            "import os; print(*probe.taken(os.getppid()))")
    holder = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {code!r}])"
    done = subprocess.run([sys.executable, "-c", holder], pass_fds=given, capture_output=True,
                          text=True, timeout=60, check=True)
    for fd in (heard, told, file):
        os.close(fd)
    ours.close()
    theirs.close()
    assert done.stdout.strip() == " ".join(f"descriptor {fd}" for fd in sorted((file, told)))

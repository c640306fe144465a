"""Environments are made with what can be had: torch's CPU build by uv, else whatever pip takes."""

from __future__ import annotations

import platform
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from harness.kit.workbench import doctor, installing, saying
from harness.kit.workbench.errors import WorkbenchError
from harness.kit.workbench.installing import UV, environment
from harness.kit.workbench.place import Place

Log = list[list[str]]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "challenge"
    folder.mkdir()
    (folder / "requirements.txt").write_text("torch==2.13.0\nuvicorn==0.54.0\n")
    return folder


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Log]:
    """Return what makes a Linux with or without uv, on which some commands fail; logs them."""
    def make(uv: str | None = None, fail: Sequence[str] = (), system: str = "Linux") -> Log:
        asked: Log = []

        def logged(command: Sequence[str], log: Path) -> int:
            asked.append(list(command))
            log.write_text("the network is down\n")
            home = Path(command[-1])
            if any(part in " ".join(command) for part in fail):
                return 1
            if command[1:3] == ["-m", "venv"]:
                (home / "bin").mkdir(parents=True, exist_ok=True)
                for name in ("python", "pip"):
                    (home / "bin" / name).write_text("")
            if command[-1] == UV:
                Path(command[0]).with_name("uv").write_text("")
            return 0

        monkeypatch.setattr(platform, "system", lambda: system)
        monkeypatch.setattr(shutil, "which", lambda name: uv)
        monkeypatch.setattr(installing, "logged", logged)
        return asked
    return make


def kinds(asked: Log) -> list[str]:
    return [" ".join(Path(part).name for part in command[:4] if not part.startswith("--"))
            for command in asked]


def test_uv_is_fetched_for_torch_where_it_is_not_installed(
        machine: Callable[..., Log], source: Path, tmp_path: Path) -> None:
    asked = machine()
    home = tmp_path / ".venv" / "rag"
    (home / "bin").mkdir(parents=True)
    (home / "bin" / "python").write_text("")  # as uv makes it
    assert environment(home, source, tmp_path / "log") == home / "bin" / "python"
    name = Path(sys.executable).name
    assert kinds(asked) == [f"{name} -m venv", "python -m pip install", "uv venv", "uv pip install"]
    assert asked[1][-1] == UV and "cpu" in asked[-1]
    asked.clear()
    assert environment(home, source, tmp_path / "log") and asked == [], "nothing has changed"
    (source / "requirements.txt").write_text("torch==2.13.0\n")
    environment(home, source, tmp_path / "log")
    assert kinds(asked) == ["uv venv", "uv pip install"], "it is fetched once"


@pytest.mark.parametrize(("uv", "fail"), [
    ("/bin/uv", ["--torch-backend"]), (None, ["--torch-backend"]), (None, [UV])])
def test_pip_is_what_is_left_and_its_size_is_told(
        machine: Callable[..., Log], source: Path, tmp_path: Path, uv: str | None,
        fail: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    asked = machine(uv, fail)
    environment(tmp_path / ".venv" / "rag", source, tmp_path / "log")
    assert kinds(asked)[-1] == "python -m pip install" and asked[-1][0].endswith("rag/bin/python")
    assert "about 3 GB; 5 on disk" in capsys.readouterr().err


def test_nothing_is_fetched_for_a_service_without_torch_or_another_system(
        machine: Callable[..., Log], source: Path, tmp_path: Path) -> None:
    name = Path(sys.executable).name
    for number, (system, wanted) in enumerate([("Darwin", "torch==2.13.0"),
                                               ("Linux", "uvicorn==0.54.0")]):
        asked = machine(system=system)
        (source / "requirements.txt").write_text(wanted)
        environment(tmp_path / f"{number}" / "rag", source, tmp_path / "log")
        assert kinds(asked) == [f"{name} -m venv", "python -m pip install"]


def test_lines_that_were_added_keep_what_is_installed_where_pip_is_in_it(
        machine: Callable[..., Log], source: Path, tmp_path: Path) -> None:
    home, name = tmp_path / ".venv" / "rag", Path(sys.executable).name
    machine(fail=[UV])
    environment(home, source, tmp_path / "log")
    with (source / "requirements.txt").open("a") as stream:
        stream.write("httpx2==2.16.2\n")
    asked = machine(fail=[UV])
    environment(home, source, tmp_path / "log")
    assert [command for command in asked if command[-1] == str(home)] == []
    (home / "bin" / "pip").unlink()  # as uv leaves it
    with (source / "requirements.txt").open("a") as stream:
        stream.write("numpy==2.4.6\n")
    asked = machine(fail=[UV])
    environment(home, source, tmp_path / "log")
    assert f"{name} -m venv" in kinds([one for one in asked if one[-1] == str(home)])


def test_what_fails_names_the_log(machine: Callable[..., Log], source: Path, tmp_path: Path
                                  ) -> None:
    machine(fail=["pip install"])
    with pytest.raises(WorkbenchError, match="the packages of challenge/ cannot be") as error:
        environment(tmp_path / ".venv" / "rag", source, tmp_path / "log")
    assert "the network is down" in str(error.value)


def test_what_takes_long_says_what_it_is_doing(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
        ) -> None:
    class Slow:
        """Takes one turn longer than is waited for."""

        def __init__(self, *_: object, stdout: object, **more: dict[str, str]) -> None:
            assert more["env"]["PIP_RESUME_RETRIES"] == "5"
            (tmp_path / "log").write_text("Collecting torch\nDownloading torch (180 MB)\n")
            self.codes = [0]

        def wait(self, timeout: float) -> int:
            if self.codes:
                self.codes.pop()
                raise subprocess.TimeoutExpired("pip", timeout)
            return 0

    monkeypatch.delenv("PIP_RESUME_RETRIES", raising=False)
    monkeypatch.setattr(subprocess, "Popen", Slow)
    assert saying.logged(["pip"], tmp_path / "log") == 0
    assert capsys.readouterr().err == \
        "  still running after 0 s: Downloading torch (180 MB)\n"


@pytest.mark.parametrize(("free", "installed", "system", "state"), [
    (3, False, "Linux", "fail"), (5, False, "Linux", "warn"), (5, False, "Darwin", "ok"),
    (9, False, "Linux", "ok"), (1, True, "Linux", "ok"), (0.4, True, "Linux", "fail")])
def test_the_doctor_knows_what_the_gpu_build_takes(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch, free: float, installed: bool, system: str,
        state: str) -> None:
    if installed:
        (tmp_path / ".venv" / "rag").mkdir(parents=True)
    monkeypatch.setattr(platform, "system", lambda: system)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(
        0, 0, int(free * 2**30)))
    [finding] = doctor.disk(Place(tmp_path, {}))
    assert finding.state == state and bool(finding.fix) == (state != "ok")

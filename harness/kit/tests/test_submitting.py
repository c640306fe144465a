"""`make submit` behind each kind of walls: what needs a network is told before it counts."""

from __future__ import annotations

import os
import platform
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from harness.errors import HarnessError
from harness.intake import take
from harness.intake.entries import Limits
from harness.kit.tests.unpacked import Unpacked, interpreters, unpack
from harness.kit.workbench import submitting, trying, with_bubblewrap, with_docker
from harness.kit.workbench.errors import WorkbenchError
from harness.kit.workbench.lines import check_packages, models
from harness.kit.workbench.place import Place
from harness.kit.workbench.processes import gateway
from harness.requirements import parse as harness_packages
from harness.weights.lines import parse as harness_models
from heldout.baseline import SKIPPED

PLAIN = Path(__file__).parent / "alternatives" / "plain"
NOTES = "\n".join(["# Notes", *(f"Finding {n}: the figure of question {n} was cut off."
                                for n in range(9)), "- Accuracy: 86 %", ""])
WALLS = {"docker": with_docker.lacking, "bubblewrap": with_bubblewrap.lacking}


@pytest.fixture(scope="module")
def issued(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Unpacked]:
    """Yield a kit whose service is one file of the standard library; its gateway runs."""
    kit = unpack(tmp_path_factory.mktemp("submitted"))
    kit.environment |= interpreters() | {"RAG_PYTHON": sys.executable}
    shutil.rmtree(kit.root / "challenge" / "rag")
    shutil.copytree(PLAIN / "rag", kit.root / "challenge" / "rag")
    for name in ("requirements.txt", "constraints.txt"):
        (kit.root / "challenge" / name).write_text("")
    (kit.root / "challenge" / "NOTES.md").write_text(NOTES)
    with gateway(Place(kit.root, kit.environment)):
        yield kit


@pytest.fixture
def kit(issued: Unpacked, tmp_path: Path) -> Unpacked:
    shutil.copytree(issued.root, tmp_path / "my kit")
    return Unpacked(tmp_path / "my kit", dict(issued.environment))


@pytest.fixture
def elsewhere() -> Iterator[int]:
    """Yield the port of something outside that takes connections: the network, for this test."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        def accept() -> None:
            try:
                while True:
                    server.accept()[0].close()
            except OSError:
                return

        threading.Thread(target=accept, daemon=True).start()
        yield int(server.getsockname()[1])
        server.shutdown(socket.SHUT_RDWR)


def needs(walls: str) -> None:
    if lacking := WALLS[walls]():
        pytest.skip(f"no {walls} here: {lacking}")


@pytest.mark.parametrize("walls", ["docker", "bubblewrap", "plain"])
def test_it_answers_behind_walls_and_is_taken_in(kit: Unpacked, walls: str, tmp_path: Path) -> None:
    if walls != "plain":
        needs(walls)
    done = kit.make("submit", CHECK=walls)
    assert done.returncode == 0, done.stderr
    assert f"starting the service from a clean copy, {trying.TOLD[walls]}" in done.stderr
    assert "ok: it starts and answers 3 questions" in done.stderr
    taken = take(kit.root / "submission-ada.zip", tmp_path / "cache")
    assert taken.files["rag/__main__.py"] == (PLAIN / "rag" / "__main__.py").read_bytes()


@pytest.mark.parametrize("walls", ["docker", "bubblewrap"])
def test_what_needs_a_network_is_told_and_passes_where_nothing_is_walled_off(
        kit: Unpacked, walls: str, elsewhere: int) -> None:
    needs(walls)
    main = kit.root / "challenge" / "rag" / "__main__.py"
    text = main.read_text()
    main.write_text(text.replace(
        'def answer(question: str) -> dict[str, object]:\n',
        'def answer(question: str) -> dict[str, object]:\n'
        f'    __import__("socket").create_connection(("127.0.0.1", {elsewhere}), 5).close()\n'))
    assert main.read_text() != text
    done = kit.make("submit", CHECK=walls)
    assert done.returncode == 2 and done.stdout == "", done.stderr
    error = done.stderr[done.stderr.index("error:"):].splitlines()
    assert error[0] == "error: the service answers here, but not where there is no network, as " \
                       "where it is scored"
    assert "Connection refused" in error[1]
    assert error[2].startswith("  fix: ask models through OPENAI_BASE_URL")
    assert not (kit.root / "submission-ada.zip").exists()
    weak = kit.make("submit", CHECK="plain")  # the control: without walls nothing is noticed
    assert weak.returncode == 0 and (kit.root / "submission-ada.zip").exists()


@pytest.mark.parametrize("walls", ["docker", "bubblewrap"])
def test_what_writes_beside_itself_or_reads_the_kit_is_told(kit: Unpacked, walls: str) -> None:
    needs(walls)
    main = kit.root / "challenge" / "rag" / "__main__.py"
    text = main.read_text()
    for line in ('open("notes.db", "w").close()\n',
                 f'open({str(kit.root / "documents" / "valve-5.md")!r}).close()\n'):
        main.write_text(text.replace("CORPUS = ", f"{line}CORPUS = "))
        done = kit.make("submit", CHECK=walls)
        assert "error: the service answers here, but not where" in done.stderr, done.stderr
        assert "Read-only file system" in done.stderr or "No such file" in done.stderr


def test_a_service_that_fails_everywhere_is_told_as_that(kit: Unpacked) -> None:
    main = kit.root / "challenge" / "rag" / "__main__.py"
    main.write_text(main.read_text().replace('return {"answer": text', 'return {"answer": ""'))
    done = kit.make("submit")
    assert "error: the service does not answer\n" in done.stderr
    assert "an empty answer" in done.stderr


@pytest.mark.parametrize(("name", "line", "what"), [
    ("requirements.txt", "numpy>=2", "requirements.txt line 1 will not be accepted"),
    ("constraints.txt", "-r other.txt", "constraints.txt line 1 will not be accepted"),
    ("models.txt", "owner/name@main", "models.txt line 1 will not be accepted"),
    ("models.txt", "./weights/all-MiniLM-L6-v2", "models.txt line 1 will not be accepted")])
def test_a_line_that_is_not_accepted_stops_it_at_once(kit: Unpacked, name: str, line: str,
                                                      what: str) -> None:
    (kit.root / "challenge" / name).write_text(f"{line}\n")
    done = kit.make("submit")
    assert f"error: {what}: {line!r}" in done.stderr and "starting" not in done.stderr


def test_walls_that_are_not_there_are_told_only_where_they_were_asked_for(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(with_docker, "lacking", lambda: "the engine sleeps")
    monkeypatch.setattr(with_bubblewrap, "lacking", lambda: "")
    assert trying.choose(Place(tmp_path, {})) == "bubblewrap"
    assert trying.choose(Place(tmp_path, {"CHECK": "plain"})) == "plain"
    with pytest.raises(WorkbenchError, match="docker cannot be used"):
        trying.choose(Place(tmp_path, {"CHECK": "docker"}))
    with pytest.raises(WorkbenchError, match="CHECK cannot be 'walls'"):
        trying.choose(Place(tmp_path, {"CHECK": "walls"}))
    monkeypatch.setattr(with_bubblewrap, "lacking", lambda: "not installed")
    assert trying.choose(Place(tmp_path, {})) == "plain"


def test_docker_that_is_not_this_machines_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platform, "system", lambda: "Darwin")
    assert "no Docker of Linux" in with_docker.lacking()
    monkeypatch.undo()
    monkeypatch.setattr(shutil, "which", lambda name: f"/bin/{name}")
    monkeypatch.setenv("DOCKER_HOST", "tcp://elsewhere:2375")
    assert "another machine's" in with_docker.lacking()
    assert with_docker.mounted(Path("/a, b"), "/x", True) == \
        'type=bind,"source=/a, b",target=/x,readonly'


PACKAGES = ["", "# nothing", "numpy==2.4.6", "numpy == 2.4.6  # why", "numpy", "numpy>=2",
            "numpy==2.*", "numpy===2.4", "Numpy==2.4.6\nnumpy==2.4.6", "numpy==1\nnum-py==1",
            "numpy==1\nnumpy==2", "a_b==1\na-b==2", "uvicorn[standard]==0.54.0", "-e .", "--pre",
            "-r other.txt", "git+https://x/y@z", "a @ https://x/y.whl", "./wheel.whl", "/a/b",
            "x==1; python_version < '3.12'", "x==1;python_version>'3'", "x==1 ; a@b",
            "x==1; python_version < '3.12'\nx==2; python_version >= '3.12'",
            f"x==1 --hash=sha256:{'a' * 64}", f"x==1 \\\n  --hash=sha256:{'a' * 64}",
            f"x==1 --hash=sha256:{'a' * 64}\ny==2", "x==1 --hash=md5:aa", "\ufeffx==1", "x==1\r\n",
            "x=1", "x~=1", "x==1,<2", "x.y==1", "-x==1", "x==1.0+cpu", "torch==2.13.0 extra",
            "\n".join(f"p{n}==1" for n in range(501)),
            "x==1; import os", "x==1;", "x==1; 'a' == 'b'", "x==1; python_version",
            "x==1; user=='me'", "x==1; os_name = 'nt'", "x==1; (os_name == 'nt'", "x==1; ()",
            "x==1; os_name=='${HOME}'",
            "x==1; (os_name == 'nt' or os_name=='a') and (\"x\" not in sys_platform)",
            "x==1; ((os_name == 'nt'))", "x==1; os_name == 'nt' and", "x==1; os_name == 'a' 'b'",
            "x==1; 'x86' in platform_machine or os_name=='nt' and python_version<'3.14'",
            "x==1; os_name == 'a'and os_name == 'b'",
            f"x==1; os_name=='a' --hash=sha256:{'a' * 64}", "x==1.banana", "x==v1", "x==1!2.0",
            "x==1!", "x==1.0RC1.post2.dev3", "x==1-1", "x==1-", "x==1+CPU.7", "x==1+", "x[a,b]==1",
            "x[ a , b ]==1", "x[,]==1", "x[a b]==1", "x[a,]==1", "x==1; os_name ~= 'nt'",
            "x==1; python_version ~= '3.11'", "x==1_0", "x==1.0-beta", "x==1..0"]


@pytest.mark.parametrize("text", PACKAGES)
@pytest.mark.parametrize("name", ["requirements.txt", "constraints.txt"])
def test_packages_are_refused_here_where_they_are_refused_there(text: str, name: str,
                                                                tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(text.encode())
    assert passes(lambda: check_packages(path)) == passes(lambda: harness_packages(text, name))


MODELS = ["", "# x", f"owner/name@{'0' * 40}", f"owner/name@{'0' * 40}  # why", "owner/name",
          "owner/name@main", f"owner/name@{'A' * 40}", "./weights/mine", "./weights/mine/",
          "./../up", "weights/mine", "/abs", "https://x/y", "./.hidden",
          f"a/all-MiniLM-L6-v2@{'0' * 40}",
          f"a/x@{'0' * 40}\nb/X@{'1' * 40}", "./a/x\n./b/x", "./a/../b",
          "\n".join(f"./m{n}" for n in range(17)), "./a\r\n./b\r\n"]


@pytest.mark.parametrize("text", MODELS)
def test_models_are_refused_here_where_they_are_refused_there(text: str, tmp_path: Path) -> None:
    path, taken = tmp_path / "models.txt", ["all-MiniLM-L6-v2"]
    path.write_bytes(text.encode())
    assert passes(lambda: models(path, taken)) == passes(lambda: harness_models(text, taken))
    if passes(lambda: models(path, taken)):
        ours = [(m.name, m.repository, m.commit, m.folder) for m in models(path, taken)]
        assert ours == [(m.name, m.repository, m.commit, m.folder)
                        for m in harness_models(text, taken)]


def passes(check: object) -> bool:
    try:
        check()  # type: ignore[operator]
    except (WorkbenchError, HarnessError):
        return False
    return True


def test_sizes_and_what_is_left_out_are_the_intakes() -> None:
    limits = Limits()
    assert (submitting.MOST_BYTES, submitting.MOST_FILES) == (limits.total_bytes, limits.files)
    assert SKIPPED <= submitting.LEFT_OUT


@pytest.mark.parametrize("names", [["a\tb.py"], [" a"], ["b."], ["a\\b"], ["A.txt", "a.txt"]])
def test_names_are_refused_here_as_there(names: list[str], kit: Unpacked, tmp_path: Path) -> None:
    folder = kit.root / "challenge"
    for name in names:
        (folder / name).write_text("x")
    if len(os.listdir(folder)) < len(names):
        pytest.skip("this file system cannot hold both")
    with pytest.raises(WorkbenchError):
        submitting.handed_in(folder)
    with pytest.raises(HarnessError):
        take(folder, tmp_path / "cache")


def test_a_connection_that_stands_when_relays_end_is_cut_without_a_word(
        tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    from harness.kit.workbench.relaying import relays

    with socket.create_server(("127.0.0.1", 0)) as far, \
            socket.socket(socket.AF_UNIX) as one:
        with relays((f"unix:{tmp_path / 'x'}", f"tcp:127.0.0.1:{far.getsockname()[1]}")):
            one.connect(str(tmp_path / "x"))
            one.sendall(b"a")
            near = far.accept()[0]
            assert near.recv(1) == b"a"
        assert one.recv(1) == near.recv(1) == b""
        near.close()
    assert capfd.readouterr().err == ""


def test_relays_of_a_service_that_is_not_there_hang_up(tmp_path: Path) -> None:
    from harness.kit.workbench.relaying import relays

    with relays((f"unix:{tmp_path / 'x'}", "tcp:127.0.0.1:1")), \
            socket.socket(socket.AF_UNIX) as one:
        one.connect(str(tmp_path / "x"))
        assert one.recv(1) == b""
    done = subprocess.run([sys.executable, trying.__file__.replace("trying", "relaying"),
                           f"unix:{tmp_path / 'y'}=tcp:127.0.0.1:1", "--", sys.executable, "-c",
                           "raise SystemExit(7)"], check=False, timeout=60)
    assert done.returncode == 7

"""Half a kit, Windows line endings, odd settings, damaged questions: each works or is told."""

from __future__ import annotations

import shutil
import socket
import subprocess
from pathlib import Path

import pytest

from harness.kit.tests.unpacked import Unpacked, free_port, unpack
from harness.kit.workbench import place as places
from harness.kit.workbench import running
from harness.kit.workbench.errors import WorkbenchError
from harness.kit.workbench.place import Place, env_file
from harness.kit.workbench.practice import questions
from harness.kit.workbench.processes import environment
from harness.kit.workbench.submitting import check_notes, check_size, handed_in


@pytest.fixture(scope="module")
def issued(tmp_path_factory: pytest.TempPathFactory) -> Unpacked:
    return unpack(tmp_path_factory.mktemp("issued"))


@pytest.fixture
def kit(issued: Unpacked, tmp_path: Path) -> Unpacked:
    shutil.copytree(issued.root, tmp_path / "the kit")
    return Unpacked(tmp_path / "the kit", dict(issued.environment))


def told(done: subprocess.CompletedProcess[str]) -> list[str]:
    """Return the three parts of an error, after checking that it is one."""
    lines = done.stderr.splitlines()[:3]
    assert [line[:6] for line in lines] == ["error:", "  why:", "  fix:"], done.stderr
    assert done.returncode == 2 and "Traceback" not in done.stderr
    return lines


def test_a_half_unpacked_kit_is_told_before_anything_starts(kit: Unpacked) -> None:
    for number in range(3):
        (kit.root / "documents" / f"valve-{number}.md").unlink()
    (kit.root / "gateway" / "tokenizer.json").write_text("{}")
    for verb in ("chat", "eval", "submit"):
        lines = told(kit.make(verb))
        assert lines[0] == "error: the kit is not complete"
        assert lines[1].startswith("  why: 4 of ") and "documents/valve-0.md" in lines[1]
        assert "unpack the archive again" in lines[2]
    done = kit.make("doctor")
    assert done.stdout.startswith("fail  kit ") and done.returncode == 2  # make's own code


def test_a_kit_without_its_list_or_its_service_is_told(kit: Unpacked) -> None:
    shutil.rmtree(kit.root / "challenge" / "rag")
    assert told(kit.make("chat"))[0] == "error: there is no service here"
    (kit.root / "workbench" / "kit.json").write_text("{")
    assert "workbench/kit.json" in told(kit.make("chat"))[1]


def test_windows_line_endings_harm_nothing(kit: Unpacked) -> None:
    for path in kit.root.rglob("*"):
        if path.is_file() and path.suffix not in (".json", ".safetensors"):
            path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        (kit.root / ".env").write_bytes(f"# mine\r\nPORT={port}\r\n\r\n".encode())
        kit.environment.pop("PORT")
        assert "make chat " in kit.make("help").stdout
        lines = told(kit.make("chat"))
    assert lines[0] == f"error: port {port} is taken"


@pytest.mark.parametrize(("text", "what"), [
    ("PORT=eighty\n", "error: PORT cannot be 'eighty'"),
    ("PORT=70000\n", "error: PORT cannot be '70000'"),
    ("just words\n", "error: .env cannot be read at line 1"),
    ("RAG_PYTHON=/nowhere/python\n", "error: RAG_PYTHON cannot be used")])
def test_an_odd_setting_is_named(kit: Unpacked, text: str, what: str) -> None:
    (kit.root / ".env").write_text(text)
    kit.environment.pop("PORT")
    assert told(kit.make("chat"))[0] == what


def test_settings_are_read_with_quotes_export_and_a_byte_order_mark(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(
        b"\xef\xbb\xbfexport PORT='9000'\r\n#x\r\nUPSTREAM=\"http://x/v1?a=b\"\r\nEMPTY=\r\n")
    found = env_file(tmp_path / ".env")
    assert found == {"PORT": "9000", "UPSTREAM": "http://x/v1?a=b", "EMPTY": ""}
    assert env_file(tmp_path / "none") == {}
    place = Place(tmp_path, found)
    assert (place.service, place.gateway, place.get("EMPTY", "x")) == (9000, 8071, "x")


def test_an_empty_question_and_an_unknown_verb(kit: Unpacked) -> None:
    assert told(kit.make("ask"))[0] == "error: there is no question"
    done = subprocess.run([kit.environment["PYTHON"], "-m", "workbench", "dance"], cwd=kit.root,
                          capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 2 and "make chat" in done.stdout


@pytest.mark.parametrize(("content", "what"), [
    (b'{"question": "a", "answer": "b"}\n{"question": "a"}\n', "line 2 of mine.jsonl is no"),
    (b"not json\n", "line 1 of mine.jsonl is no question"),
    (b'["a", "b"]\n', "line 1 of mine.jsonl is no question"),
    (b"\n\n", "mine.jsonl holds no questions"),
    (b"\xff\xfe\x00", "the questions of mine.jsonl cannot be read"),
    (None, "the questions of mine.jsonl cannot be read")])
def test_a_damaged_set_is_named_with_its_line(tmp_path: Path, content: bytes | None, what: str
                                              ) -> None:
    path = tmp_path / "mine.jsonl"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(WorkbenchError, match=what):
        questions(path)


def test_a_set_with_windows_line_endings_and_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    path = tmp_path / "mine.jsonl"
    path.write_bytes(b'\xef\xbb\xbf{"question": "a", "answer": 3}\r\n\r\n')
    assert questions(path) == [("a", "3")]


def test_what_cannot_be_handed_in_is_told(kit: Unpacked, monkeypatch: pytest.MonkeyPatch) -> None:
    from harness.kit.workbench import submitting

    folder = kit.root / "challenge"
    files = handed_in(folder)
    check_size(files)
    monkeypatch.setattr(submitting, "MOST_BYTES", 1000)
    with pytest.raises(WorkbenchError, match="too large to be handed in"):
        check_size(files)
    with pytest.raises(WorkbenchError, match="the notes are empty"):
        check_notes(folder / "NOTES.md", kit.root)
    with pytest.raises(WorkbenchError, match="there are no notes"):
        check_notes(folder / "none.md", kit.root)
    (folder / "link").symlink_to("/etc/passwd")
    with pytest.raises(WorkbenchError, match="a link cannot be handed in"):
        handed_in(folder)
    (folder / "link").unlink()
    (folder / "requirements.txt").unlink()
    with pytest.raises(WorkbenchError, match="cannot be started where it is scored"):
        handed_in(folder)


def test_a_service_sees_the_contract_and_little_else(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from harness.kit.workbench import processes

    monkeypatch.setattr(processes, "weights", lambda place: place.root / "models")
    monkeypatch.setenv("MY_CLOUD_SECRET", "x")
    seen = environment(Place(tmp_path, {"MODEL": "reader-small", "LANGFUSE_HOST": "http://l"}),
                       "http://g/v1", 8000)
    assert "MY_CLOUD_SECRET" not in seen
    assert {name: seen[name] for name in ("CORPUS_DIR", "OPENAI_API_KEY", "MODEL", "PORT",
                                          "LANGFUSE_HOST")} == {
        "CORPUS_DIR": str(tmp_path / "documents"), "OPENAI_API_KEY": places.KEY,
        "MODEL": "reader-small", "PORT": "8000", "LANGFUSE_HOST": "http://l"}
    assert seen["TRACES"] == str(tmp_path / ".logs" / "traces")
    alone = environment(Place(tmp_path, {}), "http://g/v1", 8000)
    assert alone["LANGFUSE_HOST"] == "http://127.0.0.1:3000", "never a cloud by default"


def test_a_port_of_something_that_never_answers_is_told(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "FIRST_WORD_SECONDS", 0.2)
    monkeypatch.setattr(running, "health", lambda url: (0, ""))
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        port = silent.getsockname()[1]
        with pytest.raises(WorkbenchError, match=f"port {port} is taken"):
            running.listening(port, "", "")
    assert running.listening(port, "", "") is False


def test_a_service_that_is_being_started_anew_is_waited_for(
        monkeypatch: pytest.MonkeyPatch) -> None:
    said = {"service": [0, 0, 503], "gateway": [200, 200]}
    monkeypatch.setattr(running, "health", lambda url: (said[url].pop(0), ""))
    assert running.listening(free_port(), "service", "gateway") is True
    said |= {"service": [0], "gateway": [0]}
    assert running.listening(free_port(), "service", "gateway") is False
    said |= {"service": [0], "gateway": [200]}
    monkeypatch.setattr(running, "ANEW_SECONDS", -1)
    assert running.listening(free_port(), "service", "gateway") is False

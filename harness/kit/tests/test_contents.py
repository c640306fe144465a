"""What a kit holds, searched byte by byte: nothing hidden, nothing of the scorer, one mark."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from harness import cli
from harness.errors import HarnessError
from harness.intake import take
from harness.intake.belonging import belongs
from harness.intake.facts import facts
from harness.kit.contents import contents
from harness.kit.making import Kit, described, make, refuse_hidden
from harness.kit.tests.leaks import leaks, objects, opened, secret_lines
from harness.kit.tests.unpacked import tiny_variant
from harness.settings import read
from heldout import canary
from heldout.baseline import thaw, tree
from heldout.variant import Variant, demo
from scoring.records import AnswerType, Gold, Kind, Question, Subject


@pytest.fixture(scope="module")
def variant() -> Variant:
    return demo(read().cache)


@pytest.fixture(scope="module")
def kit(variant: Variant, tmp_path_factory: pytest.TempPathFactory) -> Kit:
    return make("ada", variant, tmp_path_factory.mktemp("dist"), demo=True)


@pytest.fixture(scope="module")
def everything(kit: Kit) -> dict[str, bytes]:
    """Return every file of both archives, every git object, and what is inside archives."""
    found = dict(opened(kit.archive.name, kit.archive.read_bytes()))
    found |= {f"git {name}": content for name, content in objects(kit.bundle)}
    return found


def test_the_bundle_has_one_commit_with_the_files_of_the_zip(kit: Kit, tmp_path: Path) -> None:
    subprocess.run(["git", "clone", "-q", str(kit.bundle), str(tmp_path / "x")], check=True)
    log = subprocess.run(["git", "log", "--format=%an %ae %s %ct"], cwd=tmp_path / "x", check=True,
                         capture_output=True, text=True).stdout
    assert log == "Seventy-One kit@localhost The kit as issued 946684800\n"
    with zipfile.ZipFile(kit.archive) as archive:
        names = {name.partition("/")[2]: archive.read(name) for name in archive.namelist()}
    assert {path: (tmp_path / "x" / path).read_bytes() for path in names} == names
    assert {path for path in tree(tmp_path / "x") if not path.startswith(".git/")} == set(names)


def test_the_same_kit_comes_out_byte_for_byte(kit: Kit, variant: Variant, tmp_path: Path) -> None:
    again = make("ada", variant, tmp_path, demo=True)
    assert again.archive.read_bytes() == kit.archive.read_bytes()
    assert again.bundle.read_bytes() == kit.bundle.read_bytes()
    assert described(again, tmp_path).startswith("kit: seventy-one-demo-ada.zip (")


def test_what_a_kit_is_made_of(kit: Kit, variant: Variant) -> None:
    files = contents(variant, "ada")
    assert {path.split("/")[0] for path in files} == {
        ".env.example", ".gitattributes", ".gitignore", "BRIEF.md", "LICENSE", "Makefile",
        "README.md", "challenge", "docker-compose.embedded.yml", "docker-compose.yml", "documents",
        "gateway", "workbench"}
    assert {path for path in files if path.startswith("documents/")} == {
        f"documents/{path}" for path in tree(variant.documents)}
    assert not [path for path in files if "/tests/" in path and not path.startswith("challenge/")]
    assert kit.files == len(files)
    assert kit.archive.stat().st_size < 4_000_000


def test_nothing_hidden_stands_in_any_byte_of_it(everything: Mapping[str, bytes],
                                                 variant: Variant) -> None:
    assert len(everything) > 800 and len(secret_lines()) > 5_000
    assert len(variant.questions) > 300
    assert leaks(everything, variant) == {}


def test_a_leak_is_found_wherever_it_lies(kit: Kit, variant: Variant, tmp_path: Path) -> None:
    asked = max(variant.questions, key=lambda q: len(q.text))
    line = max(secret_lines(), key=len)
    for what, content in (("question", f"# {asked.text.upper()}".encode()), ("scorer", line),
                          ("question's id", asked.id.encode()), ("fault", b"see F07"),
                          ("gold", b'{"gold": "24 months"}')):
        inner = io.BytesIO()
        with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("a.txt", content)
        found = leaks(dict(opened("outer.whl", inner.getvalue())), variant)
        assert found.get(what) == ["outer.whl/a.txt"], what
    # In an object of git that only an earlier commit has.
    work = tmp_path / "work"
    subprocess.run(["git", "clone", "-q", str(kit.bundle), str(work)], check=True)
    for message, action in (("in", ["add", "-f", "slip.txt"]), ("out", ["rm", "-qf", "slip.txt"])):
        if message == "in":
            (work / "slip.txt").write_text(asked.text)
        subprocess.run(["git", *action], cwd=work, check=True)
        subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm",
                        message], cwd=work, check=True)
    subprocess.run(["git", "bundle", "create", "-q", str(tmp_path / "x.bundle"), "--all"],
                   cwd=work, check=True)
    found = leaks(dict(objects(tmp_path / "x.bundle")), variant)
    assert [name.partition(" ")[0] for name in found["question"]] == ["blob"]


def test_every_kit_has_a_mark_of_its_own(everything: Mapping[str, bytes],
                                         variant: Variant) -> None:
    own = canary.mark(variant.canary, "ada").encode()
    assert {name.partition("/")[2] for name, content in everything.items()
            if own in content and not name.startswith("git")} == {
        "seventy-one-demo-ada/BRIEF.md", "seventy-one-demo-ada/challenge/KIT"}
    assert own not in contents(variant, "bo")["challenge/KIT"]


def test_a_kit_that_must_not_be_made_is_refused(variant: Variant, tmp_path: Path) -> None:
    with pytest.raises(HarnessError, match="the demo is no challenge to hire with"):
        make("ada", variant, tmp_path)
    for name in ("", "../ada", "Ada Lovelace", "x" * 41):
        with pytest.raises(HarnessError, match="cannot be the name of a candidate"):
            make(name, variant, tmp_path, demo=True)
    with pytest.raises(HarnessError, match="it has no canary"):
        make("ada", replace(variant, canary=""), tmp_path, demo=True)
    assert list(tmp_path.iterdir()) == []


def test_a_hidden_question_in_a_file_of_the_kit_stops_it(variant: Variant) -> None:
    asked = Question(id="q", text="How many moons does the planet of the valves have?",
                     kind=Kind.SIMPLE, gold=Gold(AnswerType.NUMBER, ("3",)),
                     subject=Subject("planet"))
    mine = replace(variant, questions=(asked,))
    refuse_hidden({"BRIEF.md": b"nothing"}, mine)
    with pytest.raises(HarnessError, match="would give hidden questions away"):
        refuse_hidden({"BRIEF.md": asked.text.encode()}, mine)


def test_no_text_of_ours_says_that_anything_was_planted_or_where_to_look(variant: Variant) -> None:
    betraying = re.compile(
        rb"planted|deliberate|on purpose|intentional|\bflaw|trap\b|chunk|overlap|hybrid|truncat|"
        rb"stale|outdated|harness|calibrat", re.IGNORECASE)
    assert betraying.search(b"a deliberately planted flaw")
    files = {path: content for path, content in contents(variant, "ada").items()
             if not path.startswith(("challenge/", "documents/", "gateway/"))
             or path in ("challenge/NOTES.md", "challenge/KIT")}
    found = {path: betraying.findall(content) for path, content in files.items()}
    found.pop("LICENSE")
    found.pop("workbench/kit.json")  # lists the gateway's files by name
    assert len(found) > 25
    assert {path: hits for path, hits in found.items() if hits} == {}


def test_the_command_refuses_the_demo_in_three_parts(
        monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.argv", ["harness", "kit", "ada"])
    assert cli.run() == 2
    told = capsys.readouterr().err
    assert told.startswith("error: the demo is no challenge to hire with\n  why: ")
    assert "make kit CANDIDATE=name ARGS=--demo" in told


def test_a_kit_handed_in_whole_and_unchanged_differs_in_nothing(tmp_path: Path) -> None:
    mine = tiny_variant(tmp_path)
    kit = make("ada", mine, tmp_path / "dist")
    for source in (kit.archive, kit.bundle):
        taken = take(source, tmp_path / "cache")
        belongs({**taken.files, **taken.around}, mine)
        found = facts(taken, thaw(mine.baseline), mine)
        assert found["protected"] == {} and found["marks_of_other_variants"] == []
        assert found["kits_of_this_variant"] == 1
        assert set(taken.files) == set(thaw(mine.baseline)) | {"KIT", "NOTES.md"}

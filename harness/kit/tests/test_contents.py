"""What a kit holds, searched byte by byte: nothing hidden, nothing of the scorer, one mark."""

from __future__ import annotations

import io
import re
import subprocess
import tarfile
import zipfile
from collections.abc import Iterator, Mapping
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
from harness.kit.tests.unpacked import tiny_variant
from harness.settings import ROOT, read
from heldout import canary
from heldout.baseline import thaw, tree
from heldout.variant import Variant, demo
from scoring.records import AnswerType, Gold, Kind, Question, Subject

# What the scorer, the hidden questions, the fixes and the sandbox are made of.
SECRET_ROOMS = ("scoring", "heldout", "solutions", "harness/sandbox", "harness/intake",
                "harness/redteam", "harness/ladder")
DISTINCT = 48  # characters: a shorter line may stand anywhere
FAULT = re.compile(
    rb"\bF(?:0[1-9]|1[0-4])\b|\bfault[-_ ]id|probe:|trap:|seventyone_", re.IGNORECASE)


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


def opened(name: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield a file, and where it is an archive what is in it, however deep."""
    yield name, content
    if zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for member in archive.namelist():
                yield from opened(f"{name}/{member}", archive.read(member))
    elif content[:2] in (b"\x1f\x8b", b"BZ") or content[257:262] == b"ustar":
        with tarfile.open(fileobj=io.BytesIO(content)) as archive:
            for entry in archive.getmembers():
                if stream := archive.extractfile(entry):
                    yield from opened(f"{name}/{entry.name}", stream.read())


def objects(bundle: Path) -> Iterator[tuple[str, bytes]]:
    """Yield (type and id, content) of every object that a bundle brings."""
    home = bundle.with_suffix(".git")
    subprocess.run(["git", "clone", "-q", "--mirror", str(bundle), str(home)], check=True)
    listed = subprocess.run(
        ["git", "cat-file", "--batch-check", "--batch-all-objects"], cwd=home, check=True,
        capture_output=True, text=True).stdout.split("\n")
    for line in filter(None, listed):
        name, kind, _ = line.split()
        yield f"{kind} {name}", subprocess.run(
            ["git", "cat-file", kind, name], cwd=home, check=True, capture_output=True).stdout


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


def test_no_hidden_question_stands_anywhere(everything: Mapping[str, bytes],
                                            variant: Variant) -> None:
    practised = {question.text for question in variant.practice}
    hidden = [q for q in variant.questions if q.text not in practised]
    documents = [content.decode() for content in tree(variant.documents).values()]
    assert len(hidden) > 100
    assert canary.wordings(everything, hidden, documents) == {}
    for question in hidden:
        assert not any(question.id.encode() in content for content in everything.values())


def test_the_search_finds_a_hidden_question_in_an_archive_in_an_archive(variant: Variant) -> None:
    asked = max(variant.questions, key=lambda q: len(q.text))
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", f"Remember: {asked.text.upper()}")
    found = dict(opened("outer", inner.getvalue()))
    assert list(canary.wordings(found, [asked])) == ["outer/a.txt"]


def test_no_line_of_the_scorer_the_fixes_or_the_sandbox_stands_anywhere(
        everything: Mapping[str, bytes], variant: Variant) -> None:
    lines = {line.strip() for content in everything.values() for line in content.splitlines()}
    known = {line.strip() for room in ("challenge", "harness/gateway")
             for content in tree(ROOT / room).values() for line in content.splitlines()}
    secret = {}
    for room in SECRET_ROOMS:
        for path, content in tree(ROOT / room).items():
            if path.endswith((".py", ".patch", ".toml", ".jsonl", ".md")):
                added = [line.removeprefix(b"+") for line in content.splitlines()
                         if not path.endswith(".patch") or line.startswith(b"+")]
                secret |= {line.strip(): f"{room}/{path}" for line in added
                           if len(line.strip()) >= DISTINCT}
    assert len(secret) > 5_000
    assert {line: secret[line] for line in (secret.keys() & lines) - known} == {}


def test_no_fault_is_named(everything: Mapping[str, bytes]) -> None:
    found = {name: FAULT.findall(content) for name, content in everything.items()
             if not re.search(r"/documents/|^git|\.zip$|tokenizer|thesaurus/words", name)}
    assert len(found) > 150
    assert {name: hits for name, hits in found.items() if hits} == {}


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

"""One submission, whatever its form: the same files, the same hash, the same snapshot."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from harness import submission as snapshots
from harness.errors import HarnessError
from harness.intake import Limits, take
from harness.intake.entries import shown
from harness.intake.facts import facts, lines
from harness.intake.git import is_url, public
from harness.intake.tests import building as b
from harness.intake.tests.building import HONEST, Member
from heldout.canary import mark, variant_part
from heldout.variant import Variant
from scoring.records import AnswerType, Gold, Kind, Question, Subject

FORMS: dict[str, Callable[[Path], object]] = {
    "folder": lambda home: b.write_folder(home / "x"),
    "folder that wraps it": lambda home: b.write_folder(
        home / "x", {f"kit/challenge/{name}": content for name, content in HONEST.items()}
    ),
    "zip": lambda home: b.write_zip(home / "x", b.members()),
    "stored zip": lambda home: b.write_zip(home / "x.zip", b.members(), 0),
    "zip with one folder at the top": lambda home: b.write_zip(
        home / "x.zip", [Member("mine/", mode=0o040000),
                         *b.members({f"mine/{n}": c for n, c in HONEST.items()})]),
    "tar": lambda home: b.write_tar(home / "x.tar", b.members(), "w"),
    "tar.gz": lambda home: b.write_tar(home / "x.tar.gz", b.members()),
    "tar.bz2": lambda home: b.write_tar(home / "x.bin", b.members(), "w:bz2"),
    "tar with ./ before names": lambda home: b.write_tar(
        home / "x.tar", [Member("./", mode=0o040000),
                         *b.members({f"./{n}": c for n, c in HONEST.items()})]),
    "git bundle": lambda home: b.write_bundle(b.write_repository(home / "x")),
    "git bundle of one branch": lambda home: b.write_bundle(
        b.write_repository(home / "x"), "main"),
    "git URL": lambda home: f"file://{b.write_repository(home / 'x')}",
    "git URL with a branch": lambda home: f"file://{b.write_repository(home / 'x')}#main",
}


@pytest.mark.parametrize("form", FORMS)
def test_every_form_gives_the_same_files_and_hash(form: str, tmp_path: Path) -> None:
    taken = take(str(FORMS[form](tmp_path)), tmp_path / "cache")
    assert taken.files == HONEST
    assert taken.submission.hash == snapshots.tree_hash(HONEST)
    kept = taken.submission.folder
    assert {p.relative_to(kept).as_posix(): p.read_bytes() for p in kept.rglob("*")
            if p.is_file()} == HONEST
    assert all(not p.stat().st_mode & 0o222 for p in kept.rglob("*") if p.is_file())


def test_caches_environments_and_version_control_are_left_out(tmp_path: Path) -> None:
    more = {".git/config": b"x", ".venv/bin/python": b"x", "rag/__pycache__/a.pyc": b"x",
            "__MACOSX/._rag": b"x", "rag/b.pyc": b"x", ".env": b"OPENAI_API_KEY=x"}
    source = b.write_zip(tmp_path / "x.zip", b.members({**HONEST, **more}))
    assert take(source, tmp_path / "cache").files == HONEST


def test_a_snapshot_that_was_changed_is_written_anew(tmp_path: Path) -> None:
    source = b.write_folder(tmp_path / "x")
    kept = take(source, tmp_path / "cache").submission.folder
    (kept / "rag" / "__main__.py").chmod(0o644)
    (kept / "rag" / "__main__.py").write_bytes(b"print('something else')")
    (kept / "rag" / "planted.py").write_bytes(b"")
    assert take(source, tmp_path / "cache").submission.folder == kept
    assert (kept / "rag" / "__main__.py").read_bytes() == HONEST["rag/__main__.py"]
    assert not (kept / "rag" / "planted.py").exists()


def test_a_file_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    source = b.write_folder(tmp_path / "x")
    (source / "secret").write_bytes(b"")
    (source / "secret").chmod(0)
    if os.access(source / "secret", os.R_OK):  # root reads everything: a vanished file instead
        (source / "secret").unlink()
        from harness.intake import folder
        listed = folder.entries(source)
        first = next(entry for entry in listed if entry.name == "NOTES.md")
        (source / "NOTES.md").unlink()
        with pytest.raises(HarnessError, match=r"NOTES\.md cannot be read"):
            first.read(10)
    else:
        with pytest.raises(HarnessError, match="secret cannot be read"):
            take(source, tmp_path / "cache")


def test_a_link_that_takes_a_files_place_is_not_followed(tmp_path: Path) -> None:
    from harness.intake import folder
    source = b.write_folder(tmp_path / "x")
    (tmp_path / "bait").write_bytes(b"a private key")
    for entry in folder.entries(source):
        if entry.name == "NOTES.md":
            (source / "NOTES.md").unlink()
            (source / "NOTES.md").symlink_to(tmp_path / "bait")
            with pytest.raises(HarnessError, match=r"NOTES\.md cannot be read"):
                entry.read(100)
            return
    raise AssertionError("NOTES.md was not listed")


@pytest.mark.parametrize(("content", "why"), [
    (b"7z\xbc\xaf\x27\x1c" + bytes(600), "first bytes are not those"),
    (b"\xfd7zXZ\x00" + bytes(600), "first bytes are not those"),
    (b"", "first bytes are not those"),
    (b"PK\x03\x04" + bytes(600), "cannot be read"),
    (b"\x1f\x8b" + b"\xff" * 600, "cannot be read"),
    (b"# v2 git bundle\n" + b"\xff" * 600, "no HEAD and 0 branches"),
])
def test_bytes_of_no_known_form_are_an_error_in_three_parts(
        tmp_path: Path, content: bytes, why: str) -> None:
    (tmp_path / "x").write_bytes(content)
    with pytest.raises(HarnessError, match=why) as caught:
        take(tmp_path / "x", tmp_path / "cache")
    assert len(str(caught.value).splitlines()) == 3


@pytest.mark.parametrize("cut", [0.2, 0.5, 0.9])
@pytest.mark.parametrize("form", ["zip", "tar.gz", "tar.bz2", "git bundle"])
def test_an_archive_cut_short_is_an_error(tmp_path: Path, form: str, cut: float) -> None:
    source = Path(str(FORMS[form](tmp_path)))
    raw = source.read_bytes()
    source.write_bytes(raw[:int(len(raw) * cut)])
    with pytest.raises(HarnessError):
        take(source, tmp_path / "cache")


def test_a_bundle_without_its_past_says_how_to_make_it(tmp_path: Path) -> None:
    home = b.write_repository(tmp_path / "x")
    (home / "NOTES.md").write_bytes(b"more")
    b.git(home, "commit", "--quiet", "--all", "--message=more")
    source = b.write_bundle(home, "main", "^main~1")
    with pytest.raises(HarnessError, match="git bundle create submission"):
        take(source, tmp_path / "cache")


def test_a_pointer_of_git_lfs_is_told(tmp_path: Path) -> None:
    source = b.write_folder(tmp_path / "x", {**HONEST, "model.bin": b"version https://git-lfs."
                            b"github.com/spec/v1\noid sha256:00\nsize 1\n"})
    with pytest.raises(HarnessError, match=r"model\.bin is only a pointer"):
        take(source, tmp_path / "cache")


def test_two_packages_at_one_height_and_none_are_refused(tmp_path: Path) -> None:
    two = {f"{name}/{path}": content for name in "ab" for path, content in HONEST.items()}
    with pytest.raises(HarnessError, match="holds several submissions"):
        take(b.write_folder(tmp_path / "two", two), tmp_path / "cache")
    with pytest.raises(HarnessError, match="it has no package `rag`"):
        take(b.write_folder(tmp_path / "none", {"rag.py": b""}), tmp_path / "cache")


def test_names_and_passwords_of_addresses_are_not_kept(tmp_path: Path) -> None:
    assert public("https://me:token@example.org/a/b.git") == "https://example.org/a/b.git"
    with pytest.raises(HarnessError) as caught:
        take("http://me:token@127.0.0.1:9/none.git", tmp_path / "cache", Limits(seconds=20))
    assert "token" not in str(caught.value)


@pytest.mark.parametrize(("told", "fits"), [
    ("https://example.org/a.git", True), ("git@example.org:a/b.git", True),
    ("ssh://git@example.org/a.git#main", True), ("ext::sh -c true", False), ("-oProxy", False),
    ("challenge", False), ("https://a b", False),
])
def test_what_is_a_git_address(told: str, fits: bool) -> None:
    assert is_url(told) is fits


def test_shown_names_hold_nothing_that_a_terminal_obeys() -> None:
    assert shown("a\x1b[2J\u202eb\udcffc") == r"a\x1b[2J\u202eb\udcffc"
    assert len(shown("n" * 500)) < 160


QUESTIONS = tuple(
    Question(f"q-{number}", f"How long is the Valve {number}00 under its warranty?", Kind.SIMPLE,
             Gold(AnswerType.DURATION, (f"{number} month",)), Subject(f"Valve {number}00"))
    for number in range(10, 30))


def variant(documents: Path) -> Variant:
    return Variant("tiny", 1, documents, QUESTIONS, documents / "none", {}, variant_part(1))


def test_differences_from_what_was_issued_are_listed_and_nothing_is_enforced(
        tmp_path: Path) -> None:
    issued = {**HONEST, "evaluate.py": b"naive\n", "practice.jsonl": b"{}\n"}
    documents = b.write_folder(tmp_path / "documents", {"a.md": b"A", "b/c.md": b"C"})
    kit = {**{f"kit/challenge/{name}": content for name, content in issued.items()},
           "kit/challenge/evaluate.py": b"mine\n", "kit/challenge/practice.jsonl": b"{}\r\n",
           "kit/documents/a.md": b"changed", "kit/documents/new.md": b"N",
           "kit/gateway/errors.py": b"raise SystemExit\n"}
    taken = take(b.write_zip(tmp_path / "kit.zip", b.members(kit)), tmp_path / "cache")
    found = facts(taken, issued, variant(documents))
    assert (found["source"], found["files"]) == ("archive", 6)
    assert found["protected"] == {
        "documents/a.md": "changed", "documents/b/c.md": "removed", "documents/new.md": "added",
        "evaluate.py": "changed", "gateway/errors.py": "changed"}
    assert lines(found) == [
        "differs from what was issued (the score uses the harness's own copies): documents/a.md "
        "(changed), documents/b/c.md (removed), documents/new.md (added), evaluate.py (changed), "
        "gateway/errors.py (changed)"]


def test_an_honest_kit_and_a_bare_challenge_differ_in_nothing(tmp_path: Path) -> None:
    issued = {**HONEST, "evaluate.py": b"naive\n"}
    documents = b.write_folder(tmp_path / "documents", {"a.md": b"A"})
    whole = {**{f"challenge/{name}": content for name, content in issued.items()},
             "documents/a.md": b"A"}
    for name, files in (("kit", whole), ("bare", issued)):
        found = facts(take(b.write_folder(tmp_path / name, files), tmp_path / "cache"), issued,
                      variant(documents))
        assert (found["protected"], lines(found)) == ({}, [])


TRACES: dict[str, tuple[dict[str, bytes], str]] = {
    "hidden wordings in code": (
        {"rag/table.py": "\n".join(f"{q.text!r}: 1," for q in QUESTIONS[:5]).encode()},
        "holds 5 wordings of hidden questions: rag/table.py (5)"),
    "hidden wordings in an index": (
        {"index.pkl": b"\0\x80" + "".join(q.text.upper() for q in QUESTIONS).encode()},
        "holds 20 wordings of hidden questions: index.pkl (20)"),
    "another variant's documents": (
        {"data/a.html": f"<!-- {mark(variant_part(2))} -->".encode()},
        "holds the mark of another variant's kit or documents: data/a.html"),
    "two kits of one variant": (
        {"KIT": mark(variant_part(1), "ada").encode(), "B": mark(variant_part(1), "bo").encode()},
        "holds marks of 2 kits: parts of it were issued to somebody else"),
}
TWINS: dict[str, dict[str, bytes]] = {
    "questions of one's own": {"my_questions.jsonl": b"How long is the Valve 5 under warranty?"},
    "one question that happens to be asked": {"todo.md": QUESTIONS[0].text.encode()},
    "one's own kit and documents": {
        "KIT": mark(variant_part(1), "ada").encode(),
        "data/a.html": f"<!-- {mark(variant_part(1))} -->".encode()},
    "practice questions": {"cache.json": b"How long is the Pump 700 under its warranty?"},
}


@pytest.mark.parametrize("name", TRACES)
def test_traces_of_what_was_not_given_are_told_in_one_line(tmp_path: Path, name: str) -> None:
    more, line = TRACES[name]
    taken = take(b.write_folder(tmp_path / "x", {**HONEST, **more}), tmp_path / "cache")
    found = facts(taken, HONEST, variant(b.write_folder(tmp_path / "documents", {"a.md": b"A"})))
    assert lines(found) == [line]
    assert "q-1" not in repr(found)


@pytest.mark.parametrize("name", TWINS)
def test_honest_twins_are_not_told(tmp_path: Path, name: str) -> None:
    taken = take(b.write_folder(tmp_path / "x", {**HONEST, **TWINS[name]}), tmp_path / "cache")
    issued = {**HONEST, "practice.jsonl": b"How long is the Pump 700 under its warranty?"}
    files = {**taken.files, "practice.jsonl": issued["practice.jsonl"]}
    found = facts(replace(taken, files=files), issued,
                  variant(b.write_folder(tmp_path / "documents", {"a.md": b"A"})))
    assert lines(found) == []

"""A sealed variant opens with its key, whole and as itself, or not at all."""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from pyrage import x25519

from heldout import keys, sealed_variant
from heldout.canary import PATTERN
from heldout.errors import SealError
from heldout.sealed_variant import Draft, calibration, read, write
from heldout.sealing import seal, unseal
from scoring.records import AnswerType, Gold, Kind, Question, Subject

QUESTION = Question("q-1", "How long is the Valve 900 under warranty?", Kind.SIMPLE,
                    Gold(AnswerType.DURATION, ("24 month",)), Subject("Valve 900"))
DRAFT = Draft(
    name="acme", seed=2**127 + 12345, recipe="r" * 64,
    documents={"a.html": "<html>\n<title>A</title>\nx\n</html>\n", "b/c.md": "# C\n",
               "m.eml": "From: a@b\nSubject: c\n\nbody\n"},
    questions=(QUESTION, replace(QUESTION, id="q-2")),
    baseline={"rag/__main__.py": b"", "practice.jsonl": b"{}\n"},
    versions={"reader": "reader-1"}, calibration={"report.md": "142 of 200"})


@pytest.fixture
def key(tmp_path: Path) -> x25519.Identity:
    return keys.create(tmp_path / "elsewhere" / "key")


@pytest.fixture
def folder(tmp_path: Path, key: x25519.Identity) -> Path:
    write(tmp_path / "acme", DRAFT, key.to_public())
    return tmp_path / "acme"


def test_what_was_sealed_is_what_is_opened(folder: Path, key: x25519.Identity) -> None:
    variant = read(folder, key, "acme")
    assert variant.questions == DRAFT.questions
    assert (variant.seed, variant.versions) == (DRAFT.seed, {"reader": "reader-1"})
    assert calibration(folder, key, "acme") == {"report.md": "142 of 200"}
    assert set(variant.manifest) == {"recipe", "documents", "questions", "baseline"}


def test_nothing_hidden_stands_in_clear_on_disk(folder: Path) -> None:
    assert {path.name for path in folder.iterdir()} == {
        "manifest.json", "documents", "baseline.tar.gz", "sealed.age"}
    written = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    for hidden in (QUESTION.text, "24 month", "142 of 200", str(DRAFT.seed), "q-1"):
        assert hidden.encode() not in written


def test_two_seals_of_one_text_differ(key: x25519.Identity) -> None:
    assert seal({"a": "b"}, key.to_public()) != seal({"a": "b"}, key.to_public())


def test_another_key_is_told_as_such(folder: Path) -> None:
    with pytest.raises(SealError, match="cannot be opened") as caught:
        read(folder, x25519.Identity.generate(), "acme")
    assert caught.value.why == "they are sealed for another key"


@pytest.mark.parametrize("at", [30, 150, -30, -1])
def test_one_changed_bit_of_the_sealed_file_is_noticed(
        folder: Path, key: x25519.Identity, at: int) -> None:
    raw = bytearray((folder / "sealed.age").read_bytes())
    raw[at] ^= 1
    (folder / "sealed.age").write_bytes(raw)
    with pytest.raises(SealError, match="cannot be opened"):
        read(folder, key, "acme")


@pytest.mark.parametrize("length", [0, 10, 200, -1])
def test_a_sealed_file_cut_short_is_noticed(
        folder: Path, key: x25519.Identity, length: int) -> None:
    raw = (folder / "sealed.age").read_bytes()
    (folder / "sealed.age").write_bytes(raw[:length])
    with pytest.raises(SealError, match="cannot be opened"):
        read(folder, key, "acme")


def test_sealed_questions_of_another_variant_are_noticed(
        tmp_path: Path, folder: Path, key: x25519.Identity) -> None:
    write(tmp_path / "other", replace(DRAFT, name="other"), key.to_public())
    shutil.copy(tmp_path / "other" / "sealed.age", folder / "sealed.age")
    with pytest.raises(SealError, match="are another variant's") as caught:
        read(folder, key, "acme")
    assert caught.value.why == "they were sealed for the variant other"


def test_a_variant_under_another_name_is_noticed(folder: Path, key: x25519.Identity) -> None:
    with pytest.raises(SealError, match="are another variant's"):
        read(folder, key, "acme-2")


@pytest.mark.parametrize("part", ["documents/a.html", "documents/new.md", "baseline.tar.gz",
                                  "manifest.json"])
def test_a_public_part_that_was_changed_is_noticed(
        tmp_path: Path, folder: Path, key: x25519.Identity, part: str) -> None:
    if part == "manifest.json":
        manifest = json.loads((folder / part).read_text())
        (folder / part).write_text(json.dumps({**manifest, "versions": {"reader": "reader-2"}}))
    elif part == "baseline.tar.gz":
        other = replace(DRAFT, baseline={"rag/__main__.py": b"easier"})
        write(tmp_path / "other", other, key.to_public())
        shutil.copy(tmp_path / "other" / part, folder / part)
    else:
        (folder / part).write_text("the answer is 42")
    with pytest.raises(SealError, match="acme was changed since it was sealed"):
        read(folder, key, "acme")


@pytest.mark.parametrize("part", ["manifest.json", "sealed.age", "baseline.tar.gz", "documents"])
def test_a_missing_part_is_an_error_in_three_parts(
        folder: Path, key: x25519.Identity, part: str) -> None:
    if (folder / part).is_dir():
        shutil.rmtree(folder / part)
    else:
        (folder / part).unlink()
    with pytest.raises(SealError) as caught:
        read(folder, key, "acme")
    assert len(str(caught.value).splitlines()) == 3


def test_a_resealed_file_of_a_stranger_needs_the_manifest_too(
        folder: Path, key: x25519.Identity) -> None:
    # Anybody can seal for the public key; what is inside must fit the manifest.
    stranger = seal({"variant": "acme", "manifest": "0", "seed": "1", "questions": ""},
                    key.to_public())
    (folder / "sealed.age").write_bytes(stranger)
    with pytest.raises(SealError, match="acme was changed"):
        read(folder, key, "acme")
    (folder / "sealed.age").write_bytes(sealed_variant.seal({}, key.to_public()))
    with pytest.raises(SealError, match="another variant's"):
        read(folder, key, "acme")


def test_a_key_is_its_owners_alone_and_never_replaced(tmp_path: Path) -> None:
    path = tmp_path / "keys" / "key"
    made = keys.ensure(path)
    assert oct(path.stat().st_mode)[-3:] == "600"
    assert str(keys.ensure(path)) == str(made) == str(keys.load(path))
    with pytest.raises(SealError, match="could not be written"):
        keys.create(path)
    os.chmod(path, 0o644)
    with pytest.raises(SealError, match="open to others"):
        keys.load(path)


def test_a_key_inside_the_repository_is_refused() -> None:
    with pytest.raises(SealError, match="inside the repository"):
        keys.ensure(keys.REPOSITORY / "key")


@pytest.mark.parametrize("text", ["", "hello\n", "AGE-SECRET-KEY-1XX\n",
                                  "AGE-SECRET-KEY-1A\nAGE-SECRET-KEY-1B\n"])
def test_a_file_that_is_no_key_is_told(tmp_path: Path, text: str) -> None:
    path = tmp_path / "key"
    path.write_text(text)
    path.chmod(0o600)
    with pytest.raises(SealError, match="is no private key"):
        keys.load(path)


def test_a_missing_key_and_a_wrong_public_key_are_told(tmp_path: Path) -> None:
    with pytest.raises(SealError, match="there is no private key"):
        keys.load(tmp_path / "none")
    with pytest.raises(SealError, match="is no public key"):
        keys.recipient("age1xyz")


def test_the_age_program_can_open_it_too(key: x25519.Identity) -> None:
    # The format is age's own: header line, then an X25519 stanza.
    raw = seal({"a": "b"}, key.to_public())
    assert raw.startswith(b"age-encryption.org/v1\n-> X25519 ")
    assert unseal(raw, key, "x") == {"a": "b"}


def test_every_page_has_the_variants_mark(folder: Path, key: x25519.Identity) -> None:
    variant = read(folder, key, "acme")
    for name, count in (("a.html", 1), ("m.eml", 0), ("b/c.md", 0)):
        found = PATTERN.findall((folder / "documents" / name).read_bytes())
        assert [part.decode() for part, _ in found] == [variant.canary] * count

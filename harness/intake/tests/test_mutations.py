"""Whatever bytes are handed in, the intake takes them or says in three parts why not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.errors import HarnessError
from harness.intake import take
from harness.intake.entries import Entry, Limits, Nature, shown
from harness.intake.gate import admit
from harness.intake.tests import building as b
from harness.intake.tests.attacks import SMALL

FORMS: dict[str, tuple[int, Callable[[Path], Path]]] = {
    "zip": (150, lambda home: b.write_zip(home / "x", b.members())),
    "stored zip": (150, lambda home: b.write_zip(home / "x", b.members(), 0)),
    "tar": (150, lambda home: b.write_tar(home / "x", b.members(), "w")),
    "tar.gz": (150, lambda home: b.write_tar(home / "x", b.members())),
    "tar.bz2": (60, lambda home: b.write_tar(home / "x", b.members(), "w:bz2")),
    "git bundle": (15, lambda home: b.write_bundle(b.write_repository(home / "x"))),
}


def mutated(raw: bytes, luck: Random) -> bytes:
    """Return `raw` with one to eight bytes changed, cut out, doubled or put elsewhere."""
    data = bytearray(raw)
    for _ in range(luck.randint(1, 8)):
        at, other = luck.randrange(len(data)), luck.randrange(len(data))
        length = luck.randint(1, 40)
        change = luck.randrange(4)
        if change == 0:
            data[at] = luck.randrange(256)
        elif change == 1:
            del data[at:at + length]
        elif change == 2:
            data[at:at] = data[other:other + length]
        else:
            data[at:at + length] = bytes(length)
        if not data:
            break
    return bytes(data)


@pytest.mark.parametrize("form", FORMS)
def test_changed_bytes_are_taken_or_refused_never_a_foreign_error(
        form: str, tmp_path: Path) -> None:
    count, make = FORMS[form]
    raw, luck = make(tmp_path).read_bytes(), Random(form)
    path, refused = tmp_path / "changed", 0
    for _ in range(count):
        path.write_bytes(mutated(raw, luck))
        try:
            files = take(path, tmp_path / "cache", SMALL).files
            assert all(".." not in name.split("/") for name in files)
        except HarnessError as error:
            refused += 1
            assert len(str(error).splitlines()) == 3
            assert "\x1b" not in str(error)
    assert refused > count // 10


NAMES = st.text(st.characters(), max_size=40) | st.lists(
    st.sampled_from(["rag", "..", ".", "", "a", "A", "é", "é", "x" * 300, "\x00", "\u202e", "b "]),
    max_size=6).map("/".join)
NATURES = st.sampled_from([Nature.FILE] * 6 + [Nature.FOLDER, Nature.LINK, Nature.DEVICE])


@given(st.lists(st.tuples(NAMES, NATURES, st.binary(max_size=8), st.integers(-1, 1)), max_size=8))
@settings(max_examples=300, deadline=None)
def test_what_is_admitted_can_be_written_anywhere_as_it_is(
        rows: list[tuple[str, Nature, bytes, int]]) -> None:
    entries = [Entry(name, nature, max(0, len(content) + lie), lambda most, c=content: c[:most + 1])
               for name, nature, content, lie in rows]
    try:
        files = admit(entries, Limits(files=5))
    except HarnessError as error:
        assert len(str(error).splitlines()) == 3
        return
    assert list(files) == sorted(files)
    assert len({name.casefold() for name in files}) == len(files) <= 5
    for name, content in files.items():
        parts = name.split("/")
        assert name.isprintable()
        assert not {"", ".", ".."} & set(parts)
        assert not any(other.startswith(f"{name}/") for other in files)
        assert (name, content) in [(row[0].rstrip("/").removeprefix("./"), row[2]) for row in rows]


@given(st.text(st.characters()))
def test_a_shown_name_is_always_printable(name: str) -> None:
    assert shown(name).isprintable()

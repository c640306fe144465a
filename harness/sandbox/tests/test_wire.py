"""What comes out of a box is read strictly: each fault has its own reason."""

from __future__ import annotations

import json

import pytest

from harness.sandbox import wire


@pytest.mark.parametrize(("frame", "line"), [
    (wire.Hello(1), b'{"t":"hello","version":1}'),
    (wire.Open(7), b'{"t":"open","n":7}'),
    (wire.Data(7, b"ab"), b'{"t":"data","n":7,"b":"YWI="}'),
    (wire.Close(7), b'{"t":"close","n":7}'),
    (wire.Ended(-9), b'{"t":"ended","code":-9}'),
    (wire.Index(b"", True), b'{"t":"index","b":"","last":true}'),
    (wire.Unkept(), b'{"t":"unkept"}'),
    (wire.Counted(3), b'{"t":"counted","times":3}'),
    (wire.Counted(None), b'{"t":"counted","times":null}'),
])
def test_a_frame_is_one_tagged_line(frame: wire.Frame, line: bytes) -> None:
    assert wire.encode(frame) == line + b"\n"
    assert wire.decode(line) == frame


@pytest.mark.parametrize(("line", "reason"), [
    (b"x" * 65536, "longer than 65536 bytes"),
    (b"[" * 30000, "nested too deeply"),
    (b"", "not JSON"),
    (b"{", "not JSON"),
    (b'{"t":"open","n":' + b"9" * 60000 + b"}", "not JSON"),
    (b'{"t":"open","n":NaN}', "NaN"),
    (b'{"t":"open","n":Infinity}', "Infinity"),
    (b'{"t":"open","n":1e999}', "Expected `int`"),
    (b'{"t":"open","n":1,"n":2}', "a key twice"),
    (b'{"t":"open","n":1,"t":"close"}', "a key twice"),
    (b'{"t":"open","n":"\xff"}', "not UTF-8"),
    (b'{"t":"log","b":"\\ud800"}', "no frame"),
    (b'{"t":"log","b":"!!!"}', "no frame"),
    (b'{"t":"open","n":1,"more":2}', "unknown field"),
    (b'{"t":"open","n":1,"\\u001b[2J":2}', r"unknown field `\?\[2J`"),
    (b'{"t":"open"}', "missing required field"),
    (b'{"t":"open","n":"1"}', "Expected `int`"),
    (b'{"t":"open","n":true}', "Expected `int`"),
    (b'{"t":"counted","times":-1}', "Expected `int` >= 0"),
    (b'{"t":"counted","times":9007199254740992}', "Expected `int` <="),
    (b'{"t":"start"}', "Invalid value 'start'"),
    (b'{"n":1}', "missing required field `t`"),
    (b'[]', "Expected `object`"),
])
def test_anything_else_is_refused_with_its_reason(line: bytes, reason: str) -> None:
    with pytest.raises(wire.WireError, match=reason):
        wire.decode(line)


def test_the_shim_speaks_of_the_same_sizes_and_version() -> None:
    from harness.sandbox.inside import shim

    assert (shim.LONGEST, shim.CHUNK, shim.VERSION) == (wire.LONGEST, wire.CHUNK, wire.VERSION)


def test_a_full_chunk_fits_into_a_line() -> None:
    line = wire.encode(wire.Data(2 ** 41, b"\xff" * wire.CHUNK))
    assert len(line) < wire.LONGEST
    assert json.loads(line)["n"] == 2 ** 41

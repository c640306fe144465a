"""What is read of a reply commands no terminal and breaks no file."""

from __future__ import annotations

import json

import pytest

from harness.ask import _read


@pytest.mark.parametrize(("said", "kept"), [
    ("24 months\n\tfrom delivery", "24 months\n\tfrom delivery"),
    ("\x1b[2J24\x00 months\x9b1m", "\ufffd[2J24\ufffd months\ufffd1m"),
    ("24 months \ud800", "24 months ?"),
    ("größer – „als“ 24 Monate 🙂", "größer – „als“ 24 Monate 🙂"),
])
def test_an_answer_is_kept_without_what_commands_a_terminal(said: str, kept: str) -> None:
    raw = json.dumps({"answer": said, "sources": [said]}).encode()
    reply = _read(raw, 0.1)
    assert (reply.text, reply.sources) == (kept, (kept,))
    assert kept.encode()


@pytest.mark.parametrize(("raw", "why"), [
    (b'{"answer": "1", "answer": "2"}', "the reply has a key twice"),
    (b'{"answer": "1", "more": {"a": 1, "a": 2}}', "the reply has a key twice"),
    (b'{"answer": NaN}', 'the reply has no string "answer"'),
    (b'{"answer": "1"} {"answer": "2"}', "the reply is not JSON"),
])
def test_a_reply_that_can_be_read_in_two_ways_is_none(raw: bytes, why: str) -> None:
    reply = _read(raw, 0.1)
    assert (reply.text, reply.error) == (None, why)


def test_a_reply_may_say_more_than_it_must() -> None:
    assert _read(b'{"answer": "1", "confidence": NaN, "trace": [{"a": 1}]}', 0.1).text == "1"

from __future__ import annotations

from typing import Any

import pytest
from rag import events


@events.stage("outer")
def outer(text: str) -> str:
    events.tell("piece", text=text)
    return inner(text) + "!"


@events.stage("inner")
def inner(text: str) -> str:
    if not text:
        raise ValueError("empty")
    events.tell("piece", text=text)
    return text.upper()


def test_nobody_is_told_where_nobody_watches() -> None:
    assert not events.watching()
    assert outer("a") == "A!"


def test_stages_and_what_happens_in_them_are_told_in_order() -> None:
    seen: list[dict[str, Any]] = []
    with events.watched(seen.append):
        assert events.watching() and not events.live()
        assert outer("a") == "A!"
    assert [(event["kind"], event["stage"]) for event in seen] == [
        ("began", "outer"), ("piece", "outer"), ("began", "inner"), ("piece", "inner"),
        ("ended", "inner"), ("ended", "outer")]
    assert seen[-1]["result"] == "A!" and seen[-1]["seconds"] >= 0
    assert not events.watching()


def test_two_watchers_are_both_told_and_one_of_them_makes_it_live() -> None:
    first: list[dict[str, Any]] = []
    second: list[dict[str, Any]] = []
    with events.watched(first.append):
        with events.watched(second.append, live=True):
            assert events.live()
            inner("a")
        assert not events.live()
        inner("b")
    assert len(second) == 3 and first[:3] == second and len(first) == 6


def test_a_stage_that_fails_leaves_no_trace_in_the_next() -> None:
    seen: list[dict[str, Any]] = []
    with events.watched(seen.append):
        with pytest.raises(ValueError, match="empty"):
            inner("")
        events.tell("piece", text="x")
    assert [(event["kind"], event["stage"]) for event in seen] == [
        ("began", "inner"), ("failed", "inner"), ("piece", "answer")]

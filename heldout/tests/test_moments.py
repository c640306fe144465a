"""What a question says about time is read back as it was meant."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest

from corpus.facts import Fact, Status, Value, ValueType
from heldout.questions import past
from heldout.questions.moments import Moment, months_within, read


def version(text: str, start: date | None, end: date | None, status: Status) -> Fact:
    return Fact(f"fact-{text}", "policy-1", "leave", (Value(ValueType.NUMBER, text),),
                valid_from=start, valid_to=end, status=status)


OLD = version("1", date(2022, 1, 1), date(2024, 7, 1), Status.SUPERSEDED)
LATER = version("2", date(2024, 7, 1), date(2025, 11, 1), Status.SUPERSEDED)
NOW = version("3", date(2025, 11, 1), None, Status.CURRENT)
DRAFT = version("4", date(2027, 1, 1), None, Status.DRAFT)
ALL = [OLD, LATER, NOW, DRAFT]


@pytest.mark.parametrize(("text", "meant"), [
    ("How many days of holiday do I get?", NOW),
    ("As of today: how many days of holiday do I get?", NOW),
    ("What was it in March 2023?", OLD),
    ("What was it in March 2025?", LATER),
    ("What was it as of March 2026?", NOW),
    ("What was it before 1 July 2024?", OLD),
    ("Up to 1 November 2025 something else applied. What was it until then?", LATER),
    ("What was it before the amendment?", LATER),
    ("What was it last year?", LATER),
    ("What is proposed in the draft?", DRAFT),
])
def test_a_question_means_one_version(text: str, meant: Fact) -> None:
    assert [fact for fact in ALL if read(text).includes(fact, ALL)] == [meant]


@pytest.mark.parametrize(("frames", "kind"), [
    (past.IN_MONTH, "at"), (past.WHO_IN_MONTH, "at"), (past.BEFORE, "before"),
    (past.WHO_BEFORE, "before"), (past.AMENDED, "previous"), (past.LAST_YEAR, "previous"),
    (past.FIRST, "previous"), (past.PLANNED, "draft")])
def test_every_frame_is_understood(frames: tuple[str, ...], kind: str) -> None:
    for frame in frames:
        text = past.finished(frame, "limit", m="March 2025", d="1 July 2024")
        assert read(text).kind == kind, text


def test_frames_for_today_name_no_time() -> None:
    random = Random(1)
    for _ in range(50):
        assert read(past.framed(random, "How long is it?")) == Moment()
        assert past.framed(random, "After how long is it?").count("fter") == 1


def test_only_whole_months_within_a_validity_are_asked_for() -> None:
    found = months_within(date(2025, 3, 15), date(2025, 6, 1), date(2026, 9, 14))
    assert found == [date(2025, 4, 1), date(2025, 5, 1)]
    assert months_within(date(2026, 9, 1), None, date(2026, 9, 14)) == []

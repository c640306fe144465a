"""The evidence of a failing answer is followed to where it was lost."""

from __future__ import annotations

import pytest

from scoring.causes import Cause, cause
from scoring.records import (
    Answer,
    Answerability,
    AnswerType,
    Call,
    Evidence,
    Gold,
    Kind,
    Label,
    Question,
    Subject,
    Verdict,
)

QUESTION = Question("q", "?", Kind.SIMPLE, Gold(AnswerType.NUMBER, ("1",)), Subject("x"),
                    evidence=(Evidence("a.md", "it is 1"),))
UNKNOWN = Question("q", "?", Kind.UNANSWERABLE, Gold(AnswerType.NUMBER), Subject("x"),
                   answerability=Answerability.UNANSWERABLE)


def found(label: Label, share: float | None = 0.0, sources: tuple[str, ...] = (),
          text: str = "2", reply: str = "2", asked: Question = QUESTION) -> Cause | None:
    call = Call("q", 0, "m", (), reply, 1, 1, 0.0, 0.0, 0.0, 0.0, 0.0)
    return cause(asked, Answer("q", text, sources), [call],
                 Verdict("q", label, "", "", evidence_sent=share),
                 lambda other: Label.CORRECT if other == "1" else Label.GROUNDED_WRONG)


@pytest.mark.parametrize(("share", "sources", "wanted"), [
    (0.0, (), Cause.NEVER_RETRIEVED), (0.0, ("b.md",), Cause.NEVER_RETRIEVED),
    (0.0, ("a.md",), Cause.NOT_SENT), (0.5, ("a.md",), Cause.PARTLY_SENT),
    (1.0, ("a.md",), Cause.NOT_USED)])
def test_evidence_is_lost_at_one_station(share: float, sources: tuple[str, ...], wanted: Cause
                                         ) -> None:
    for label in (Label.GROUNDED_WRONG, Label.HALLUCINATED, Label.ABSTAINED):
        assert found(label, share, sources) is wanted


def test_a_right_reply_that_the_service_spoilt_is_told_apart() -> None:
    assert found(Label.GROUNDED_WRONG, 1.0, reply="1") is Cause.LOST_AFTER
    assert found(Label.ABSTAINED, 1.0, text="1 ", reply="1") is Cause.NOT_USED
    assert found(Label.ABSTAINED, 1.0, reply=" ") is Cause.NOT_USED


def test_what_has_no_cause_and_what_needs_no_evidence() -> None:
    for label in (Label.CORRECT, Label.UNDECIDED, Label.INFRASTRUCTURE):
        assert found(label) is None
    assert found(Label.ERROR) is Cause.FAILED
    assert found(Label.HALLUCINATED, None, asked=UNKNOWN) is Cause.INVENTED

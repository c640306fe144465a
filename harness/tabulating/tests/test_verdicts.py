from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from harness.judging import library
from harness.tabulating import verdicts as module
from harness.tabulating.verdicts import Judged, Verdicts
from harness.tests.conftest import tiny_documents, tiny_questions
from scoring.judge import judge
from scoring.records import Answer, Call, Label, Message

ASKED = tiny_questions()[0]
GOLD = ASKED.gold.values[0]


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    (tmp_path / "documents").mkdir()
    tiny_documents(tmp_path / "documents")
    return tmp_path / "documents"


@pytest.fixture
def kept(shelf: Path, tmp_path: Path) -> Iterator[Verdicts]:
    found = Verdicts(tmp_path / "tables", shelf)
    yield found
    found.close()


def call(text: str) -> Call:
    return Call(ASKED.id, 0, "reader", (Message("user", text),), "", 9, 3, 0.0, 0.0, 0.1, 100.0,
                100.0)


def proof(shelf: Path) -> str:
    return (shelf / ASKED.evidence[0].document).read_text()


def scored(answer: Answer, calls: list[Call], shelf: Path) -> Judged:
    found = judge(ASKED, answer, calls, library(shelf))
    return found.label, found.supported, found.evidence_sent


@pytest.mark.parametrize("text", [GOLD, "I do not know.", "99 months", None])
@pytest.mark.parametrize("sent", [True, False])
def test_a_verdict_from_memory_is_the_scorers(
        kept: Verdicts, shelf: Path, text: str | None, sent: bool) -> None:
    answer = Answer(ASKED.id, text, error=None if text else "crash", fault=None)
    calls = [call(proof(shelf) if sent else "nothing of use")]
    expected = scored(answer, calls, shelf)
    assert kept.of(ASKED, answer, calls) == kept.of(ASKED, answer, calls) == expected


def test_what_was_judged_is_not_judged_again_in_whatever_time_it_was_answered(
        kept: Verdicts, shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answer, calls = Answer(ASKED.id, GOLD), [call(proof(shelf))]
    before = kept.of(ASKED, answer, calls)
    monkeypatch.setattr(module, "judge", None)
    assert before[:2] == (Label.CORRECT, True)
    assert kept.of(ASKED, replace(answer, seconds=9.0), [replace(calls[0], usd=1.0)]) == before


def test_another_answer_prompt_question_or_document_is_judged_anew(
        kept: Verdicts, shelf: Path, tmp_path: Path) -> None:
    answer, calls = Answer(ASKED.id, GOLD), [call(proof(shelf))]
    assert kept.of(ASKED, answer, calls)[:2] == (Label.CORRECT, True)
    assert kept.of(ASKED, answer, [call("nothing of use")])[:2] == (Label.CORRECT, False)
    assert kept.of(ASKED, Answer(ASKED.id, "I do not know."), calls)[0] is Label.ABSTAINED
    other = replace(ASKED, gold=replace(ASKED.gold, values=("99 month",)))
    assert kept.of(other, answer, calls)[0] is not Label.CORRECT
    (shelf / "more.md").write_text("# Another page\n")
    again = Verdicts(tmp_path / "tables", shelf)
    assert again._hash != kept._hash
    again.close()

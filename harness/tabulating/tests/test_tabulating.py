from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from harness import model_files
from harness.errors import HarnessError
from harness.settings import Settings
from harness.tabulating import tabulate as module
from harness.tabulating.desk import Piece
from harness.tabulating.store import Store, folder
from harness.tabulating.tabulate import PIECE, Work, tabulate
from harness.tabulating.tests.tiny_tree import write_tree
from harness.tests.conftest import tiny_documents, tiny_questions
from heldout.calibration.plan import Plan, Row, Run
from scoring.records import Label, to_json


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setattr(model_files, "ensure", lambda cache: cache / "models")
    return Settings(cache=tmp_path / "cache")


@pytest.fixture
def plan(tmp_path: Path) -> Plan:
    (tmp_path / "documents").mkdir()
    tiny_documents(tmp_path / "documents")
    questions = tiny_questions()
    path = tmp_path / "questions.jsonl"
    path.write_text("".join(f"{to_json(question)}\n" for question in questions))
    names = tuple(question.id for question in questions)
    return Plan(7, str(tmp_path / "documents"), str(path), (
        Run("good", str(write_tree(tmp_path / "good")), names),
        Run("blind", str(write_tree(tmp_path / "blind", top=0)), names)))


def labels(rows: list[Row]) -> Counter[tuple[str, Label]]:
    return Counter((row.configuration, row.label) for row in rows)


def test_each_configuration_runs_its_own_tree_and_is_labelled_by_the_scorer(
        plan: Plan, settings: Settings) -> None:
    rows = tabulate(plan, settings, desks=2)
    assert labels(rows) == {("good", Label.CORRECT): 24, ("blind", Label.ABSTAINED): 23,
                            ("blind", Label.CORRECT): 1}
    assert [row.question for row in rows[:24]] == list(plan.runs[0].questions)
    first = rows[0]
    assert (first.supported, first.evidence_sent, first.calls) == (True, 1.0, 1)
    assert first.tokens > 40 and first.usd > 0 and first.model_seconds > 0.3
    assert not first.lucky


def test_what_is_known_is_not_asked_again_and_a_torn_line_is(
        plan: Plan, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    before = tabulate(plan, settings, desks=1)
    store = Store(folder(plan, settings.model, settings.cache), plan.runs[0], settings.cache)
    store.path.write_bytes(store.path.read_bytes()[:-9])
    asked: list[str] = []
    give = Work.next

    def noted(self: Work, desk: int) -> tuple[Store, Piece] | None:
        given = give(self, desk)
        asked.extend(given[1].run.questions if given else ())
        return given

    monkeypatch.setattr(Work, "next", noted)
    assert labels(tabulate(plan, settings, desks=1)) == labels(before)
    assert len(asked) == 1


def test_equal_trees_share_their_rows_whatever_they_are_called(
        plan: Plan, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    before = tabulate(plan, settings, desks=1)
    monkeypatch.setattr(module, "_desks", None)
    again = replace(plan, runs=(replace(plan.runs[0], configuration="other name"),))
    assert [replace(row, configuration="good") for row in tabulate(again, settings)] \
        == before[:24]


def test_an_exception_is_an_error_row_and_the_next_question_is_asked(
        plan: Plan, settings: Settings, tmp_path: Path) -> None:
    tree = write_tree(tmp_path / "broken", broken="Valve 300 ")
    rows = tabulate(replace(plan, runs=(replace(plan.runs[0], tree=str(tree)),)), settings, 1)
    assert labels(rows) == {("good", Label.CORRECT): 23, ("good", Label.ERROR): 1}
    assert "no answer to this one" in next(row.answer for row in rows if not row.right)


def test_a_tree_that_cannot_be_built_is_named_with_its_last_words(
        plan: Plan, settings: Settings, tmp_path: Path) -> None:
    tree = write_tree(tmp_path / "bad")
    (tree / "rag" / "settings.py").write_text("raise RuntimeError('no settings today')\n")
    bad = replace(plan, runs=(replace(plan.runs[0], tree=str(tree)),))
    with pytest.raises(HarnessError) as caught:
        tabulate(bad, settings, desks=1)
    assert "no settings today" in caught.value.why


def test_a_desk_keeps_to_its_run_and_helps_another_only_in_the_end(
        plan: Plan, settings: Settings) -> None:
    names = tuple(f"q-{number}" for number in range(2 * PIECE + 1))
    home = folder(plan, settings.model, settings.cache)
    stores = [Store(home, replace(run, questions=names), settings.cache) for run in plan.runs]
    left = Work(stores, {})
    order = []
    for desk in (0, 1, 0, 0, 1, 0, 1):
        given = left.next(desk)
        order.append(given[1].run.configuration if given else None)
    assert order == ["good", "blind", "good", "good", "blind", "blind", None]

"""`make eval`: what a question costs, and a run that was interrupted."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from harness.kit.workbench import evaluating
from harness.kit.workbench.errors import WorkbenchError
from harness.kit.workbench.place import Place
from harness.kit.workbench.practice import Row, previous, set_hash
from harness.kit.workbench.resuming import FILE, Unfinished
from harness.kit.workbench.spending import Spent
from harness.kit.workbench.talking import Reply

ASKED = [(f"What is {n}?", str(n)) for n in range(6)]


class Bench:
    """A kit without processes: `asked` are the questions that the service was put."""

    def __init__(self, root: Path, patch: pytest.MonkeyPatch) -> None:
        self.place, self.asked, self.stop = Place(root, {}), list[str](), ""
        self.spent, self.healthy = 0, True
        (root / "challenge").mkdir()
        (root / "challenge" / "rag.py").write_text("1")
        (root / "mine.jsonl").write_text("".join(
            json.dumps({"question": q, "answer": a}) + "\n" for q, a in ASKED))

        @contextmanager
        def running(_: Place) -> Iterator[int]:
            yield 1

        patch.setattr(evaluating, "running", running)
        patch.setattr(evaluating, "ask", self.ask)
        patch.setattr(evaluating, "spent", self.account)
        patch.setattr(evaluating, "health", lambda url: (200 if self.healthy else 0, ""))
        patch.setattr(evaluating, "judged", lambda place, pairs: (
            [expected in answer for expected, answer in pairs], "a judge"))

    def ask(self, port: int, question: str) -> Reply:
        if question == self.stop:
            raise KeyboardInterrupt
        if not self.healthy:
            return Reply("", 0.1, error="URLError: refused")
        self.asked.append(question)
        self.spent += 1
        return Reply(f"It is {question[8:-1]}.", 0.5, ["a.md"])

    def account(self, port: int) -> Spent:
        n = self.spent
        return Spent(3 * n, 2000 * n, 70 * n, 0.0065 * n, 4.0 * n)

    def eval(self) -> int:
        return evaluating.run(self.place, str(self.place.root / "mine.jsonl"))


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bench:
    return Bench(tmp_path, monkeypatch)


def test_tokens_cost_and_published_time_are_printed_and_compared(
        bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    bench.eval()
    first = capsys.readouterr().out
    assert "run 1 over mine.jsonl: 100.0% judged right (6 of 6" in first
    assert "  3.0 model calls a question, 2,000 prompt and 70 completion tokens, $0.00650" in first
    assert "one after the other): 4.50 s a question, p95 4.50 s" in first
    bench.account = lambda port: Spent(bench.spent, 0, 0, 0.013 * bench.spent, None)  # type: ignore[method-assign]
    evaluating.spent = bench.account  # type: ignore[attr-defined]
    bench.eval()
    second = capsys.readouterr().out
    assert "against run 1 (6 of 6, same code): 0 fixed, 0 broken; cost +100.0%" in second
    assert "published time" not in second


def test_a_gateway_that_says_nothing_of_costs_is_no_error(
        bench: Bench, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(evaluating, "spent", lambda port: None)
    assert bench.eval() == 0
    assert "tokens" not in capsys.readouterr().out


def test_what_was_answered_before_ctrl_c_is_kept_and_the_run_goes_on(
        bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    bench.stop = "What is 4?"
    with pytest.raises(KeyboardInterrupt):
        bench.eval()
    assert (bench.place.root / "runs" / FILE).is_file()
    assert previous(bench.place.root / "runs", set_hash(ASKED)) is None
    bench.stop, bench.asked = "", []
    bench.eval()
    told = capsys.readouterr()
    assert "going on: 4 of 6 were answered before it was interrupted" in told.err
    assert bench.asked == ["What is 4?", "What is 5?"]
    run = previous(bench.place.root / "runs", set_hash(ASKED))
    assert run is not None and run.right == len(run.rows) == 6
    assert [row.spent.prompt_tokens for row in run.rows if row.spent] == [2000] * 6
    assert not (bench.place.root / "runs" / FILE).exists()


def test_after_a_change_everything_is_asked_again(bench: Bench) -> None:
    bench.stop = "What is 4?"
    with pytest.raises(KeyboardInterrupt):
        bench.eval()
    (bench.place.root / "challenge" / "rag.py").write_text("two")
    bench.stop, bench.asked = "", []
    bench.eval()
    assert len(bench.asked) == 6


def test_a_service_that_dies_is_told_and_what_was_answered_is_kept(bench: Bench) -> None:
    bench.stop = "What is 2?"
    with pytest.raises(KeyboardInterrupt):
        bench.eval()
    bench.stop, bench.healthy = "", False
    with pytest.raises(WorkbenchError, match="the service has stopped answering"):
        bench.eval()
    bench.healthy, bench.asked = True, []
    bench.eval()
    assert bench.asked == ["What is 2?", "What is 3?", "What is 4?", "What is 5?"]


@pytest.mark.parametrize("damage", [b"", b"{", b"[]\n", b"\xff", b'{"set": "a"}\n{"x": 1}\n'])
def test_a_damaged_file_of_an_unfinished_run_is_begun_anew(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / FILE).write_bytes(damage)
    unfinished = Unfinished(tmp_path, {"set": "a"})
    assert unfinished.rows == {}
    row = Row("q", "e", "a", False, 0.1, ["s"], "", Spent(1, 2, 3, 0.4, None))
    unfinished.keep(row)
    unfinished.keep(Row("r", "e", "", False, 0.1, [], "refused"))
    assert Unfinished(tmp_path, {"set": "a"}).rows == {"q": row}
    assert Unfinished(tmp_path, {"set": "b"}).rows == {}

"""The ladder's arithmetic and expectations on results that can be checked by hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from harness.errors import HarnessError
from harness.ladder import job
from harness.ladder.climb import climb
from harness.ladder.expectations import missed
from harness.ladder.job import Ladder
from harness.ladder.page import faults, fixes, ladder, ledgers
from harness.ladder.result import Result, result
from harness.settings import Settings
from heldout.baseline import thaw
from heldout.solutions import Solution, read
from heldout.variant import Variant
from scoring.ledger import State
from scoring.records import AnswerType, Gold, Kind, Label, Question, Subject, Verdict

C, H, A, G = Label.CORRECT, Label.HALLUCINATED, Label.ABSTAINED, Label.GROUNDED_WRONG


def questions(parts: Sequence[str]) -> list[Question]:
    return [Question(f"q{n:03}", "?", Kind.SIMPLE, Gold(AnswerType.NUMBER, ("1",)), Subject("x"),
                     part=part) for n, part in enumerate(parts)]


def verdicts(labels: Sequence[Label]) -> dict[str, Verdict]:
    return {f"q{n:03}": Verdict(f"q{n:03}", label, "", "", evidence_sent=0.0)
            for n, label in enumerate(labels)}


def made(name: str, after: Sequence[Label], before: Sequence[Label] = (), p95: float = 4.0,
         usd: float = 0.004) -> Result:
    """Return a result over headline questions only."""
    was = before or [C] * 14 + [H] * 6
    return result(name, questions(["headline"] * len(after)), verdicts(was), verdicts(after), p95,
                  usd)


def rung(name: str, **expected: object) -> Solution:
    return Solution(name, "", **expected)  # type: ignore[arg-type]


PLAIN = made("baseline", [C] * 14 + [H] * 6)
BETTER = made("better", [C] * 20, p95=2.0, usd=0.002)
MASKING = made("masking", [C] * 15 + [A] * 5)


def test_shares_changes_and_prices_are_counted_over_headline_questions() -> None:
    found = made("x", [H, C, C, A], [C, H, C, C])
    assert (found.accuracy, found.hallucination) == (50.0, 25.0)
    assert (found.fixed, found.broken, found.p_value) == (1, 2, pytest.approx(0.625))
    assert found.usd_per_correct == pytest.approx(0.008)
    assert made("none", [H], [C]).usd_per_correct == 0.0
    assert BETTER.against(PLAIN) == (6, 0, pytest.approx(2 / 2**6 - 1 / 2**6))
    assert PLAIN.against(BETTER)[:2] == (0, 6)


def test_probes_and_traps_stand_apart() -> None:
    parts = ["headline"] * 2 + ["probe:F03"] * 5 + ["trap"] * 2
    found = result("x", questions(parts), verdicts([H] * 7 + [C] * 2),
                   verdicts([C, H] + [A] * 5 + [C, H]), 1.0, 0.1)
    assert (found.accuracy, len(found.labels)) == (50.0, 2)
    assert (found.count(State.MASKED), found.count(State.FIXED)) == (1, 0)
    assert found.traps == (1, 2)
    grid = list(ledgers([found]))
    assert [line.split() for line in grid[:2]] == [["F03"], ["x", "m"]]
    assert list(faults([found])) == ["F03  tables cut from their headers"]


def test_bands_hold_on_their_edges_and_are_missed_beyond() -> None:
    results = {"baseline": PLAIN}
    assert missed([rung("baseline", accuracy=(70, 75), hallucination=(25, 30))], results) == []
    assert missed([rung("baseline", accuracy=(71, 75), hallucination=(0, 29))], results) == [
        "baseline: accuracy is 70.0 %, expected 71–75 %",
        "baseline: hallucination is 30.0 %, expected 0–29 %"]


def test_rungs_whose_bands_do_not_touch_must_differ_detectably() -> None:
    low, high = rung("baseline", accuracy=(60, 75)), rung("better", accuracy=(80, 100))
    assert missed([low, high], {"baseline": PLAIN, "better": BETTER}) == []
    barely = made("better", [C] * 16 + [H] * 4)
    assert missed([high, low], {"baseline": PLAIN, "better": barely})[-1] == (
        "better should stand above baseline: 2 right there only, 0 here only (p = 0.250)")
    touching = rung("better", accuracy=(75, 100))
    assert missed([low, touching], {"baseline": PLAIN, "better": barely}) == []


def test_what_a_rung_shows_is_held_against_it() -> None:
    results = {"baseline": PLAIN, "better": BETTER, "masking": MASKING}
    wanted = [rung("better", below={"p95": "baseline", "cost": "baseline"}, beats="baseline"),
              rung("masking", gain=False, equals="baseline")]
    assert missed(wanted, results) == []
    wanted = [rung("baseline", below={"p95": "better", "cost per correct answer": "better"},
                   beats="better", equals="better"),
              rung("better", gain=False), rung("masking", masked=6)]
    assert [line.split(",")[0] for line in missed(wanted, results)] == [
        "baseline: cost per correct answer is 0.0057143",
        "baseline: p95 is 4",
        "baseline: 0 right that better has not",
        "baseline: less accurate than better (p = 0.016)",
        "better: gains 6 answers (p = 0.016)",
        "masking: 0 faults are masked"]


def test_rungs_that_were_not_scored_are_left_out() -> None:
    wanted = [rung("better", beats="baseline", below={"p95": "baseline"}), rung("other", masked=3)]
    assert missed(wanted, {"better": BETTER}) == []


def test_the_tables_say_each_figure_once_and_line_up() -> None:
    head, first, second = ladder(
        [rung("baseline", accuracy=(70, 70)), rung("better", hallucination=(0, 2.5))],
        {"better": BETTER, "baseline": PLAIN})
    assert first.split()[:5] == ["baseline", "70.0", "%", "70–70", "30.0"]
    assert second.split() == ["better", "100.0", "%", "0.0", "%", "0–2.5", "6/0", "0.016", "2.00",
                              "s", "$0.00200", "$0.00200", "0/0", "0/0/0"]
    assert head.index("fixed/broken") + len("fixed/broken") == second.index("6/0") + 3
    _, row = fixes([BETTER], PLAIN)
    assert row.split()[:6] == ["better", "100.0", "%", "+30.0", "6", "0"]
    assert list(ledgers([PLAIN])) == [
        "no probes are asked of this variant: it is not calibrated"]


def test_rungs_are_scored_side_by_side_as_ordinary_runs_and_not_asked_again(
        settings: Settings, variant: Variant, submission: Callable[[str], Path]) -> None:
    trees = {"copy": submission("answer"), "refusing": submission("refuse")}
    with ThreadPoolExecutor(2) as workers:
        found = {result.name: result for result in climb(trees, variant, settings, workers, 8)}
        runs = sorted({path.resolve() for path in
                       (settings.runs / "ladder").glob("*/answers.jsonl")})
        written = [path.stat().st_mtime_ns for path in runs]
        again = {result.name: result for result in climb(trees, variant, settings, workers, 8)}
    assert (found["copy"].accuracy, found["refusing"].accuracy) == (100.0, 0.0)
    assert (found["copy"].fixed, found["refusing"].broken) == (0, 8)
    assert found["copy"].p95 > 0.5 and found["refusing"].usd == 0.0
    assert len(runs) == 2
    assert again == found and [path.stat().st_mtime_ns for path in runs] == written


def test_a_rung_that_cannot_be_scored_is_an_error(
        settings: Settings, variant: Variant, submission: Callable[[str], Path]) -> None:
    with ThreadPoolExecutor(1) as workers, pytest.raises(HarnessError, match="never became ready"):
        list(climb({"x": submission("exit-at-start")}, variant, settings, workers, 2))


@pytest.fixture
def refusing(tmp_path: Path, variant: Variant) -> Ladder:
    """Return a ladder of two rungs, the second made by a patch."""
    folder = tmp_path / "solutions"
    (folder / "patches").mkdir(parents=True)
    (folder / "patches" / "F01.patch").write_text(
        "--- a/behaviour.txt\n+++ b/behaviour.txt\n@@ -1 +1 @@\n-answer\n+refuse\n")
    (folder / "ladder.toml").write_text(
        '[baseline]\ntold = ""\naccuracy = [100, 100]\n'
        '[refusing]\ntold = ""\npatches = ["patches/*"]\naccuracy = [50, 60]\n')
    return Ladder(read(folder), thaw(variant.baseline), folder)


@pytest.fixture
def in_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(job, "cores", lambda _: ThreadPoolExecutor(2))


def test_a_climb_shows_its_tables_and_returns_what_is_missed(
        settings: Settings, variant: Variant, refusing: Ladder, in_threads: None,
        monkeypatch: pytest.MonkeyPatch) -> None:
    table = {q.id: Verdict(q.id, A if q.id == "q-07" else C, "", "") for q in variant.questions}
    monkeypatch.setattr(job, "tabulated", lambda trees, *_: [
        result(name, variant.questions, table, table, 1.0, 0.0) for name in trees])
    shown: list[str] = []
    misses = job.run(refusing, variant, settings, show=shown.append)
    rows = [line.split()[0] for line in shown if line]
    assert rows[:3] == ["submission", "baseline", "refusing"]
    assert "each fix alone, against the baseline" in [line.strip() for line in shown]
    assert rows[-3:] == ["all", "all-but-F01", "no"]
    assert [line.partition(":")[0] for line in misses] == [
        "refusing",
        "1 labels of the baseline differ between a scored run and the table, the first is q-07's"]


def test_a_trial_and_some_rungs_alone_expect_nothing_of_the_others(
        settings: Settings, variant: Variant, refusing: Ladder, in_threads: None) -> None:
    shown: list[str] = []
    assert job.run(refusing, variant, settings, ["refusing"], 4, shown.append) == []
    assert [line.split()[0] for line in shown if line] == ["submission", "refusing", "no"]
    with pytest.raises(HarnessError) as caught:
        job.run(refusing, variant, settings, ["refusing", "better"])
    assert "better" in caught.value.what
    assert caught.value.why == "the rungs are baseline, refusing, fixes"

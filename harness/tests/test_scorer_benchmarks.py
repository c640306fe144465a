"""The scorer's benchmark and its odd answers: seeded, whole, and told what went wrong."""

from __future__ import annotations

import sys
from random import Random

import pytest

from harness.benchmarks import fuzzing, labelling, page
from harness.benchmarks.odd_answers import long_answer, odd_answer
from scoring.records import Label

KNOWN = ["The warranty is 24 months.", "I don't know."]


def test_no_two_prompts_of_the_benchmark_are_equal_and_all_are_labelled() -> None:
    work = labelling.jobs(60, Random(1))
    assert len({calls[0].messages[1].content for *_, calls in work}) == 60
    assert all(labelling.label(job).label in Label for job in work)
    assert labelling.jobs(60, Random(1))[59][2:] == work[59][2:]


def test_peers_that_cannot_be_run_are_told() -> None:
    work = labelling.jobs(2, Random(1))
    lines = labelling.peers(sys.executable, work)
    assert [line.split()[0] for line in lines] == ["ragas", "deepeval"]
    assert all("not measured: ModuleNotFoundError" in line for line in lines)


def test_the_page_benchmark_comes_from_the_seed() -> None:
    found = page.material(Random(1), 8)
    assert len(found.questions) == 8 and len(found.before.calls["q000"]) == 3
    assert page.material(Random(1), 8).before.calls == found.before.calls
    assert page.floor(found).count("<tr>") == 8
    took, done = page.timed(lambda: "done")
    assert took >= 0 and done == "done"


def test_odd_answers_come_from_the_seed() -> None:
    one, two = ([odd_answer(random, KNOWN) for _ in range(200)]
                for random in (Random(3), Random(3)))
    assert one == two and len(set(one)) > 150
    assert [len(long_answer(Random(5), KNOWN, length)) for length in (1, 999, 100_000)] == [
        1, 999, 100_000]


def test_a_run_counts_labels_and_names_the_slowest_short_answer() -> None:
    found, random = fuzzing.bench(), Random(2)
    for _ in range(50):
        found.put(random, odd_answer(random, KNOWN))
    text = "\n".join(fuzzing.report(found, [(5_000, 0.001, 0.002)], 1.0))
    assert not found.failures and found.short > 20
    assert "exceptions    0" in text and "40.00" in text


def test_an_exception_is_reported_with_its_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*_: object) -> None:
        raise ValueError("no such step")

    found = fuzzing.bench()
    monkeypatch.setattr(fuzzing, "judge", breaks)
    found.put(Random(1), "24 months")
    text = "\n".join(fuzzing.report(found, [], 1.0))
    assert "'24 months'" in text and "no such step" in text

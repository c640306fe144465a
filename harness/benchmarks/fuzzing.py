"""Odd answers against the scorer: `python -m harness.benchmarks.fuzzing --seconds 300`.

Each answer goes to a question of the scorer's examination with documents that were sent or not.
Reported: how many were labelled, every exception, the slowest answer of at most sixty words, and
the time for answers of growing length. Exit code 1 where an answer raised or took too long. See
`guided_fuzzing` for mutations that are guided by coverage.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
import traceback
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

from harness.benchmarks.odd_answers import long_answer, odd_answer
from scoring import selftest
from scoring.evidence import Library
from scoring.judge import judge
from scoring.records import Answer, Call, Message, Question

SHORT, LETTERS = 60, 2_000  # words and characters of an answer that counts as a short one
MOST_SECONDS = 0.05         # for a short answer
LENGTHS = (5_000, 10_000, 20_000, 40_000, 100_000, 300_000, 1_000_000)
KINDS = 24                  # different long answers at each length


@dataclass(slots=True)
class Bench:
    """Questions with the prompts that go with them, and what was found so far."""

    rows: list[tuple[Library, Question, str]]
    answers: list[str]
    labels: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)
    slowest: tuple[float, str, str] = (0.0, "", "")
    short: int = 0

    def seconds(self, row: tuple[Library, Question, str], text: str) -> float:
        """Label one answer; return the seconds of this thread that it took."""
        library, question, sent = row
        calls = [Call(question.id, 0, "m", (Message("user", sent),), "", 0, 0, 0.0, 0.0, 0.0, 0.0,
                      0.0)] if sent else []
        began = time.thread_time()
        try:
            self.labels[judge(question, Answer(question.id, text), calls, library).label] += 1
        except Exception:
            self.failures.append(f"{question.id} {text[:500]!r}\n{traceback.format_exc()}")
        return time.thread_time() - began

    def put(self, random: Random, text: str) -> None:
        """Label one answer to a random question and remember the slowest short one."""
        row = random.choice(self.rows)
        took = self.seconds(row, text)
        if len(text) > LETTERS or len(text.split()) > SHORT:
            return
        self.short += 1
        if took > self.slowest[0]:
            # Once more with another end, lest a pause of the machine counts as the scorer's.
            took = min(took, self.seconds(row, f"{text} "), self.seconds(row, f"{text}  "))
            self.slowest = max(self.slowest, (took, row[1].id, text))


def bench() -> Bench:
    """Return the questions, prompts and answers of the scorer's examination."""
    rows, answers = [], []
    for world in selftest.worlds():
        library = Library(selftest.documents(world))
        for item in selftest.items(world):
            rows.append((library, item.question, item.sent))
            answers.append(item.answer or "")
    return Bench(rows, answers)


def growth(found: Bench, random: Random) -> list[tuple[int, float, float]]:
    """Return (characters, median and longest seconds) of long answers of growing length."""
    rows = random.choices(found.rows, k=KINDS)
    seeds = [random.randrange(1 << 30) for _ in rows]
    measured = []
    for length in LENGTHS:
        times = [found.seconds(row, long_answer(Random(seed), found.answers, length))
                 for row, seed in zip(rows, seeds, strict=True)]
        measured.append((length, statistics.median(times), max(times)))
    return measured


def report(found: Bench, grown: Sequence[tuple[int, float, float]], seconds: float) -> list[str]:
    """Return what the run found, in lines."""
    took, question, text = found.slowest
    lines = [f"labelled      {found.labels.total():,} odd answers in {seconds:.0f} s "
             f"({', '.join(f'{count:,} {name}' for name, count in sorted(found.labels.items()))})",
             f"exceptions    {len(found.failures)}",
             f"slowest short {1000 * took:.1f} ms of {found.short:,} with at most {SHORT} words "
             f"(limit {1000 * MOST_SECONDS:.0f} ms): question {question}, {text[:160]!r}",
             "", f"{'characters':>12} {'median ms':>10} {'longest ms':>11} {'ms per 100,000':>15}"]
    lines += [f"{length:>12,} {1000 * middle:>10.2f} {1000 * longest:>11.2f} "
              f"{1000 * longest * 100_000 / length:>15.2f}" for length, middle, longest in grown]
    return lines + [f"\n{failure}" for failure in found.failures[:20]]


def options(prog: str) -> argparse.Namespace:
    """Return `seconds` and `seed` of the command line."""
    told = argparse.ArgumentParser(prog=f"python -m harness.benchmarks.{prog}",
                                   description="Odd answers against the scorer.")
    told.add_argument("--seconds", type=int, default=300)
    told.add_argument("--seed", type=int, default=1)
    return told.parse_args()


def main() -> int:
    """Run for the given time and report."""
    chosen = options("fuzzing")
    found, random = bench(), Random(chosen.seed)
    began = time.monotonic()
    while time.monotonic() - began < chosen.seconds:
        found.put(random, odd_answer(random, found.answers))
    print("\n".join(report(found, growth(found, random), time.monotonic() - began)))
    return 1 if found.failures or found.slowest[0] > MOST_SECONDS else 0


if __name__ == "__main__":
    sys.exit(main())

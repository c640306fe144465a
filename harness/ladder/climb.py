"""Score trees one after the other on every core, each as `make score` does."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, as_completed
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

from harness import pipeline_env, requirements
from harness.errors import HarnessError
from harness.ladder.expectations import BASELINE
from harness.ladder.result import Result, Verdicts, result
from harness.progress import Steps
from harness.score import Outcome, score
from harness.settings import Settings
from harness.submission import keep
from heldout.baseline import thaw
from heldout.variant import Variant
from scoring.records import Question, Verdict, from_json

FOLDER = "ladder"  # below the run folders: so many runs would bury those of candidates


def climb(trees: Mapping[str, Path], variant: Variant, settings: Settings, workers: Executor,
          most: int | None = None) -> Iterator[Result]:
    """Yield the result of every tree as it is finished; what is recorded is not asked again.

    Raises `HarnessError` for the first that cannot be scored; the finished ones are kept.
    """
    inside = replace(settings, runs=settings.runs / FOLDER, gateway_port=0)
    # Once, before the workers want it at the same time.
    for tree in sorted({keep(thaw(variant.baseline), settings.cache, BASELINE).folder,
                        *trees.values()}):
        pipeline_env.ensure(*requirements.read(tree), settings.cache)
    questions = variant.questions[:most]
    with Steps("scoring", len(trees)) as steps:
        doing: dict[Future[Outcome], str] = {
            workers.submit(score, tree, inside, most, False, variant): name
            for name, tree in trees.items()}
        try:
            for done in as_completed(doing):
                found = _read(doing[done], done.result(), questions)
                steps.step()
                yield found
        except BaseException:
            workers.shutdown(wait=False, cancel_futures=True)
            raise


def cores(settings: Settings) -> Executor:
    """Return one worker process for each core."""
    logs = settings.cache / "logs"
    logs.mkdir(parents=True, exist_ok=True)
    return ProcessPoolExecutor(os.cpu_count() or 1, get_context("spawn"),
                               initializer=_quiet, initargs=(logs,))


def _quiet(logs: Path) -> None:
    """Send what a worker says to a log, so that the bar of the whole stays readable."""
    stream = (logs / f"ladder-{os.getpid()}.log").open("a", encoding="utf-8")
    os.dup2(stream.fileno(), 2)
    sys.stderr = stream


def _read(name: str, outcome: Outcome, questions: Sequence[Question]) -> Result:
    after = outcome.comparison["after"]
    if not outcome.comparison["valid"]:
        raise HarnessError(f"the run of {name} is void", "too many faults of this machine",
                           "leave the machine more room, remove the run folder and climb again")
    return result(name, questions, verdicts(outcome.folder / "baseline"),
                  verdicts(outcome.folder), after["latency_p95_seconds"]["value"],
                  after["cost"]["usd_per_question"])


def verdicts(folder: Path) -> Verdicts:
    """Return the recorded verdicts of one side by question."""
    lines = (folder / "verdicts.jsonl").read_bytes().splitlines()
    found = (from_json(line, Verdict) for line in lines)
    return {verdict.question_id: verdict for verdict in found}

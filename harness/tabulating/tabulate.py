"""Make the rows of a plan: what is known is read, the rest is shared out among the cores."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from pathlib import Path

from harness import model_files, pipeline_env, requirements
from harness.errors import HarnessError
from harness.intake import take
from harness.progress import Steps
from harness.settings import Settings
from harness.tabulating.desk import Bench, Piece, work
from harness.tabulating.store import Store, folder
from heldout.calibration.plan import Plan, Row, Run

PIECE = 40  # questions handed out at once: small, so that no desk ends long before another


class Work:
    """What is left to ask, by run; a desk keeps to its run for as long as that has questions."""

    def __init__(self, stores: Sequence[Store], pythons: dict[str, Path]) -> None:
        self.left = [(store, store.missing()) for store in stores]
        self.pythons = pythons
        self.of: dict[int, int] = {}

    def next(self, desk: int) -> tuple[Store, Piece] | None:
        """Return the desk's next piece, None where nothing is left."""
        busy = set(self.of.values())
        own = self.of.pop(desk, None)
        open_runs = [n for n, (_, names) in enumerate(self.left) if names]
        if not open_runs:
            return None
        if own not in open_runs:
            free = [n for n in open_runs if n not in busy]
            own = free[0] if free else max(open_runs, key=lambda n: (len(self.left[n][1]), -n))
        assert own is not None
        self.of[desk] = own
        store, names = self.left[own]
        taken = names[:PIECE]
        del names[:PIECE]
        run = replace(store.run, questions=tuple(taken))
        return store, Piece(run, self.pythons.get(run.tree))


def tabulate(plan: Plan, settings: Settings, desks: int = 0) -> list[Row]:
    """Return the rows of all runs in the plan's order; `desks` 0 means one for each core.

    Finished rows are kept at once, so a run that was cut goes on from there. Raises `HarnessError`
    where a tree cannot be built.
    """
    home = folder(plan, settings.model, settings.cache)
    plan = replace(plan, runs=tuple(_snapshot(run, settings.cache) for run in plan.runs))
    stores = [Store(home, run, settings.cache) for run in plan.runs]
    missing = sum(len(store.missing()) for store in stores)
    if missing:
        total = sum(len(run.questions) for run in plan.runs)
        pythons = {run.tree: _python(Path(run.tree), settings.cache)
                   for run, store in zip(plan.runs, stores, strict=True)
                   if run.tree and store.missing()}
        bench = Bench(0, plan.seed, Path(plan.documents).resolve(), Path(plan.questions).resolve(),
                      model_files.ensure(settings.cache), settings.model, settings.cache)
        with _desks(bench, desks or os.cpu_count() or 1) as pipes, \
                Steps("tabulating", total, total - missing) as steps:
            for store, rows in _shared(pipes, Work(stores, pythons)):
                store.add(rows)
                for _ in rows:
                    steps.step()
    return [row for store in stores for row in store.rows()]


def _snapshot(run: Run, cache: Path) -> Run:
    """Return the run with a copy of its tree that nobody changes meanwhile."""
    if not run.tree:
        return run
    return replace(run, tree=str(take(Path(run.tree), cache).submission.folder))


def _python(tree: Path, cache: Path) -> Path:
    return pipeline_env.ensure(*requirements.read(tree), cache).python


def _shared(pipes: Sequence[Connection], left: Work) -> Iterator[tuple[Store, list[Row]]]:
    """Hand out pieces and yield what comes back."""
    doing: dict[Connection, Store] = {}

    def hand(pipe: Connection) -> None:
        given = left.next(pipes.index(pipe))
        if given is not None:
            doing[pipe] = given[0]
            pipe.send(given[1])

    for pipe in pipes:
        hand(pipe)
    while doing:
        ready = wait(list(doing))
        for pipe in [pipe for pipe in pipes if pipe in ready]:
            try:
                found = pipe.recv()
            except EOFError as error:
                raise HarnessError("a process that makes the table was killed",
                                   "it left without a word: perhaps memory ran out",
                                   "run the command again: finished rows are kept") from error
            if isinstance(found, tuple):
                raise HarnessError(*found)
            store = doing.pop(pipe)
            hand(pipe)
            yield store, found


@contextmanager
def _unheard(number: int) -> Iterator[None]:
    """Hold a signal back: what is started now never hears it, this process a moment later.

    A desk that is still loading its modules cannot ignore anything itself.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # where it starts only later, it lets the signal through
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {number})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _desks(bench: Bench, count: int) -> Iterator[list[Connection]]:
    """Start the desks and take them down again."""
    context = multiprocessing.get_context("spawn")
    pipes: list[Connection] = []
    processes = []
    try:
        for number in range(count):
            ours, theirs = context.Pipe()
            process = context.Process(target=work, args=(replace(bench, number=number), theirs),
                                      daemon=True)
            with _unheard(signal.SIGINT):
                process.start()
            theirs.close()
            pipes.append(ours)
            processes.append(process)
        yield pipes
    finally:
        for pipe in pipes:
            pipe.close()
        for process in processes:
            process.join(timeout=5)
            if process.is_alive():
                process.terminate()
                process.join(timeout=5)

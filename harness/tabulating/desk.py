"""One worker process: takes pieces of runs from the main process and sends back their rows."""

from __future__ import annotations

import json
import signal
import sys
import traceback
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from pathlib import Path

from harness.clocks import Interval, model_seconds
from harness.errors import SeventyOneError
from harness.gateway.reader import warm
from harness.tabulating import oracle
from harness.tabulating.pipeline import Pipeline
from harness.tabulating.replies import Replies
from harness.tabulating.verdicts import Verdicts
from heldout.calibration.plan import Row, Run
from scoring.records import Answer, Call, Question, from_json

ORACLE_MODEL = "reader-large"


@dataclass(frozen=True, slots=True)
class Bench:
    """What every desk works with. `number` tells desks apart."""

    number: int
    seed: int
    documents: Path
    questions: Path
    models: Path
    model: str
    cache: Path


@dataclass(frozen=True, slots=True)
class Piece:
    """Some questions of one run; `python` is the interpreter of the tree's environment."""

    run: Run
    python: Path | None


class Desk:
    """Answers pieces; keeps the pipeline of the last one, for the next may be of the same tree."""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        lines = bench.questions.read_bytes().splitlines()
        self.questions = {q.id: q for q in (from_json(line, Question) for line in lines)}
        self.replies = Replies(bench.cache / "tables")
        self.verdicts = Verdicts(bench.cache / "tables", bench.documents)
        self.pipeline: Pipeline | None = None
        self.python: Path | None = None
        self.built: tuple[str, float, int] | None = None

    def rows(self, piece: Piece) -> list[Row]:
        """Return the rows of a piece."""
        self._prepare(piece)
        return [self._row(piece.run, self.questions[name]) for name in piece.run.questions]

    def close(self) -> None:
        """End the pipeline's process."""
        if self.pipeline is not None:
            self.pipeline.close()
        self.replies.close()
        self.verdicts.close()

    def _prepare(self, piece: Piece) -> None:
        run, bench = piece.run, self.bench
        wanted = (run.tree, run.noise, run.draw)
        if piece.python is None or self.built == wanted:
            return
        if self.pipeline is None or self.python != piece.python:
            if self.pipeline is not None:
                self.pipeline.close()
            self.pipeline = Pipeline(
                piece.python, bench.cache / "tables" / "vectors.sqlite",
                bench.cache / "logs" / f"tabulating-{bench.number}.log", bool(bench.number % 2))
            self.python = piece.python
        self.built = None
        self.pipeline.build(Path(run.tree), bench.documents, bench.models, bench.model, run.noise,
                            run.draw)
        self.built = wanted

    def _row(self, run: Run, question: Question) -> Row:
        answer, calls = self._ask(run, question)
        label, supported, sent = self.verdicts.of(question, answer, calls)
        chain = model_seconds([Interval(c.start, c.end, c.modelled_ms / 1000) for c in calls])
        return Row(run.configuration, question.id, label, supported, sent,
                   answer.text or answer.error or "", round(chain, 6),
                   len(calls), sum(c.prompt_tokens + c.completion_tokens for c in calls),
                   round(sum(c.usd for c in calls), 9))

    def _ask(self, run: Run, question: Question) -> tuple[Answer, list[Call]]:
        if run.tree:
            assert self.pipeline is not None
            return self.pipeline.ask(question.id, question.text, self.replies)
        messages = oracle.messages(self.bench.seed, question)
        if messages is None:
            return Answer(question.id, None, error="no passage holds the proof whole"), []
        body = json.dumps({"model": ORACLE_MODEL, "messages": messages}).encode()
        done = self.replies.reply(question.id, 0, body, 0.0)
        if done.call is None:
            return Answer(question.id, None, error=str(done.body)), []
        return Answer(question.id, done.call.reply), [replace(done.call, start=0.0, end=0.0)]


def work(bench: Bench, pipe: Connection) -> None:
    """Answer pieces until the other end is closed; an error is sent in its three parts.

    The main process alone minds Ctrl-C.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # through `finally`: ends the pipeline
    warm()
    desk = Desk(bench)
    try:
        while True:
            piece: Piece = pipe.recv()
            try:
                pipe.send(desk.rows(piece))
            except SeventyOneError as error:
                pipe.send((error.what, error.why, error.fix))
            except Exception:
                pipe.send(("a row of the table could not be made", traceback.format_exc(),
                           "report this: it is a mistake of the harness"))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        pass
    finally:
        desk.close()

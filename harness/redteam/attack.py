"""One attack of the red team: what it tries, in which boxes, what it came to, and its honest twin.

An attack is tried in every real box, where it must fail, and in a weakened one, where it must
succeed, or it could never have been seen. Its twin is an honest program of the same structure: it
must neither succeed nor be flagged. What has no box (archives, the scorer, a report) is tried on
the harness itself, kind `HOST`, and on a naive implementation of the same thing, kind `WEAKENED`.

    ATTACKS = (Attack(1, "search the files for answers", "WebArena", boxed(SOURCE, found),
                      twin=boxed(HONEST, found)),)

in a module of `harness.redteam.attacks` is all it takes to be run.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from harness.ask import Reply
from harness.gateway import MeteredCall
from harness.redteam.attempt import KINDS, WEAKENED, running
from harness.settings import Settings

HOST = "host"
BOXES = tuple(kind for kind in KINDS if kind != WEAKENED)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one try came to. `flagged` says that the harness recorded something against it."""

    succeeded: bool
    evidence: str
    flagged: bool = False


Run = Callable[[str, Settings], Outcome]


@dataclass(frozen=True, slots=True)
class Attack:
    """One row of the table. `number` is that of the list; "P3" is the third on the protocol.

    `run` and `twin` take a kind of box and settings, return an `Outcome` and raise nothing that
    an attack could cause. `quick` ones belong to the quick subset.
    """

    number: int | str
    name: str
    seen_in: str
    run: Run
    twin: Run
    boxes: Sequence[str] = BOXES
    quick: bool = False

    @property
    def place(self) -> tuple[str, int]:
        """Return where it stands in the table: plain numbers first, then those with a letter."""
        text = str(self.number)
        return text.rstrip("0123456789"), int(text.lstrip("P"))


@dataclass(frozen=True, slots=True)
class Seen:
    """What the referee has of one service: replies, oddities, its log, its metered calls."""

    replies: tuple[Reply, ...]
    odd: Counter[str]
    log: str
    calls: tuple[MeteredCall, ...]
    alive: bool

    @property
    def text(self) -> str:
        """Return what the last reply says: its answer, or why there is none."""
        last = self.replies[-1]
        return last.text if last.text is not None else f"no answer: {last.error}"

    @property
    def flagged(self) -> bool:
        """Say whether the harness noticed anything: an oddity, an error, a service that died."""
        return bool(self.odd) or not self.alive or any(reply.error for reply in self.replies)


def bounds(settings: Settings) -> Settings:
    """Return settings with small limits, so that reaching them takes no time and harms nobody."""
    return replace(settings, memory_mb=256, processes=64, open_files=256, file_mb=32,
                   temporary_mb=16, log_kb=64, question_seconds=20, ready_seconds=60)


def watch(kind: str, source: str, settings: Settings, asked: Sequence[str] = ("What is it?",)
          ) -> Seen:
    """Run a service of `source` in a box of that kind, ask it, and return what was seen."""
    with running(kind, source, settings) as service:
        gateway, key = service.gateway, service.launch.api_key
        replies: list[Reply] = []
        calls: list[MeteredCall] = []
        for number, question in enumerate(asked):
            gateway.begin(key, f"q-{number}", settings.question_usd or None,
                          settings.question_tokens or None)
            replies.append(service.ask(question, settings.question_seconds,
                                       settings.answer_bytes))
            calls += gateway.end(key)
        service.count()
        alive = service.alive()
        log = service.launch.log
        said = log.read_text(errors="replace") if log.exists() else ""
        return Seen(tuple(replies), Counter(service.odd), said, tuple(calls), alive)


def boxed(source: str, succeeded: Callable[[Seen], bool], asked: Sequence[str] = ("What is it?",)
          ) -> Run:
    """Return a run of `source`, the evidence of which is its last reply."""
    def run(kind: str, settings: Settings) -> Outcome:
        seen = watch(kind, source, settings, asked)
        return Outcome(succeeded(seen), seen.text, seen.flagged)

    return run

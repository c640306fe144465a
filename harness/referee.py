"""Ask both sides every question, in turns, and record what came back.

Baseline and submission answer in blocks, one leading in one block and the other in the next, so
that a machine that slows down slows both. One question is in flight at a time; neither side sees
an id, an order or a count. What has been recorded is not asked again.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from harness.ask import Reply
from harness.budgets import exhausted, overspent
from harness.clocks import Interval, model_seconds, own_seconds
from harness.errors import HarnessError, SandboxError
from harness.gateway import Gateway, MeteredCall
from harness.run_folder import Side
from harness.running import Running
from harness.settings import Settings
from scoring.records import Answer, Call, Message, Question

INFRASTRUCTURE = "infrastructure"
TRIES = 3  # of a question that the gateway itself fails on
DYING_SECONDS = 10  # how long a service that broke a connection may take to be seen as dead


@dataclass(slots=True)
class Contestant:
    """One side while it runs. `restarts` counts how often its service had to be started again."""

    name: str
    service: Running
    key: str
    side: Side
    restarts: int = 0
    cold: bool = True
    down: str | None = field(default=None)
    told: Counter[str] = field(default_factory=Counter)
    earlier_usd: float = field(init=False)
    earlier_tokens: int = field(init=False)

    def __post_init__(self) -> None:
        calls = [call for calls in self.side.calls.values() for call in calls]
        self.earlier_usd = sum(call.usd for call in calls)
        self.earlier_tokens = sum(call.prompt_tokens + call.completion_tokens for call in calls)


def order(questions: Sequence[Question], contestants: Sequence[Contestant], block: int
          ) -> Iterator[tuple[Contestant, Question]]:
    """Yield who is asked what: blocks of questions, the leading side alternating (ABBA)."""
    for number, at in enumerate(range(0, len(questions), block)):
        turn = contestants if number % 2 == 0 else tuple(reversed(contestants))
        for contestant in turn:
            for question in questions[at:at + block]:
                yield contestant, question


def run(questions: Sequence[Question], contestants: Sequence[Contestant], gateway: Gateway,
        settings: Settings, step: Callable[[], None]) -> None:
    """Ask everything that is not recorded yet; `step` is called after each answer."""
    awake: Contestant | None = None
    for contestant, question in order(questions, contestants, settings.block):
        if contestant is not awake:  # what idles takes no time from what is asked
            for other in contestants:
                other.service.resume() if other is contestant else other.service.pause()
            awake = contestant
        if question.id not in contestant.side.answers:
            answer, calls = put(contestant, question, gateway, settings)
            contestant.side.record(answer, calls)
            step()
    for contestant in contestants:
        contestant.service.count()
        _tell_odd(contestant)


def put(contestant: Contestant, question: Question, gateway: Gateway, settings: Settings
        ) -> tuple[Answer, list[Call]]:
    """Put one question to one side; return what is to be recorded.

    Where no usable reply came and the gateway itself had failed meanwhile, the question is put
    again; what fails each time is a fault of this machine, not of the submission.
    """
    answer, calls = _put(contestant, question, gateway, settings)
    for _ in range(TRIES - 1):
        if answer.fault != INFRASTRUCTURE:
            break
        contestant.side.journal.note("odd", "the model gateway failed: the question was put again")
        answer, calls = _put(contestant, question, gateway, settings)
    return answer, calls


def _put(contestant: Contestant, question: Question, gateway: Gateway, settings: Settings
         ) -> tuple[Answer, list[Call]]:
    if contestant.down is None:
        contestant.down = exhausted(contestant.side.answers.values(),
                                    _spent(contestant, gateway), settings)
    if contestant.down is not None:
        return _failed(question, contestant.down, 0.0), []
    contestant.side.journal.note("asked", question.id)
    failures = gateway.failures(contestant.key)
    gateway.begin(contestant.key, question.id, settings.question_usd or None,
                  settings.question_tokens or None)
    reply = contestant.service.ask(question.text, settings.question_seconds,
                                   settings.answer_bytes)
    metered = gateway.end(contestant.key)
    cold, contestant.cold = contestant.cold, False
    _tell_odd(contestant)
    if reply.lost:
        reply = _after_loss(contestant, reply, settings)
    fault = INFRASTRUCTURE if gateway.failures(contestant.key) > failures else "submission"
    beyond = overspent(metered, settings)
    if beyond is not None:
        reply, fault = Reply(None, (), reply.seconds, beyond), "submission"
    intervals = [Interval(c.start, c.end, c.modelled_ms / 1000) for c in metered]
    answer = Answer(
        question.id, reply.text, reply.sources, reply.seconds,
        own_seconds(intervals, reply.seconds), model_seconds(intervals), reply.error,
        fault if reply.error else None, cold)
    return answer, [_call(number, call) for number, call in enumerate(metered)]


def _spent(contestant: Contestant, gateway: Gateway) -> tuple[float, int]:
    """Return (usd, tokens) of the side: by its key, and by calls of an earlier part of the run."""
    usd, tokens = gateway.totals(contestant.key)
    return usd + contestant.earlier_usd, tokens + contestant.earlier_tokens


def _tell_odd(contestant: Contestant) -> None:
    """Write down what its service has sent, since last time, that it should not have."""
    for reason, times in sorted((contestant.service.odd - contestant.told).items()):
        contestant.side.journal.note("odd", reason, times)
        contestant.told[reason] += times


def _failed(question: Question, why: str, seconds: float) -> Answer:
    return Answer(question.id, None, (), seconds, seconds, 0.0, why, "submission")


def _after_loss(contestant: Contestant, reply: Reply, settings: Settings) -> Reply:
    """Start a crashed service again, a bounded number of times; the answer stays lost."""
    service = contestant.service
    deadline = time.monotonic() + DYING_SECONDS
    while service.alive():
        if time.monotonic() > deadline or service.answers():
            return reply
        time.sleep(0.02)
    why = service.died()
    service.kill()
    if contestant.restarts >= settings.restarts:
        contestant.down = f"the service is down: it crashed {contestant.restarts + 1} times"
    else:
        contestant.restarts += 1
        contestant.cold = True
        contestant.side.journal.note("restarted", why)
        try:
            service.start()
            service.wait()
        except SandboxError:
            raise
        except HarnessError as error:
            service.kill()
            contestant.down = f"the service did not come back after a crash: {error.why[:200]}"
    return Reply(None, (), reply.seconds, why)


def _call(number: int, call: MeteredCall) -> Call:
    return Call(
        call.question_id, number, call.model,
        tuple(Message(role, text) for role, text in call.messages), call.reply,
        call.prompt_tokens, call.completion_tokens, call.usd, call.start, call.end, call.real_ms,
        call.modelled_ms, call.status, call.stream, call.usage_source)

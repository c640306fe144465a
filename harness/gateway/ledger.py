"""What was spent: one line for each model call, filed under the key and question it came from.

Written by the server's thread, read by the referee's; every method takes the lock. Seconds are
monotonic, counted from `begin`. Calls made while no question is open (building an index, say) are
filed under the question "". A call belongs to the question that was open when its request had
arrived whole; `end` waits for such calls, and cuts off and charges those that outlast its grace.
"""

from __future__ import annotations

import asyncio
import secrets
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field, replace

AT_ONCE = 8            # calls of one key that run together; more wait their turn
MOST_OUTSIDE = 2000    # calls outside any question that are kept; all are charged
CUT_OFF_SECONDS = 5.0  # how long a call that was cut off may take to file itself
FAILED = "server_error"  # the code of a request that the gateway itself failed on
NOT_THE_CALLERS = (FAILED, "upstream_error")


@dataclass(frozen=True, slots=True)
class MeteredCall:
    """One call as the gateway saw it, one line of a run's `calls.jsonl`.

    `late`: it was still under way when its question was closed. `status` is 499 where the caller
    left or was cut off, 502 or 504 where the upstream failed (an infrastructure fault: no charge).
    """

    question_id: str
    index: int
    model: str
    messages: tuple[tuple[str, str], ...]
    reply: str
    prompt_tokens: int
    completion_tokens: int
    usd: float
    start: float
    end: float
    real_ms: float
    modelled_ms: float
    status: int = 200
    stream: bool = False
    usage_source: str = "counted"
    late: bool = False


@dataclass(slots=True, eq=False)
class Ticket:
    """A call that is under way. `began` is monotonic, `since` is when its question was opened."""

    question_id: str
    since: float
    began: float
    cut_off: Callable[[], object]
    late: bool = False


@dataclass(slots=True)
class Account:
    """One issued key: what it may spend, what it spent, which question is open.

    `question_usd` and `question_tokens` bound the open question; `usd_before` and `tokens_before`
    are what had been spent when it was opened. `filed` counts all calls ever filed, `refused` the
    requests that were answered with an error, by its code: they cost nothing, and what they
    carried never reached a model.
    """

    label: str
    budget_usd: float | None = None
    budget_tokens: int | None = None
    usd: float = 0.0
    tokens: int = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0
    modelled_ms: float = 0.0
    question_usd: float | None = None
    question_tokens: int | None = None
    usd_before: float = 0.0
    tokens_before: int = 0
    question_id: str = ""
    since: float = 0.0
    filed: int = 0
    calls: list[MeteredCall] = field(default_factory=list)
    outside: deque[MeteredCall] = field(default_factory=lambda: deque(maxlen=MOST_OUTSIDE))
    under_way: list[Ticket] = field(default_factory=list)
    refused: dict[str, int] = field(default_factory=dict)
    # Of its own: a key that holds all it may have keeps no other waiting.
    slots: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AT_ONCE))


class Ledger:
    """All accounts of one gateway. `grace` is how many seconds `end` waits for calls under way."""

    def __init__(self, grace: float = 2.0) -> None:
        self.grace = grace
        self._lock = threading.Condition()
        self._accounts: dict[str, Account] = {}

    def issue(self, label: str, budget_usd: float | None = None,
              budget_tokens: int | None = None, key: str | None = None) -> str:
        """Open an account and return its key, which is worth nothing elsewhere."""
        made = key or f"sk-run-{secrets.token_hex(16)}"
        with self._lock:
            self._accounts[made] = Account(label, budget_usd, budget_tokens,
                                           since=time.monotonic())
        return made

    def find(self, key: str) -> Account | None:
        """Return the account of `key`; the comparison leaks no timing of a near match."""
        with self._lock:
            for known, account in self._accounts.items():
                if secrets.compare_digest(known.encode(), key.encode("utf-8", "replace")):
                    return account
        return None

    def spent(self, account: Account) -> bool:
        """Say whether the account's budget, or that of its open question, is used up."""
        with self._lock:
            return any(most is not None and used >= most for most, used in (
                (account.budget_usd, account.usd), (account.budget_tokens, account.tokens),
                (account.question_usd, account.usd - account.usd_before),
                (account.question_tokens, account.tokens - account.tokens_before)))

    def totals(self, key: str) -> tuple[float, int]:
        """Return what a key has spent in all: (usd, tokens)."""
        with self._lock:
            return self._accounts[key].usd, self._accounts[key].tokens

    def enter(self, account: Account, cut_off: Callable[[], object]) -> Ticket:
        """Note a call that starts now; `cut_off` is called, from any thread, to end it early."""
        with self._lock:
            ticket = Ticket(account.question_id, account.since, time.monotonic(), cut_off)
            account.under_way.append(ticket)
        return ticket

    def leave(self, account: Account, ticket: Ticket, call: MeteredCall | None) -> None:
        """File a finished call and charge it; None where it was refused. The first one counts."""
        with self._lock:
            if ticket not in account.under_way:
                return
            account.under_way.remove(ticket)
            if call is not None:
                # The texts of a call are kept until its question closes, not for good.
                kept = account.calls if ticket.question_id else account.outside
                kept.append(replace(call, index=account.filed, late=ticket.late))
                account.filed += 1
                account.usd += call.usd
                account.tokens += call.prompt_tokens + call.completion_tokens
                account.prompt_tokens += call.prompt_tokens
                account.completion_tokens += call.completion_tokens
                account.modelled_ms += call.modelled_ms
            self._lock.notify_all()

    def refuse(self, account: Account, code: str) -> None:
        """Count a request that was answered with an error."""
        with self._lock:
            account.refused[code] = account.refused.get(code, 0) + 1

    def begin(self, key: str, question_id: str, most_usd: float | None = None,
              most_tokens: int | None = None) -> None:
        """Open a question: calls of this key are filed under it from now on.

        Once it has spent `most_usd` or `most_tokens` its further calls are refused.
        """
        with self._lock:
            account = self._accounts[key]
            account.question_id, account.since = question_id, time.monotonic()
            account.question_usd, account.question_tokens = most_usd, most_tokens
            account.usd_before, account.tokens_before = account.usd, account.tokens

    def end(self, key: str) -> tuple[MeteredCall, ...]:
        """Close the open question and return its calls by their start: complete when it returns.

        Calls under way are waited for, `grace` seconds at most, and marked late; then they are cut
        off, which charges them for their prompt.
        """
        with self._lock:
            account = self._accounts[key]
            question_id = account.question_id
            account.question_id, account.since = "", time.monotonic()
            account.question_usd = account.question_tokens = None
            mine = [t for t in account.under_way if t.question_id == question_id]
            for ticket in mine:
                ticket.late = True
            for patience in (self.grace, CUT_OFF_SECONDS):
                if self._lock.wait_for(lambda: not any(t in account.under_way for t in mine),
                                       patience):
                    break
                for ticket in mine:
                    if ticket in account.under_way:
                        ticket.cut_off()
            calls = [call for call in account.calls if call.question_id == question_id]
            account.calls = [call for call in account.calls if call.question_id != question_id]
        return tuple(sorted(calls, key=lambda call: (call.start, call.index)))

    def refusals(self, key: str) -> tuple[tuple[str, int], ...]:
        """Return how often the key was refused, by error code."""
        with self._lock:
            return tuple(sorted(self._accounts[key].refused.items()))

    def failures(self, key: str) -> int:
        """Return how many requests of the key failed through no fault of the caller."""
        refused = dict(self.refusals(key))
        return sum(refused.get(code, 0) for code in NOT_THE_CALLERS)

    def outside(self, key: str) -> tuple[MeteredCall, ...]:
        """Return the newest calls made while no question was open, at most `MOST_OUTSIDE`."""
        with self._lock:
            return tuple(self._accounts[key].outside)

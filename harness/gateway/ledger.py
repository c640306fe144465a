"""What was spent: one line for each model call, filed under the key and question it came from.

Written by the server's thread, read by the referee's; every method takes the lock. Seconds are
monotonic, counted from `begin`. Calls made while no question is open (building an index, say) are
filed under the question "".
"""

from __future__ import annotations

import secrets
import threading
import time
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class MeteredCall:
    """One call as the gateway saw it; see `scoring.records.Call` for the fields."""

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


@dataclass(slots=True)
class Account:
    """One issued key: what it may spend, what it spent, which question is open."""

    label: str
    budget_usd: float | None = None
    budget_tokens: int | None = None
    usd: float = 0.0
    tokens: int = 0
    question_id: str = ""
    since: float = 0.0
    calls: list[MeteredCall] = field(default_factory=list)


class Ledger:
    """All accounts of one gateway."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
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
        """Say whether the account's budget is used up."""
        with self._lock:
            return ((account.budget_usd is not None and account.usd >= account.budget_usd)
                    or (account.budget_tokens is not None
                        and account.tokens >= account.budget_tokens))

    def opened(self, account: Account) -> tuple[str, float]:
        """Return the open question and the moment it was opened, for a call that starts now."""
        with self._lock:
            return account.question_id, account.since

    def record(self, account: Account, call: MeteredCall) -> None:
        """File a finished call and charge it."""
        with self._lock:
            account.calls.append(call)
            account.usd += call.usd
            account.tokens += call.prompt_tokens + call.completion_tokens

    def begin(self, key: str, question_id: str) -> None:
        """Open a question: calls of this key are filed under it from now on."""
        with self._lock:
            account = self._accounts[key]
            account.question_id, account.since = question_id, time.monotonic()

    def end(self, key: str) -> tuple[MeteredCall, ...]:
        """Close the open question and return its calls by their start."""
        with self._lock:
            account = self._accounts[key]
            mine = [call for call in account.calls if call.question_id == account.question_id]
            account.question_id, account.since = "", time.monotonic()
        return tuple(sorted(mine, key=lambda call: (call.start, call.index)))

    def outside(self, key: str) -> tuple[MeteredCall, ...]:
        """Return the calls made while no question was open."""
        with self._lock:
            return tuple(c for c in self._accounts[key].calls if c.question_id == "")

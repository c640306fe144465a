"""What is filed, under which question, and that nothing is left out when a question closes."""

from __future__ import annotations

import threading

import pytest

from harness.gateway import MeteredCall
from harness.gateway.ledger import Ledger, Ticket


def call(ticket: Ticket, usd: float = 0.5) -> MeteredCall:
    return MeteredCall(ticket.question_id, 0, "m", (("user", "x"),), "y", 3, 2, usd,
                       0.0, 1.0, 1000.0, 1000.0)


def opened(grace: float = 2.0) -> tuple[Ledger, str]:
    ledger = Ledger(grace)
    key = ledger.issue("test")
    ledger.begin(key, "q")
    return ledger, key


def test_a_call_under_way_when_the_question_closes_is_waited_for_and_marked_late() -> None:
    ledger, key = opened()
    account = ledger.find(key)
    assert account is not None
    early, late = (ledger.enter(account, lambda: None) for _ in range(2))
    ledger.leave(account, early, call(early))
    threading.Timer(0.1, lambda: ledger.leave(account, late, call(late))).start()
    assert [(c.question_id, c.late) for c in ledger.end(key)] == [("q", False), ("q", True)]


def test_a_call_that_outlasts_the_grace_is_cut_off_and_filed() -> None:
    ledger, key = opened(grace=0.05)
    account = ledger.find(key)
    assert account is not None
    tickets: list[Ticket] = []
    tickets.append(ledger.enter(
        account, lambda: threading.Timer(
            0.05, lambda: ledger.leave(account, tickets[0], call(tickets[0]))).start()))
    assert [c.late for c in ledger.end(key)] == [True]


def test_closing_does_not_wait_for_calls_of_no_question_or_of_another_key(
        monkeypatch: pytest.MonkeyPatch) -> None:
    ledger = Ledger(grace=30)
    mine, other = ledger.issue("mine"), ledger.issue("other")
    for key in (mine, other):
        account = ledger.find(key)
        assert account is not None
        ledger.enter(account, lambda: None)
        ledger.begin(key, "q")
    waits: list[float | None] = []
    monkeypatch.setattr(ledger._lock, "wait", waits.append)
    assert (ledger.end(mine), waits) == ((), [])


def test_a_call_is_charged_once() -> None:
    ledger, key = opened()
    account = ledger.find(key)
    assert account is not None
    ticket = ledger.enter(account, lambda: None)
    for _ in range(3):
        ledger.leave(account, ticket, call(ticket))
    assert len(ledger.end(key)) == 1
    assert (account.usd, account.tokens) == (0.5, 5)


def test_a_call_that_starts_after_the_close_is_nobodys_and_still_charged() -> None:
    ledger, key = opened()
    assert ledger.end(key) == ()
    account = ledger.find(key)
    assert account is not None
    ticket = ledger.enter(account, lambda: None)
    ledger.leave(account, ticket, call(ticket))
    assert [c.question_id for c in ledger.outside(key)] == [""]
    assert account.usd == 0.5


def test_refused_requests_are_counted_apart_and_cost_nothing() -> None:
    ledger, key = opened()
    account = ledger.find(key)
    assert account is not None
    for code in ("b", "a", "b"):
        ledger.refuse(account, code)
    assert ledger.refusals(key) == (("a", 1), ("b", 2))
    assert ledger.end(key) == () and account.usd == 0


@pytest.mark.parametrize(("budget", "spent"), [(0.5, True), (0.51, False), (None, False)])
def test_a_budget_is_spent_when_it_is_reached(budget: float | None, spent: bool) -> None:
    ledger = Ledger()
    key = ledger.issue("test", budget_usd=budget)
    account = ledger.find(key)
    assert account is not None
    ticket = ledger.enter(account, lambda: None)
    ledger.leave(account, ticket, call(ticket))
    assert ledger.spent(account) is spent


def test_memory_is_bounded_while_everything_is_charged(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("harness.gateway.ledger.MOST_OUTSIDE", 3)
    ledger = Ledger()
    key = ledger.issue("test")
    account = ledger.find(key)
    assert account is not None
    for _ in range(5):
        ticket = ledger.enter(account, lambda: None)
        ledger.leave(account, ticket, call(ticket))
    assert [c.index for c in ledger.outside(key)] == [2, 3, 4]
    assert (account.usd, account.tokens) == (2.5, 25)
    ledger.begin(key, "q")
    ticket = ledger.enter(account, lambda: None)
    ledger.leave(account, ticket, call(ticket))
    assert len(ledger.end(key)) == 1
    assert account.calls == []


def test_a_question_has_a_budget_of_its_own() -> None:
    ledger = Ledger()
    key = ledger.issue("test")
    account = ledger.find(key)
    assert account is not None
    for _ in range(2):
        ledger.begin(key, "q", most_tokens=5)  # what one call takes
        assert not ledger.spent(account)
        ticket = ledger.enter(account, lambda: None)
        ledger.leave(account, ticket, call(ticket, 0.25))
        assert ledger.spent(account)
        ledger.end(key)
        assert not ledger.spent(account)
    assert ledger.totals(key) == (0.5, 10)

"""The table tells what got through, what could not be seen, and whom it accused."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from harness.errors import HarnessError
from harness.redteam import campaign, command
from harness.redteam.attack import HOST, Attack, Outcome, Run
from harness.redteam.attacks import attacks
from harness.redteam.attempt import WEAKENED
from harness.redteam.campaign import Row, line, run, short, summary, wrong
from harness.settings import Settings


def tried(succeeds: Callable[[str], bool], flagged: bool = False) -> Run:
    return lambda kind, _: Outcome(succeeds(kind), f"seen in {kind}", flagged)


HONEST = tried(lambda _: False)
ONLY_WEAKENED = tried(lambda kind: kind == WEAKENED)


def rows(attack: Attack) -> list[Row]:
    return run([attack], ["docker", "bubblewrap"], Settings(), lambda _: None)


def test_an_attack_that_fails_in_real_boxes_only_is_in_order() -> None:
    (row,) = rows(Attack(7, "forge", "somewhere", ONLY_WEAKENED, HONEST))
    assert row.fine
    assert wrong(row) == []
    assert line(row, ["docker", "bubblewrap"]).split() == [
        "7", "forge", "held", "held", "succeeds", "ok", "seen", "in", "docker"]


@pytest.mark.parametrize(("attack", "said"), [
    (Attack(1, "a", "", tried(lambda kind: kind != "docker"), HONEST),
     "1 got through in bubblewrap: 'seen in bubblewrap'"),
    (Attack(1, "a", "", tried(lambda _: False), HONEST),
     "1 does not succeed where nothing holds it: 'seen in weakened'"),
    (Attack(1, "a", "", ONLY_WEAKENED, tried(lambda _: False, True), boxes=("docker",)),
     "1: its honest twin was flagged in docker: 'seen in docker'"),
    (Attack(1, "a", "", ONLY_WEAKENED, tried(lambda _: True), boxes=(HOST,)),
     "1: its honest twin succeeded in host: 'seen in host'"),
])
def test_what_is_not_as_it_must_be_is_said(attack: Attack, said: str) -> None:
    (row,) = rows(attack)
    assert not row.fine
    assert wrong(row) == [said]


def test_what_broke_off_is_not_in_order_anywhere() -> None:
    def breaks(kind: str, settings: Settings) -> Outcome:
        raise ValueError("no box")

    (row,) = rows(Attack(1, "a", "", breaks, breaks))
    assert (row.held, row.seen, row.accused) == (False, False, 2)


def test_an_attack_without_a_box_is_shown_as_tried_on_the_host() -> None:
    (row,) = rows(Attack("P3", "a", "", ONLY_WEAKENED, HONEST, boxes=(HOST,)))
    assert line(row, ["docker"]).split()[:5] == ["P3", "a", "held", "(host)", "succeeds"]


def test_the_last_line_counts_accused_twins() -> None:
    accused = Attack(1, "a", "", ONLY_WEAKENED, tried(lambda kind: False, True))
    fine = Attack(2, "b", "", ONLY_WEAKENED, HONEST)
    assert summary([*rows(accused), *rows(fine)]) == (
        "2 attacks: 2 held, 2 succeed where nothing holds them; "
        "honest twins accused: 2 of 4 (50.0 %)")


def test_evidence_commands_no_terminal_and_stays_in_its_cell() -> None:
    assert short("a\x1b[2J\nb" + "c" * 400).startswith("a [2J b")
    assert len(short("c" * 400)) == campaign.EVIDENCE


def test_numbers_are_unique_and_a_foreign_one_is_an_error() -> None:
    numbers = [str(attack.number) for attack in attacks()]
    assert len(numbers) == len(set(numbers))
    assert [str(one.number) for one in command.chosen("2, 1", False)] == ["1", "2"]
    with pytest.raises(HarnessError, match="no attack has the number 999"):
        command.chosen("1,999", False)


def test_a_missing_box_is_exit_code_2_with_its_reason(
        monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(campaign.tiers, "lacking", lambda _: "it is not installed")
    monkeypatch.setattr(command, "attacks", lambda: (
        Attack(1, "a", "", ONLY_WEAKENED, HONEST),))
    assert command.redteam("", "docker", False, Settings()) == 2
    assert "not tried in docker: it is not installed" in capsys.readouterr().out
    with pytest.raises(HarnessError, match="vm is no kind of box"):
        command.redteam("", "vm", False, Settings())


def test_one_that_gets_through_is_exit_code_1(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(campaign.tiers, "lacking", lambda _: None)
    monkeypatch.setattr(command, "attacks", lambda: (
        Attack(1, "a", "", tried(lambda _: True), HONEST, boxes=(HOST,)),))
    assert command.redteam("", "docker", False, Settings()) == 1

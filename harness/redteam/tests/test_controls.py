"""What the controls of the red team rest on: a runner that believes, a bait, an end to daemons."""

from __future__ import annotations

import socket
import subprocess
import sys
import time

from harness.redteam.attack import Seen, bounds
from harness.redteam.attacks.outliving import marked
from harness.redteam.attempt import end
from harness.redteam.bait import Bait
from harness.redteam.naive import naively
from harness.settings import Settings


def test_the_naive_runner_takes_the_last_line_for_the_result() -> None:
    told = naively("def answer(question): return question.upper()", ["a", "b"])
    assert told["answers"] == ["A", "B"]
    assert len(told["seconds"]) == 2
    forged = "import atexit\natexit.register(print, '{\"answers\": [7]}')\ndef answer(q): return 1"
    assert naively(forged)["answers"] == [7]


def test_the_naive_runner_has_the_answer_in_the_same_process() -> None:
    source = "import gc\ndef answer(q): return __import__('__main__').gold"
    assert naively(source, gold="13 months")["answers"] == ["13 months"]


def test_a_program_that_ends_early_leaves_the_naive_runner_with_nothing() -> None:
    assert naively("def answer(q): os._exit(3)") == {"answers": [], "seconds": [], "code": 3}


def test_the_bait_notes_what_it_is_sent_and_hands_out_its_token() -> None:
    with Bait() as bait:
        assert "127.0.0.1" in bait.addresses
        with socket.create_connection(("127.0.0.1", bait.port), timeout=5) as line:
            line.sendall(b"GET / HTTP/1.0\r\n\r\n")
            assert bait.token.encode() in line.recv(4096)
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as line:
            line.sendto(b"a name", ("127.0.0.1", bait.port))
            until = time.monotonic() + 5
            while len(bait.heard) < 2 and time.monotonic() < until:
                time.sleep(0.01)
    assert bait.heard == [b"GET / HTTP/1.0\r\n\r\n", b"a name"]


def test_what_an_attack_has_left_in_the_open_is_ended_by_its_mark() -> None:
    program = subprocess.Popen([sys.executable, "-c", "input()", "argument-of-it"],
                               stdin=subprocess.PIPE, env={"MARK": "left-by-a-test-5791"})
    try:
        until = time.monotonic() + 5
        while not marked("argument-of-it") and time.monotonic() < until:
            time.sleep(0.01)
        assert marked("argument-of-it") == [program.pid]
        assert end("left-by-a-test-5791") == 1
        assert program.wait(timeout=5) == -9
    finally:
        program.kill()
        program.communicate()


def test_a_service_that_died_or_was_odd_is_flagged() -> None:
    from collections import Counter

    from harness.ask import Reply

    fine = Reply("a", (), 0.1)
    assert not Seen((fine,), Counter(), "", (), True).flagged
    assert Seen((fine,), Counter({"late bytes": 1}), "", (), True).flagged
    assert Seen((fine,), Counter(), "", (), False).flagged
    broken = Seen((Reply(None, (), 0.1, "it broke"),), Counter(), "", (), True)
    assert broken.flagged
    assert broken.text == "no answer: it broke"


def test_the_small_bounds_are_smaller_than_the_usual_ones() -> None:
    usual, small = Settings(), bounds(Settings())
    assert all(getattr(small, name) < getattr(usual, name) for name in (
        "memory_mb", "processes", "open_files", "file_mb", "temporary_mb", "log_kb"))

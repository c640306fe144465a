"""The gateway started as a command, as it ships; and many calls of one client at once."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import openai
import pytest

from harness.gateway import Gateway
from harness.gateway.tests.test_endpoint import CHAT

ROOT = Path(__file__).parents[3]


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "harness.gateway", *arguments]


def test_it_prints_url_and_key_answers_and_ends_on_an_interrupt() -> None:
    process = subprocess.Popen(command("--port", "0", "--key", "sk-mine"), cwd=ROOT, text=True,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    settings = dict(process.stdout.readline().strip().split("=", 1) for _ in range(2))
    assert settings["OPENAI_API_KEY"] == "sk-mine"
    with openai.OpenAI(base_url=settings["OPENAI_BASE_URL"], api_key="sk-mine") as client:
        reply = client.chat.completions.create(model="reader", messages=CHAT)
        assert "24 months" in (reply.choices[0].message.content or "")
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=10)
    assert (process.returncode, errors) == (0, "")


@pytest.mark.parametrize(("arguments", "what"), [
    (["--port", "70000"], "error: 70000 is not a port"),
    (["--port", "0", "--upstream", "nowhere"], "error: the upstream's URL cannot be used"),
    (["--port", "0", "--upstream", "http://localhost:1/v1", "--prices", "none.toml"],
     "error: the price table none.toml cannot be read"),
])
def test_a_wrong_setting_is_an_error_in_three_parts_and_exit_code_2(
        arguments: list[str], what: str) -> None:
    done = subprocess.run(command(*arguments), cwd=ROOT, text=True, capture_output=True,
                          check=False, timeout=20)
    lines = done.stderr.splitlines()
    assert (done.returncode, lines[0]) == (2, what)
    assert [line[:6] for line in lines[1:]] == ["  why:", "  fix:"]


def test_a_taken_port_ends_the_command_with_exit_code_2() -> None:
    with Gateway() as gateway:
        done = subprocess.run(command("--port", str(gateway.port)), cwd=ROOT, text=True,
                              capture_output=True, check=False, timeout=20, env=dict(os.environ))
    assert done.returncode == 2
    assert done.stderr.startswith(f"error: port {gateway.port} is taken\n  why: ")


def test_thirty_calls_at_once_are_all_answered_and_filed() -> None:
    async def ask(url: str, key: str) -> list[Any]:
        async with openai.AsyncOpenAI(base_url=url, api_key=key, max_retries=0) as client:
            return await asyncio.gather(*(client.chat.completions.create(
                model="reader", messages=CHAT) for _ in range(30)))

    with Gateway() as gateway:
        key = gateway.issue_key("parallel")
        gateway.begin(key, "q")
        replies = asyncio.run(ask(gateway.url, key))
        calls = gateway.end(key)
    assert {reply.choices[0].message.content for reply in replies} == {
        "The warranty of the Pump 20 is 24 months."}
    assert len(calls) == 30 and {call.question_id for call in calls} == {"q"}

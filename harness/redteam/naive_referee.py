"""A referee as it is often written: read a line, parse it, believe it, wait as long as it takes.

Every attack on the protocol must succeed against it. So that no machine is harmed, whoever waits
for it gives up after a while, and what is sent to it is capped by the sender.
"""

from __future__ import annotations

import base64
import json
import os
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from harness.redteam.hostile_shim import SPOKEN
from harness.redteam.rss import growth


@dataclass(slots=True)
class Believed:
    """What it took for answers, what broke it, whether it still waited, its growth, its screen."""

    answers: list[Any] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    crash: str = ""
    hung: bool = False
    megabytes: float = 0.0
    calls: int = 0
    screen: str = ""


def believe(source: str, questions: Sequence[str], patience: float) -> Believed:
    """Run a hostile shim in the open and ask it; waits `patience` seconds at most."""
    told = Believed()
    with tempfile.TemporaryDirectory(prefix="seventy-one-naive-") as name, \
            socket.socket(socket.AF_UNIX) as listener:
        path = Path(name, "c")
        listener.bind(str(path))
        listener.listen(1)
        program = Path(name, "shim.py")
        program.write_text(SPOKEN + source)
        process = subprocess.Popen([sys.executable, "-I", "-S", str(program), "--socket",
                                    str(path)], stdin=subprocess.DEVNULL,
                                   env={"PATH": os.defpath}, start_new_session=True)
        try:
            listener.settimeout(20)
            line, _ = listener.accept()
            with line, growth() as grown:
                thread = threading.Thread(target=_ask, args=(line, questions, told), daemon=True)
                thread.start()
                thread.join(patience)
                told.hung = thread.is_alive()
                process.kill()
                thread.join()
            told.megabytes = grown.megabytes
        finally:
            process.kill()
            process.wait()
    return told


def _ask(line: socket.socket, questions: Sequence[str], told: Believed) -> None:
    try:
        with line.makefile("rb") as incoming:
            for number, question in enumerate(questions, 1):
                began = time.monotonic()
                told.answers.append(_answer(line, incoming, number, question, told))
                told.seconds.append(time.monotonic() - began)
    except Exception as error:
        told.crash = f"{type(error).__name__}: {str(error)[:100]}"


def _answer(line: socket.socket, incoming: Any, number: int, question: str, told: Believed) -> Any:
    asked = base64.b64encode(question.encode()).decode()
    for frame in ({"t": "open", "n": number}, {"t": "data", "n": number, "b": asked}):
        line.sendall(json.dumps(frame).encode() + b"\n")
    while True:
        frame = json.loads(incoming.readline())
        match frame["t"]:
            case "data":
                _, _, body = base64.b64decode(frame["b"]).partition(b"\r\n\r\n")
                return json.loads(body)["answer"]
            case "open":
                told.calls += 1
            case "log":
                said = base64.b64decode(frame["b"]).decode("utf-8", "replace")
                told.screen += said.encode().decode()

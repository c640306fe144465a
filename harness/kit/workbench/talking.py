"""Talk to the service: /health and /ask, with the standard library."""

from __future__ import annotations

import http.client
import json
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field

ANSWER_SECONDS = 60


@dataclass(frozen=True)
class Reply:
    """What came back for one question: an answer with its sources, or an error. Seconds waited."""

    answer: str
    seconds: float
    sources: list[str] = field(default_factory=list)
    error: str = ""


def health(url: str) -> tuple[int, str]:
    """Return the status of a health URL (0: nobody listens) and what it said."""
    try:
        with urllib.request.urlopen(url, timeout=5) as response:
            return int(response.status), response.read(2000).decode("utf-8", "replace")
    except urllib.error.HTTPError as error:
        return error.code, error.read(2000).decode("utf-8", "replace")
    except (OSError, http.client.HTTPException):
        return 0, ""


def answers(url: str, word: str) -> bool:
    """Say whether a health URL answers 200 with a word in it, by which ours is known."""
    status, said = health(url)
    return status == 200 and word in said


def ask(port: int, question: str) -> Reply:
    """Put one question to the service; never raises for what the service does."""
    began = time.perf_counter()
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}/ask", json.dumps({"question": question}).encode(),
        {"Content-Type": "application/json"})
    try:
        with urllib.request.urlopen(request, timeout=ANSWER_SECONDS) as response:
            found = json.loads(response.read())
        seconds = time.perf_counter() - began
        answer, sources = found["answer"], found.get("sources", [])
        if not isinstance(answer, str) or not isinstance(sources, list):
            return Reply("", seconds, error='the reply is not {"answer": text, "sources": list}')
        return Reply(answer, seconds, [str(source) for source in sources])
    except urllib.error.HTTPError as error:
        said = error.read(300).decode("utf-8", "replace")
        return Reply("", time.perf_counter() - began, error=f"status {error.code}: {said}")
    except (OSError, ValueError, KeyError, TypeError, http.client.HTTPException) as error:
        return Reply("", time.perf_counter() - began, error=f"{type(error).__name__}: {error}")

"""Use the page of a running service as a browser would: fetch it, ask, judge the answer."""

from __future__ import annotations

import json
import urllib.request
from pathlib import Path
from typing import Any

SECONDS = 120


def fetch(url: str, body: dict[str, Any] | None = None) -> str:
    """Return what GET says, or POST where there is a body."""
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=SECONDS) as response:
        return str(response.read().decode())


def tried(port: int, question: str, correction: str) -> list[dict[str, Any]]:
    """Ask, correct the answer, and return everything that was told on the way to it."""
    url = f"http://127.0.0.1:{port}/"
    page = fetch(url)
    for name in ("page.css", "page.js", "icon.svg"):
        assert f"static/{name}" in page and fetch(f"{url}static/{name}")
    told = [json.loads(line) for line in fetch(url + "stream", {"question": question}).splitlines()]
    assert told[-1]["kind"] == "answer", told[-1]
    fetch(url + "feedback", {"id": told[-1]["id"], "score": -1, "correction": correction})
    return told


def kept(runs: Path) -> dict[str, Any]:
    """Return the last line of the feedback that is kept."""
    found = json.loads((runs / "feedback.jsonl").read_text(encoding="utf-8").splitlines()[-1])
    assert isinstance(found, dict)
    return found

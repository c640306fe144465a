"""A whole submission in one standard-library file; `behaviour.txt` says how it misbehaves."""

from __future__ import annotations

import json
import os
import socket
import time
import urllib.request
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
BEHAVIOUR = (HERE / "behaviour.txt").read_text().strip()
TEXTS = {path.name: path.read_text() for path in sorted(Path(os.environ["CORPUS_DIR"]).iterdir())}
SEEN = 0


def ask_model(question: str) -> str:
    wanted = question.split("Valve ")[1].split()[0]
    passages = [f"[{n}] {text}" for n, text in enumerate(
        (t for t in TEXTS.values() if f"Valve {wanted} " in t), start=1)]
    body = {"model": os.environ["MODEL"], "messages": [
        {"role": "system", "content": "Answer only from the passages. If they do not contain the "
         "answer, say that you do not know."},
        {"role": "user", "content": "Passages:\n\n" + "\n\n".join(passages)
         + f"\n\nQuestion: {question}"}]}
    request = urllib.request.Request(
        os.environ["OPENAI_BASE_URL"] + "/chat/completions", json.dumps(body).encode(),
        {"Authorization": f"Bearer {os.environ['OPENAI_API_KEY']}",
         "Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=10) as response:
        return json.load(response)["choices"][0]["message"]["content"]


class Handler(BaseHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass

    def reply(self, raw: bytes, status: int = 200) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(raw)))
        self.end_headers()
        self.wfile.write(raw)

    def do_GET(self) -> None:
        self.reply(b"{}", 503 if BEHAVIOUR == "never-ready" else 200)

    def do_POST(self) -> None:
        global SEEN
        SEEN += 1
        raw = self.rfile.read(int(self.headers["Content-Length"]))
        question = json.loads(raw)["question"]
        if BEHAVIOUR == "crash-at-10" and SEEN == 10:
            os._exit(3)
        if BEHAVIOUR == "crash-always":
            os._exit(4)
        if BEHAVIOUR == "eat-memory":
            held = bytearray(400 * 1024 * 1024)
            held[::4096] = b"x" * len(held[::4096])
        if BEHAVIOUR == "look-outside":
            try:
                socket.create_connection(("192.0.2.7", 443), 0.2)
            except OSError:
                pass
        if BEHAVIOUR == "kill-everything":
            try:
                os.kill(-1, 9)
            except ProcessLookupError:
                pass  # nobody else is in sight
        if BEHAVIOUR == "refuse":
            self.reply(json.dumps({"answer": "I cannot answer.", "sources": []}).encode())
        elif BEHAVIOUR == "malformed":
            self.reply(b'{"answer": "12 months", ')
        elif BEHAVIOUR == "wrong-type":
            self.reply(b'{"answer": 12, "sources": []}')
        elif BEHAVIOUR == "refuses-http":
            self.reply(b'{"error": "no"}', 500)
        elif BEHAVIOUR == "huge":
            self.reply(b'{"answer": "' + b"x" * 5_000_000 + b'"}')
        elif BEHAVIOUR == "trickle":
            self.send_response(200)
            self.send_header("Content-Length", "1000")
            self.end_headers()
            for _ in range(100):
                self.wfile.write(b" ")
                self.wfile.flush()
                time.sleep(0.1)
        elif BEHAVIOUR == "echo-request":
            shown = {"body": json.loads(raw), "headers": sorted(self.headers.keys()),
                     "path": self.path, "environment": sorted(os.environ)}
            self.reply(json.dumps({"answer": json.dumps(shown), "sources": []}).encode())
        else:
            self.reply(json.dumps({"answer": ask_model(question), "sources": []}).encode())


if BEHAVIOUR == "exit-at-start":
    raise SystemExit("ModuleNotFoundError: No module named 'rerankers'")
index = Path(os.environ["INDEX_DIR"]) / "index.json"
if not index.exists():
    index.write_text(json.dumps(sorted(TEXTS)))
HTTPServer(("127.0.0.1", int(os.environ["PORT"])), Handler).serve_forever()

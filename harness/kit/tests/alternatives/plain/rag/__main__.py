"""A whole submission in one file of the standard library: word overlap, one model call."""

from __future__ import annotations

import json
import math
import os
import re
import urllib.request
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

CORPUS = Path(os.environ["CORPUS_DIR"])
TEXTS = {path.relative_to(CORPUS).as_posix(): path.read_text(encoding="utf-8")
         for path in sorted(CORPUS.rglob("*")) if path.is_file()}
BAGS = {name: Counter(re.findall(r"\w+", text.lower())) for name, text in TEXTS.items()}
SEEN_IN = Counter(word for bag in BAGS.values() for word in bag)


def search(question: str, most: int = 4) -> list[str]:
    words = set(re.findall(r"\w+", question.lower()))
    scores = {name: sum(math.log(1 + len(BAGS) / SEEN_IN[word]) for word in words if word in bag)
              / (1 + math.log(1 + bag.total())) for name, bag in BAGS.items()}
    return sorted(scores, key=lambda name: (-scores[name], name))[:most]


def answer(question: str) -> dict[str, object]:
    sources = search(question)
    passages = "\n\n".join(f"[{number}] {TEXTS[name][:4000]}"
                           for number, name in enumerate(sources, 1))
    body = {"model": os.environ["MODEL"], "temperature": 0, "messages": [
        {"role": "system", "content": "Answer only from the passages. If they do not contain the "
                                      "answer, say that you do not know."},
        {"role": "user", "content": f"Passages:\n\n{passages}\n\nQuestion: {question}"}]}
    request = urllib.request.Request(
        f"{os.environ['OPENAI_BASE_URL']}/chat/completions", json.dumps(body).encode(),
        {"Authorization": f"Bearer {os.environ['OPENAI_API_KEY']}",
         "Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=60) as response:
        text = json.load(response)["choices"][0]["message"]["content"]
    return {"answer": text, "sources": sources}


class Handler(BaseHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass

    def send(self, found: object, status: int = 200) -> None:
        raw = json.dumps(found).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(raw)))
        self.end_headers()
        self.wfile.write(raw)

    def do_GET(self) -> None:
        self.send({"status": "ready"}, 200 if self.path == "/health" else 404)

    def do_POST(self) -> None:
        raw = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        try:
            self.send(answer(str(json.loads(raw)["question"])))
        except Exception as error:
            self.send({"error": str(error)}, 500)


if __name__ == "__main__":
    address = (os.environ.get("HOST", "127.0.0.1"), int(os.environ["PORT"]))
    ThreadingHTTPServer(address, Handler).serve_forever()

"""A whole submission that ranks all documents with a cross-encoder from MODELS_DIR."""

from __future__ import annotations

import json
import os
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

from sentence_transformers import CrossEncoder

TEXTS = {path.name: path.read_text() for path in sorted(Path(os.environ["CORPUS_DIR"]).iterdir())}
MODEL = CrossEncoder(str(Path(os.environ["MODELS_DIR"]) / "tiny-reranker"), device="cpu",
                     local_files_only=True)


class Handler(BaseHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass

    def reply(self, raw: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(len(raw)))
        self.end_headers()
        self.wfile.write(raw)

    def do_GET(self) -> None:
        self.reply(b"{}")

    def do_POST(self) -> None:
        question = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["question"]
        names = sorted(TEXTS)
        scores = MODEL.predict([(question, TEXTS[name]) for name in names])
        order = sorted(range(len(names)), key=lambda number: (-float(scores[number]), number))
        self.reply(json.dumps({"answer": "I do not know.",
                               "sources": [names[number] for number in order]}).encode())


HTTPServer((os.environ.get("HOST", "127.0.0.1"), int(os.environ["PORT"])), Handler).serve_forever()

"""A submission that answers at once, and a whole run of it: what is left is the harness's own.

    python -m harness.benchmarks.instant QUESTIONS SANDBOX

scores it against itself in a process of its own, half of the questions to each side.
"""

from __future__ import annotations

import hashlib
import sys
import tempfile
from pathlib import Path

from harness import model_files
from harness.score import score
from harness.settings import Settings
from heldout.baseline import freeze, thaw, tree, tree_hash
from heldout.variant import Variant
from scoring.records import AnswerType, Evidence, Gold, Kind, Question, Subject

SERVICE = '''
import os
from http.server import BaseHTTPRequestHandler, HTTPServer
REPLY = b'{"answer": "The warranty is 24 months.", "sources": []}'
HEAD = b"HTTP/1.0 200 OK\\r\\nContent-Type: application/json\\r\\nContent-Length: %d\\r\\n\\r\\n" \\
    % len(REPLY)
class Handler(BaseHTTPRequestHandler):
    def log_message(self, *_): pass
    def do_GET(self): self.wfile.write(HEAD + REPLY)
    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        self.wfile.write(HEAD + REPLY)
HTTPServer(("127.0.0.1", int(os.environ["PORT"])), Handler).serve_forever()
'''
SENTENCE = "The warranty of Valve {} is 24 months."


def write(folder: Path) -> Path:
    """Write the submission and return its folder."""
    (folder / "rag").mkdir(parents=True)
    (folder / "rag" / "__main__.py").write_text(SERVICE, encoding="utf-8")
    (folder / "rag" / "__init__.py").write_text("", encoding="utf-8")
    (folder / "requirements.txt").write_text("", encoding="utf-8")
    return folder


def variant(folder: Path, count: int) -> Variant:
    """Return a variant of `count` questions whose baseline answers at once, made in `folder`."""
    documents, archive = folder / "documents", folder / "baseline.tar.gz"
    documents.mkdir()
    for number in range(count):
        (documents / f"valve-{number}.md").write_text(SENTENCE.format(number), encoding="utf-8")
    questions = tuple(Question(
        f"q-{number:05}", f"How long is Valve {number} under warranty?", Kind.SIMPLE,
        Gold(AnswerType.DURATION, ("24 month",)), Subject(f"Valve {number}"),
        evidence=(Evidence(f"valve-{number}.md", SENTENCE.format(number)),),
        cluster=f"valve-{number}.md") for number in range(count))
    freeze(write(folder / "baseline"), archive)
    return Variant("instant", 0, documents, questions, archive, {
        "recipe": "0", "documents": tree_hash(tree(documents)),
        "questions": hashlib.sha256(repr(questions).encode()).hexdigest(),
        "baseline": tree_hash(thaw(archive))})


def main(count: int, sandbox: str) -> None:
    """Score the submission against itself and print how many answers were labelled."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        chosen = variant(folder, count // 2)
        models = folder / "cache" / "models"
        models.mkdir(parents=True)
        model_files.ensure = lambda cache: models  # what answers at once needs no weights
        done = score(write(folder / "submission"),
                     Settings(cache=folder / "cache", runs=folder / "runs", sandbox=sandbox),
                     variant=chosen)
        print(f"asked {done.asked}")


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])

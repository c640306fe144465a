"""A pipeline of a few lines with a stand-in for its HTTP client, as a submission's folder."""

from __future__ import annotations

from pathlib import Path

PIPELINE = '''
import json
from pathlib import Path
from types import SimpleNamespace
import httpx2

TOP = {top}

class Answerer:
    def __init__(self, settings):
        self.texts = [p.read_text() for p in sorted(Path(settings).iterdir())]
        self.http = httpx2.HTTPTransport()

    def answer(self, question):
        print("what is printed must not get between the lines")
        if "{broken}" and "{broken}" in question:
            raise ValueError("no answer to this one")
        name = question.split("Valve ")[1].split()[0]
        found = [text for text in self.texts if f"Valve {{name}} " in text][:TOP]
        body = {{"model": "reader", "messages": [
            {{"role": "system", "content": "Answer only from the passages. If they do not contain "
             "the answer, say that you do not know."}},
            {{"role": "user", "content": "Passages:\\n\\n" + "\\n\\n".join(found)
             + f"\\n\\nQuestion: {{question}}"}}]}}
        request = SimpleNamespace(read=lambda: json.dumps(body).encode())
        reply = self.http.handle_request(request).json
        return SimpleNamespace(text=reply["choices"][0]["message"]["content"], sources=[])

def build(settings):
    return Answerer(settings)
'''
SETTINGS = '''
import os

class Settings:
    @staticmethod
    def from_environment():
        return os.environ["CORPUS_DIR"]
'''
CLIENT = '''
class Response:
    def __init__(self, status, json):
        self.status, self.json = status, json

class HTTPTransport:
    def handle_request(self, request):
        raise OSError("there is no network here")

class AsyncHTTPTransport:
    pass
'''


def write_tree(folder: Path, top: int = 1, broken: str = "") -> Path:
    (folder / "rag").mkdir(parents=True)
    (folder / "rag" / "__init__.py").write_text("")
    (folder / "rag" / "pipeline.py").write_text(PIPELINE.format(top=top, broken=broken))
    (folder / "rag" / "settings.py").write_text(SETTINGS)
    (folder / "httpx2.py").write_text(CLIENT)
    (folder / "requirements.txt").write_text("")
    return folder

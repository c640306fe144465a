"""Serve the page of challenge/ with a scripted model: `python page_served.py PORT FOLDER`.

Run in the service's own environment. The pipeline is the real one but for its index and its model,
which holds its answer to "hold ..." until POST /go-on, and is lost for "lost".
"""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import uvicorn
from rag import events
from rag.answerer import Answerer
from rag.chunker import Chunk
from rag.feedback import Feedback
from rag.model_client import Messages, ModelClient, ModelError
from rag.page import add_page
from rag.retriever import Retriever
from rag.service import Service, application
from rag.settings import Settings

HOSTILE = ('<script>window.hacked=1</script><img src="https://evil.example/x" '
           'onerror="window.hacked=1">"\'><svg onload="window.hacked=1">')
CHUNKS = (Chunk("pump-20.md#000", "pump-20.md", "Pump 20", "Warranty",
                "The warranty of the Pump 20 is 24 months.", {}),
          Chunk("hostile.html#000", "hostile.html", HOSTILE, HOSTILE, HOSTILE, {}))
held = threading.Event()


class Shelf:
    def search(self, query: str, limit: int) -> list[tuple[Chunk, float]]:
        return [(chunk, 0.75 - n / 4) for n, chunk in enumerate(CHUNKS)][:limit]


class Scripted(ModelClient):
    def chat(self, messages: Messages) -> str:
        question = messages[1]["content"].split("Question: ")[-1]
        if question.startswith("lost"):
            raise ModelError("model endpoint unreachable: nobody listens")
        asks = messages[0]["content"] == service_answerer.instructions
        reply = HOSTILE if question.startswith("hostile") else "It is 24 months."
        events.tell("asked", model="reader", messages=messages)
        for piece in (reply[:5], reply[5:]):
            events.tell("piece", text=piece)
        if question.startswith("hold") and asks:
            held.wait()
        events.tell("replied", model="reader", messages=messages, reply=reply, seconds=0.25,
                    prompt_tokens=100, completion_tokens=10, usd=0.0012)
        return reply


def main(port: int, folder: Path) -> None:
    service = Service(lambda: service_answerer)
    app = add_page(application(service), service, Feedback(folder))

    @app.post("/go-on")
    def go_on() -> None:
        held.set()

    service._run()
    print("ready", flush=True)
    uvicorn.run(app, host="127.0.0.1", port=port, log_level="error")


if __name__ == "__main__":
    settings = Settings(*(Path("unused"),) * 3, "http://127.0.0.1:9/v1", "", "reader",
                        "127.0.0.1", 0, None)
    client = Scripted("http://127.0.0.1:9/v1", "", "reader")
    service_answerer = Answerer(Retriever({Shelf(): 1.0}), client, settings)
    main(int(sys.argv[1]), Path(sys.argv[2]))

"""`make ask Q="..."`: one question, its answer, its sources.

The Makefile hands Q over in the environment, where a quote or a `$` of it stays what it is.
"""

from __future__ import annotations

from .errors import WorkbenchError
from .place import Place
from .running import running
from .talking import ask


def run(place: Place, question: str) -> int:
    """Print the answer to `question`, or to what Q is set to; return the exit code."""
    question = question or place.get("Q")
    if not question.strip():
        raise WorkbenchError("there is no question", "Q is empty",
                             'ask one: make ask Q="How long is the warranty?"')
    with running(place) as port:
        reply = ask(port, question)
    if reply.error:
        raise WorkbenchError("the service did not answer", reply.error,
                             "look at its log: the terminal of make chat, or .logs/rag.log")
    print(reply.answer)
    for number, source in enumerate(reply.sources, 1):
        print(f"  {number}. documents/{source}")
    print(f"  {reply.seconds:.2f} s")
    return 0

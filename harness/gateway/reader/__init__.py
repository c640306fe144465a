"""The bundled reader: a deterministic stand-in for a chat model. It is not a language model.

`complete` is a pure function of the messages it is given: no embeddings, no network, no clock, no
state. It reads the passages, follows a few instructions, and fails when evidence is missing the
way language models are known to: it abstains when told to, and makes things up when told to
answer always. It never sees gold, question ids or kinds.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from .anatomy import Chat, take_apart
from .deciding.decide import decide
from .deciding.leaking import leaked
from .deciding.outcome import Decision
from .evidence import Candidate
from .instructions import Wishes, recognise
from .printed import restored
from .question import Asked, analyse
from .render import render
from .tasks import perform
from .units import read

VERSION = "0.2.0"


@dataclass(frozen=True, slots=True)
class Trace:
    """Every intermediate of one completion, for people who ask why."""

    chat: Chat
    wishes: Wishes
    asked: Asked
    decision: Decision
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Completion:
    """The reply and how it came about."""

    text: str
    trace: Trace


def complete(messages: Sequence[Mapping[str, str]], size: str = "large",
             response_format: Mapping[str, Any] | None = None) -> Completion:
    """Return the reply to `messages`; `size` is "large" or "small"."""
    chat = take_apart(messages)
    wishes = recognise(chat.instructions)
    asked = analyse(*restored(chat.question, chat.passages))
    done = perform(chat, wishes, messages, size, response_format)
    if done is not None:
        return Completion(done, Trace(chat, wishes, asked, Decision(done, "a task, no answer"), ()))
    units = read(chat.passages)
    decision, ranked = decide(asked, wishes, units, chat.passages, size)
    decision = leaked(asked, decision, chat.shots)
    tags = tuple(passage.tag for passage in chat.passages)
    text = render(asked, wishes, decision, tags, response_format)
    return Completion(text, Trace(chat, wishes, asked, decision, tuple(ranked[:10])))


def digest(folder: Path) -> str:
    """Return the hexadecimal SHA-256 over every `.py`, `.toml` and `.txt` file below `folder`."""
    found = hashlib.sha256()
    for path in sorted(folder.rglob("*"), key=lambda path: path.relative_to(folder).as_posix()):
        name = path.relative_to(folder).as_posix()
        if path.suffix in (".py", ".toml", ".txt") and "tests/" not in name:
            text = path.read_bytes().replace(b"\r\n", b"\n")
            found.update(f"{name} {len(text)}\n".encode() + text)
    return found.hexdigest()


@cache
def fingerprint() -> str:
    """Return the version and a hash of all rules and data, as reported in every response.

    What was measured of one reader is so never taken for another's.
    """
    return f"reader-{VERSION}-{digest(Path(__file__).resolve().parent)[:12]}"


def warm() -> None:
    """Read all word lists now: the first question then takes no longer than the others."""
    complete(({"role": "system", "content": "Answer only from the passages."},
              {"role": "user", "content": "[1] Note\nThe fee is EUR 5.\n\nQuestion: What is the "
                                          "prcie?"}))  # slips are looked up in a list too

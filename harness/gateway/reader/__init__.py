"""The bundled reader: a deterministic stand-in for a chat model. It is not a language model.

`complete` is a pure function of the messages it is given: no embeddings, no network, no clock, no
state. It reads the passages, follows a few instructions, and fails when evidence is missing the
way language models are known to: it abstains when told to, and makes things up when told to
answer always. It never sees gold, question ids or kinds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .anatomy import Chat, take_apart
from .deciding.decide import decide
from .deciding.outcome import Decision
from .evidence import Candidate
from .instructions import Wishes, recognise
from .lexicon import data_hash
from .question import Asked, analyse
from .render import render
from .tasks import perform
from .thesaurus import data_hash as thesaurus_hash
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
    asked = analyse(chat.question)
    done = perform(chat, wishes, messages, size, response_format)
    if done is not None:
        return Completion(done, Trace(chat, wishes, asked, Decision(done, "a task, no answer"), ()))
    units = read(chat.passages)
    decision, ranked = decide(asked, wishes, units, chat.passages, size)
    tags = tuple(passage.tag for passage in chat.passages)
    text = render(asked, wishes, decision, tags, response_format)
    return Completion(text, Trace(chat, wishes, asked, decision, tuple(ranked[:10])))


def fingerprint() -> str:
    """Return reader version and data hash, as reported in every response."""
    return f"reader-{VERSION}-{data_hash()[:6]}{thesaurus_hash()[:6]}"

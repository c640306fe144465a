"""From the messages of a chat to its parts: which message asks, which orders, which only informs.

Earlier turns of user and assistant are examples, or context where the assistant only takes note.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from .author import ORDER_LINE, Author, read_author
from .closing import close_up
from .cutting import cut
from .labels import ASKING, label, to_model
from .opening import Opening, open_up
from .parts import Passage, Shot
from .titles import Raw, finish

NOTED = re.compile(
    r"^\W{0,3}(?:ok(?:ay)?|understood|noted|got it|sure|thanks?|thank you|received|alright|ready|"
    r"i (?:have|will|understand|understood)|i've|yes)\b[^\n]{0,160}$", re.IGNORECASE)
PERSONAL = re.compile(r"\b(?:i|i'm|i've|my|we|we're|our|us|me)\b", re.IGNORECASE)
LONG_ASIDE = 300  # characters up to which a paragraph in the first person belongs to the question


@dataclass(frozen=True, slots=True)
class Turn:
    """One message that still counts; `context` marks one that asks nothing."""

    role: str
    text: str
    context: bool = False


@dataclass(slots=True)
class Found:
    """What the turns hold."""

    orders: list[str] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    question: str = ""
    shots: list[Shot] = field(default_factory=list)

    def take(self, author: Author) -> None:
        """Add what an author wrote; the first question found stays."""
        if author.instructions:
            self.orders.append(author.instructions)
        self.shots += author.shots
        self.question = self.question or author.question


def turns(said: Sequence[tuple[str, str]]) -> tuple[list[Shot], list[Turn]]:
    """Return (examples made of earlier turns, the turns that count)."""
    shots: list[Shot] = []
    kept: list[Turn] = []
    users: list[Turn] = []
    last_user = max((n for n, (role, _) in enumerate(said) if role == "user"), default=-1)
    for place, (role, text) in enumerate(said):
        if role == "user":
            users.append(Turn(role, text))
        elif role != "assistant":
            kept.append(Turn(role, text))
        elif users and text.strip() and place < last_user:
            pair = examine(users)
            if NOTED.match(text.strip()) and (pair.passages or not pair.question
                                              or not _asks(users[-1].text)):
                kept += [Turn(turn.role, turn.text, True) for turn in users]
            elif pair.passages and not pair.question:
                kept += [Turn(turn.role, turn.text, True) for turn in users]
            else:
                shots += [*pair.shots, Shot(pair.question or users[-1].text.strip(), text.strip())]
            users = []
    return shots, [*kept, *users]


def examine(said: Sequence[Turn]) -> Found:
    """Return what the turns hold; the question is looked for in the user's turns."""
    users = [n for n, turn in enumerate(said) if turn.role == "user"]
    if not users:
        said = [*said[:-1], *(Turn("user", turn.text) for turn in said[-1:])]
    openings = [open_up(turn.text, turn.role != "user") for turn in said]
    found = Found()
    asking = _asking(said, openings)
    told = any(to_model("\n".join(opened.before) if opened else turn.text)
               for turn, opened in zip(said, openings, strict=True)
               if opened or turn.role in ("system", "developer"))
    if asking is not None and openings[asking] is None:
        found.question = _question_of(said[asking].text, Found())
    for place, (turn, opened) in enumerate(zip(said, openings, strict=True)):
        if opened is not None:
            _informing(found, turn, opened, told, place == asking)
        elif place == asking:
            question = found.question
            found.question = _question_of(turn.text, found) or question
        elif turn.role in ("system", "developer"):
            found.take(read_author(turn.text.split("\n"), False))
        elif turn.role == "user" and not told and not found.passages and to_model(turn.text):
            found.take(read_author(turn.text.split("\n"), False))
            told = True
        else:
            passage = finish(Raw("", [], turn.text.split("\n")))
            found.passages += [passage] if passage else []
    return found


def _asking(said: Sequence[Turn], openings: Sequence[Opening | None]) -> int | None:
    """Return which turn asks: the last that asks and nothing else, else the last of the user's."""
    users = [n for n, turn in enumerate(said) if turn.role == "user" and not turn.context]
    if not users:
        return None
    if openings[users[-1]] is None and _asks(said[users[-1]].text):
        return users[-1]
    pure = [n for n in users if openings[n] is None and _asks(said[n].text)]
    if pure:
        return pure[-1]
    return users[-1]


def _asks(text: str) -> bool:
    lines = [line for line in text.split("\n") if line.strip()]
    if not lines:
        return False
    author = read_author(text.split("\n"), True)
    short = len(text) <= 2_000
    return short and (label(lines[0]) is not None or author.sure or bool(ASKING.match(lines[0])))


def _informing(found: Found, turn: Turn, opened: Opening, told: bool, asks: bool) -> None:
    """Take a turn that has passages; `asks` says that it is the one to hold the question."""
    ask = asks and not found.question
    before = read_author(opened.before, ask)
    known = before.question if before.sure else found.question
    inner, rest = close_up(opened, ask and not known, told, known)
    after = read_author(rest, ask and not known)
    if ask and not known and not after.question:
        after = read_author(rest, True, alone=True)
        if not after.question:
            before = read_author(opened.before, True, alone=True)
    elif known and rest:
        after = read_author(rest, True)
        after = Author(after.instructions, "", after.shots, False)
    found.passages += cut(inner, opened.style)
    found.take(before)
    found.take(after)


def _question_of(text: str, found: Found) -> str:
    """Return the question of a turn without passages that were set apart; take the rest of it."""
    author = read_author(text.split("\n"), True, alone=True)
    found.shots += author.shots
    question = author.question
    loose: list[str] = []
    for part in author.instructions.split("\n"):
        if to_model(part) or ORDER_LINE.match(part):
            found.orders.append(part)
        elif PERSONAL.search(part) and len(part) <= LONG_ASIDE:
            question = f"{part} {question}".strip()
        elif part.strip():
            loose.append(part)
    if loose:
        passage = finish(Raw("", [], loose))
        found.passages += [passage] if passage else []
    return question

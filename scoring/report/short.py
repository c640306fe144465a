"""What a page can hold: long texts are cut with their length told, prompts left out by level."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import IntEnum

TEXT, PROMPT = 4_000, 40_000   # characters that are shown of an answer or reply, of a message
CALLS, ITEMS, ITEM = 12, 40, 400   # calls, sources or notes of one answer; characters of a note
SMALL_TEXT, SMALL_CALLS = 600, 3


class Level(IntEnum):
    """How much is left out so that the page stays small; the first that fits is taken."""

    WHOLE = 0
    CHANGED = 1    # no prompts of questions that are right on both sides
    ANSWERING = 2  # of the others only the prompt of the answering call
    BARE = 3       # no prompts, and short texts


TOLD = {
    Level.WHOLE: "",
    Level.CHANGED: "Prompts of questions that are right on both sides are left out of this page: "
                   "they stand in calls.jsonl.",
    Level.ANSWERING: "Of most calls only the figures are on this page: their prompts stand in "
                     "calls.jsonl.",
    Level.BARE: "Prompts are too large for this page, and long answers are cut: they stand in "
                "calls.jsonl and answers.jsonl.",
}


def short(text: str, most: int = ITEM) -> str:
    """Return a text, cut after `most` characters with how many there were more."""
    return text if len(text) <= most else f"{text[:most]}… ({len(text) - most:,} characters more)"


def items(texts: Sequence[str]) -> Iterator[str]:
    """Yield the first of some texts, each cut, then how many there were more."""
    yield from (short(text) for text in texts[:ITEMS])
    if len(texts) > ITEMS:
        yield f"and {len(texts) - ITEMS} more"

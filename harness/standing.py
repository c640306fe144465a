"""Where a value stands in the documents: sent or not, about the asked subject or not.

For people who doubt a label; decides nothing.
"""

from __future__ import annotations

from scoring.evidence import Library, Placed, Sent
from scoring.records import Question
from scoring.text import bare, contains, fold
from scoring.values.typed import typed

MOST = 3       # places told of one value
LONGEST = 110  # characters quoted


def standing(question: Question, printed: str, sent: Sent, shelf: Library) -> list[str]:
    """Return the places of a value, those sent and about the subject first; says where none is."""
    names = [f" {bare(name)} " for name in (question.subject.name, *question.subject.aliases)]
    found = []
    for page in shelf.pages.values():
        seen = set(Sent(shelf, {page.id: sent.places.get(page.id, frozenset())}).units())
        for unit in page.units:
            if _holds(question, printed, unit):
                found.append((unit not in seen, not any(name in unit.about for name in names),
                              page.id, unit))
    found.sort(key=lambda row: row[:3])
    return [f"{printed!r} {'not sent' if hidden else 'sent'}, "
            f"{'not about' if foreign else 'about'} {question.subject.name}: {page} "
            f"\"{_short(unit.text)}\"" for hidden, foreign, page, unit in found[:MOST]] \
        or [f"{printed!r} stands in no document"]


def proofs(question: Question, sent: Sent) -> list[str]:
    """Return the spans that prove the gold, each with what part of it was sent."""
    return [f"{100 * sent.share(span.document, span.quote):3.0f} % sent  {span.document} "
            f"\"{_short(span.quote)}\"" for span in question.evidence]


def _holds(question: Question, printed: str, unit: Placed) -> bool:
    kind = question.gold.type
    wanted = {reading.value for reading in typed(kind, fold(printed))}
    if not wanted:
        return contains(unit.printed, printed)
    return any(reading.value in wanted for reading in typed(kind, fold(unit.printed)))


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST else f"{flat[:LONGEST - 1]}…"

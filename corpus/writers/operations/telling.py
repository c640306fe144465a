"""What the documents of this topic share: which facts they may tell, and lists from the library."""

from __future__ import annotations

import re
from datetime import date, timedelta

from corpus.facts import Entity, Fact, Stated, Status
from corpus.world.operations.landscape import BY_NAME
from corpus.writers.background import capitalised, passages
from corpus.writers.desk import Desk, Sheet
from corpus.writers.house_style import long_date


def told(desk: Desk, entity: Entity, *names: str, status: Status = Status.CURRENT) -> list[Fact]:
    """Return the facts about `entity` that are not left to the mails."""
    return [fact for fact in desk.facts(entity.id, *names, status=status)
            if fact.id not in desk.world.operations.mailed]


def slots(system: str) -> dict[str, str]:
    """Return what passages about a system may mention: who uses it, and for what."""
    part = BY_NAME[system]
    return {"system": system, "audience": part.audience, "task": part.task, "home": part.home}


def listed(sheet: Sheet, theme: str, **more: str) -> list[str]:
    """Return all passages of a theme, filled in: the lines of a list."""
    return [capitalised(text.format(**sheet.house, **more)) for text in passages(theme)]


def paragraphs(text: str, sentences: int = 3) -> list[str]:
    """Return a long passage as several paragraphs."""
    parts = re.split(r"(?<=[.!?]) (?=[A-Z])", text)
    return [" ".join(parts[turn:turn + sentences]) for turn in range(0, len(parts), sentences)]


def between(sheet: Sheet, first: date, last: date) -> date:
    """Return a working day of the document's own, between the two."""
    picked = first + timedelta(days=sheet.random.randrange(max(1, (last - first).days)))
    return picked - timedelta(days=max(0, picked.weekday() - 4))


def known(desk: Desk, fact: Fact) -> date:
    """Return the day from which somebody could write this: a thing must have happened first."""
    days = [fact.valid_from or date(2024, 1, 1)]
    days += [date.fromisoformat(value.text) for found in desk.facts(fact.subject, "began")
             for value in found.values]
    if fact.attribute == "review":
        days.append(date.fromisoformat(fact.values[0].text))
    return max(days)


def titled(title: str) -> str:
    """Return the line that names the title in front matter: quoted where it has a colon."""
    return f'title: "{title}"' if ": " in title else f"title: {title}"


def spoken(day: date) -> str:
    """Return a date spelled out."""
    return long_date(day.isoformat())


QUOTED = Stated.QUOTED

"""Who asks whom in the mails, about what, and since when there is an answer."""

from __future__ import annotations

from datetime import date

from corpus.facts import Entity, Fact, Status, ValueType
from corpus.world.ledger import TODAY
from corpus.writers.desk import Desk, Sheet

# Who answers, where it is not a system's own administrator, and for which office.
ANSWERS = {"incident": "Incident Manager", "programme": "Director"}
ASKED = {
    "ticket": "under which number it is filed", "outage": "how long it took us",
    "affected": "how many clients were hit", "lead": "who was in charge that day",
    "began": "on which day it all happened", "cause": "what broke in the end",
    "budget": "how much money is set aside", "golive": "when it is meant to be finished",
    "kickoff": "when it was started", "sponsor": "which executive is behind it",
    "streams": "into which parts it is divided"}


def known_since(desk: Desk, fact: Fact) -> date:
    """Return the day before which nobody could have told this."""
    dates = [date.fromisoformat(value.text) for told in (fact, *desk.facts(fact.subject, "began"))
             for value in told.values if value.type is ValueType.DATE]
    return max((fact.valid_from or date.min, *(day for day in dates if day < TODAY)))


def people(desk: Desk, sheet: Sheet, fact: Fact) -> tuple[Entity, Entity]:
    """Return who asks, a team lead, and who answers: the person whose business it is."""
    staff = desk.world.people
    asker = sheet.random.choice(staff.by_title["Team Lead"])
    title = ANSWERS.get(desk.kind_of[fact.subject], "System Administrator")
    other = sheet.random.choice(staff.by_title[title])
    admins = desk.facts(fact.subject, "admin", status=Status.CURRENT)
    if admins:
        named = admins[0].values[0].entity
        other = next(person for person in desk.world.people.staff if person.id == named)
    return asker, other

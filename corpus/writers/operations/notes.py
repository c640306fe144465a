"""Operating notes: how a system is run, its values deep in the text; old and draft editions."""

from __future__ import annotations

from datetime import date, timedelta

from corpus.facts import Entity, Fact, Status
from corpus.world.ledger import TODAY
from corpus.writers.background import as_label
from corpus.writers.desk import Desk, Sheet, slug
from corpus.writers.operations.telling import (
    between,
    known,
    slots,
    spoken,
    titled,
    told,
)

SECTIONS = {
    "access": ("Access", "Who may do what", "Rights and roles"),
    "monitoring": ("Monitoring", "How we watch it", "Health"),
    "changes": ("Changes", "Making changes", "New versions"),
    "duty": ("Disturbances", "On duty", "When it fails"),
    "restore": ("Saving and restoring", "Copies", "If data are lost"),
    "data": ("Data and transfers", "Data", "Neighbours and transfers"),
    "history": ("Oddities", "Good to know", "Why it is as it is"),
}
HOMES = {"admin": "changes", "rto": "duty", "backup": "restore", "users": "access",
         "review": "access"}


def write(desk: Desk) -> None:
    """Write current notes for most systems; archived and draft editions where values differ."""
    systems = desk.world.operations.systems
    chosen = systems[:1]
    for system in systems:
        facts = desk.facts(system.id)
        drafts = [fact for fact in facts if fact.status is Status.DRAFT]
        if drafts:
            _edition(desk, system, drafts, Status.DRAFT)
        if old := archived(desk, system):
            _edition(desk, system, old, Status.SUPERSEDED)
        if system in chosen or drafts or old:
            _edition(desk, system, told(desk, system), Status.CURRENT)


def archived(desk: Desk, system: Entity) -> list[Fact]:
    """Return the old values that an archived edition tells; the rest is quoted in mails."""
    turn = desk.world.operations.systems.index(system)
    return [] if turn % 3 == 0 else desk.facts(system.id, "rto", "backup",
                                               status=Status.SUPERSEDED)


def _edition(desk: Desk, system: Entity, facts: list[Fact], status: Status) -> None:
    mark = {Status.CURRENT: "", Status.DRAFT: "-draft", Status.SUPERSEDED: "-archived"}[status]
    sheet = desk.sheet(f"systems/{slug(system.name)}-operating-notes{mark}.md")
    title = sheet.pick("Operating notes: {}", "Running the {}", "{}, operating notes"
                       ).format(system.name)
    title = title[0].upper() + title[1:] + {
        Status.CURRENT: "", Status.DRAFT: " (draft)",
        Status.SUPERSEDED: " (archived edition)"}[status]
    starts = [known(desk, fact) for fact in facts
              if fact.valid_from or fact.attribute == "review"]
    effective = max(starts) if starts else between(sheet, date(2025, 9, 1),
                                                   TODAY - timedelta(days=20))
    _head(sheet, title, effective, status)
    more = slots(system.name)
    sheet.write(sheet.passage("operations.purpose", **more), "")
    sections = list(SECTIONS)
    sheet.random.shuffle(sections)
    needed = [HOMES[fact.attribute] for fact in facts]
    keep = sections[:5] if status is Status.CURRENT else sections[:3]
    for section in [name for name in sections if name in keep or name in needed]:
        sheet.write(f"## {sheet.pick(*SECTIONS[section])}", "")
        sheet.write(sheet.passage(f"operations.{section}", **more), "")
        here = [fact for fact in facts if HOMES[fact.attribute] == section]
        if not here:
            continue
        if sheet.random.random() < 0.4:
            sheet.write(*(f"- {sheet.say(fact, place='list')}" for fact in here), "")
        else:
            # Other matters first: the value then stands late in a long section.
            if sheet.random.random() < 0.1:
                sheet.write(sheet.passage(f"operations.{section}", **more), "")
            sheet.write(f"{sheet.passage(f'operations.{section}', **more)} "
                        + " ".join(_sentence(sheet, fact) for fact in here), "")
    sheet.finish("operating notes", title, status, owner=sheet.house["it"], effective=effective)


def _head(sheet: Sheet, title: str, effective: date, status: Status) -> None:
    if sheet.random.random() < 0.5:
        sheet.write("---", titled(title), f"owner: {as_label(sheet.house['it'])}",
                    f"status: {status.value}", f"effective: {effective.isoformat()}", "---", "",
                    f"# {title}", "")
    else:
        sheet.write(f"# {title}", "", f"{as_label(sheet.house['it'])} | in force from "
                    f"{spoken(effective)} | {status.value}", "")
    if status is not Status.CURRENT:
        theme = "operations.drafted" if status is Status.DRAFT else "operations.supersedes"
        sheet.write(sheet.passage(theme), "")


def _sentence(sheet: Sheet, fact: Fact) -> str:
    """Return a sentence; now and then only the title says which system is meant."""
    if sheet.random.random() < 0.12:
        return sheet.say(fact, subject="service", place="heading-subject")
    return sheet.say(fact, place="deep")

"""Notices to all staff, release announcements, and the calendar of changes."""

from __future__ import annotations

import textwrap
from datetime import date

from corpus.world.ledger import TODAY
from corpus.writers.background import as_label
from corpus.writers.desk import Desk, Sheet
from corpus.writers.operations.telling import between, paragraphs, spoken, told

SUBJECTS = {
    "maintenance": ("Maintenance weekend", "Planned maintenance: please read", "Works on the "
                    "network and storage"),
    "phishing": ("Warning: forged messages and calls", "Do not answer: attempted fraud",
                 "Please be careful today"),
    "move": ("We are moving", "New rooms", "Where to find us from now on"),
    "printing": ("Changes that you will notice at your desk", "Printing and attachments",
                 "What is new this month"),
}
CHANGES = ("operating system patches", "exchange of a failed disk", "renewal of certificates",
           "rehearsal of a restore", "move to new virtual machines", "test of the standby node",
           "new version after acceptance", "clean-up of technical accounts")
MONTHS = ("October", "November", "December", "January", "February", "March")


def write(desk: Desk) -> None:
    """Write notices, one or two announcements and the calendar."""
    random = desk.world.ledger.stream("notices")
    topics = [*random.sample(list(SUBJECTS), 3), *random.sample(list(SUBJECTS), 2)]
    for number, topic in enumerate(topics, start=1):
        _notice(desk, topic, f"notices/it-{topic}-{number}.txt")
    for number in range(1, random.randint(1, 2) + 1):
        _announcement(desk, number)
    _calendar(desk)


def _notice(desk: Desk, topic: str, path: str) -> None:
    sheet = desk.sheet(path)
    sent = between(sheet, date(2026, 2, 2), TODAY)
    title = sheet.pick(*SUBJECTS[topic])
    sender = as_label(sheet.house["it"])
    if sheet.random.random() < 0.5:
        sheet.write(f"From: {sender}", "To: all staff", f"Date: {spoken(sent)}",
                    f"Subject: {title}", "")
    else:
        sheet.write(f"*** {title} ***", f"({sender}, {sent.isoformat()})", "")
    sheet.write(sheet.pick("Dear colleagues,", "Good morning,", "Hello everybody,"), "")
    _wrapped(sheet, sheet.passage(f"notice.{topic}"))
    sheet.write(sheet.pick("Kind regards,", "Thank you,", "With thanks for your patience,"), sender)
    sheet.finish("notice", title, owner=sender, effective=sent)


def _announcement(desk: Desk, number: int) -> None:
    sheet = desk.sheet(f"notices/it-release-{number}.txt")
    title = ("Released: rules for running services", "Now in force: changes and disturbances"
             )[number - 1]
    released = between(sheet, date(2026, 3, 2), TODAY)
    sheet.write(title.upper(), "", f"{as_label(sheet.house['it'])}, {spoken(released)}", "")
    for theme in ("intro", "body", "end"):
        _wrapped(sheet, sheet.passage(f"notice_release.{theme}"))
    system = sheet.random.choice(desk.world.operations.systems)
    for fact in told(desk, system, "admin"):
        opening = sheet.pick("For each system the register names a person. An example:",
                             "Administrators are named in the register, for instance like this:")
        sheet.write(opening, sheet.say(fact, place="deep"))
    sheet.finish("announcement", title, owner=sheet.house["it"], effective=released)


def _wrapped(sheet: Sheet, text: str) -> None:
    for paragraph in paragraphs(text, sheet.random.randint(3, 4)):
        sheet.write(*textwrap.wrap(paragraph, 78), "")


def _calendar(desk: Desk) -> None:
    sheet = desk.sheet("systems/change-calendar.md")
    title = "Change calendar"
    sheet.write(f"# {title}", "", f"Kept by {sheet.house['it']}; state of {spoken(TODAY)}.", "",
                sheet.passage("operations.calendar"), "", "## Systems", "")
    head = "| Month | Change | System | System administrator |"
    sheet.write(head, "|---|---|---|---|")
    systems = sheet.random.sample(desk.world.operations.systems, 8)
    for turn, system in enumerate(systems):
        facts = told(desk, system, "admin")
        row = (f"| {MONTHS[turn * len(MONTHS) // len(systems)]} | {sheet.pick(*CHANGES)} "
               f"| {system.name} | {sheet.cell(facts[0])} |")
        sheet.write(row)
        sheet.note(facts[0], row, "table")
        sheet.note(facts[0], head, "table")
    sheet.write("", "## Programmes", "", sheet.passage("operations.calendar"), "")
    head = "| Programme | Go-live date | Freeze |"
    sheet.write(head, "|---|---|---|")
    for programme in desk.world.operations.programmes:
        for fact in told(desk, programme, "golive"):
            row = (f"| {programme.name} | {sheet.cell(fact)} "
                   f"| {sheet.pick('systems concerned only', 'none', 'week before and after')} |")
            sheet.write(row)
            sheet.note(fact, row, "table")
            sheet.note(fact, head, "table")
    sheet.finish("change calendar", title, owner=sheet.house["it"], effective=TODAY)

"""The glossary: short names and codes of the whole company, among words that newcomers ask about.

Any topic may have entries here: an entity whose refs name an "acronym", a "code_name" or a
"site_code" gets one. Other documents use these short names without an explanation.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from corpus.facts import Entity
from corpus.world.ledger import day
from corpus.writers.background import as_label, passages
from corpus.writers.desk import Desk, Sheet

SHORT = ("acronym", "code_name", "site_code")
MEANINGS = {
    "site": ("site code of the {name}; printed on asset stickers and pouches",
             "the {name}. This is its site code, as labels and lists print it",
             "location code of the {name}, used in exports of the personnel system",
             "on parcels and pouches, the {name} (site code)",
             "site code that stands for the {name} in exports, tags and cost reports"),
    "team": ("the {name}, as it stands in lists and address books",
             "our letters for the {name}", "short for the {name}, where the full name does not fit",
             "the {name} in the directory and on the organisation chart",
             "how mails and door signs call the {name}"),
    "system": ("what everybody calls a system of ours ({name})",
               "short for the {name}, as in the name of its servers",
               "in tickets and change notes, the usual name of the {name}",
               "the {name}; also the queue into which its alarms go",
               "letters under which the {name} is found in the monitoring"),
    "programme": ("code name of an internal programme ({name})",
                  "the programme {name}, when it is spoken of outside its own room",
                  "internal programme, officially {name}; the code name means nothing",
                  "{name}, in calendars and room bookings"),
    "policy": ("initials of a policy in the handbook ({name})",
               "the {name}, cited by its initials in forms and approvals",
               "on forms, short for {name}"),
}
TOOLS = {
    "portal": "Where pay slips, holidays, training and requests of a personal kind are found.",
    "wiki": "Our collection of written knowledge; open to all staff, edited by all staff.",
    "erp": "Orders, parts, stock and invoices. Asks for an order number before anything else.",
    "crm": "Everything we know about customers, including what they were promised.",
    "tickets": "Where requests and faults are filed and followed up.",
    "chat": "For what is short and good for today. Decisions do not live there.",
}


def short_names(entities: list[Entity]) -> Iterator[tuple[str, Entity]]:
    """Yield each short name with what it stands for; regional twins share theirs."""
    seen: list[tuple[str, str]] = []
    for entity in entities:
        for role, text in entity.refs:
            if role in SHORT and (text, entity.name) not in seen:
                seen.append((text, entity.name))
                yield text, entity


def write(desk: Desk) -> None:
    """Write the glossary."""
    sheet = desk.sheet("wiki/glossary.md")
    title = sheet.pick("Glossary", "Words and short names", "What does it stand for?")
    effective = day(sheet.random, date(2026, 3, 2), date(2026, 9, 4))
    owner = sheet.pick(sheet.house["academy"], sheet.house["hr"], "wiki editors")
    bold, joint = sheet.pick("**", "**", "`"), sheet.pick(": ", " – ", ": ")
    sheet.write(f"# {title}", "", f"{sheet.pick('Owner', 'Kept by')}: {as_label(owner)} · "
                f"{sheet.pick('state of', 'updated')} {effective.isoformat()}", "",
                sheet.passage("people_glossary.intro"), "")
    entries = sorted(_entries(desk, sheet, bold, joint), key=lambda e: (e[0].casefold(), e[1]))
    letter = ""
    for term, line in entries:
        first = term[0].upper()
        if first != letter:
            sheet.write(*(("",) if letter else ()), f"## {first}", "")
            letter = first
        sheet.write(line)
    sheet.write("", f"## {sheet.pick('About this list', 'Rules of the list')}", "",
                sheet.passage("people_glossary.rules"))
    sheet.finish("glossary", title, owner=owner, effective=effective)


def _entries(desk: Desk, sheet: Sheet, bold: str, joint: str) -> Iterator[tuple[str, str]]:
    """Yield the entries as (term, line)."""
    for text, entity in short_names(desk.world.ledger.entities):
        body = sheet.pick(*MEANINGS.get(entity.kind, ("short for {name}",)))
        line = f"- {bold}{text}{bold}{joint}{body.format(name=entity.name)}."
        for fact in desk.facts(entity.id, "site_code" if entity.kind == "site" else "short_name"):
            sheet.note(fact, line, "list")
        yield text, line
    for slot, meaning in TOOLS.items():
        name = sheet.house[slot]
        if not name.startswith("the "):
            yield name, f"- {bold}{name}{bold}{joint}{meaning}"
    count = len(passages("people_glossary.terms"))
    for _ in range(sheet.random.randint(25, count - 6)):
        term, _, meaning = sheet.passage("people_glossary.terms").partition(" | ")
        yield term, f"- {bold}{term}{bold}{joint}{meaning}"

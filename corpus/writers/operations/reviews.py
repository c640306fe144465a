"""Incident reviews: one believable story each, in one of three layouts."""

from __future__ import annotations

from datetime import date, timedelta

from corpus.facts import Entity, Fact
from corpus.world.ledger import TODAY
from corpus.writers.background import as_label
from corpus.writers.desk import Desk, Sheet, slug
from corpus.writers.operations.telling import listed, slots, spoken, titled, told

HEADINGS = {
    "summary": ("What happened to the {system}", "In short", "The mechanism", "What went wrong"),
    "signs": ("First signs", "How we noticed", "How the {system} made itself felt"),
    "wrong": ("What we tried first", "Wrong turns", "Detours", "Where we lost time"),
    "fix": ("How it was solved", "The way back", "Getting the {system} back", "Repair"),
    "handling": ("The response", "How the call was run", "Working together"),
    "talk": ("What we told people", "Communication", "Word to the outside"),
    "effect": ("Effect", "Who was hit, and how", "Consequences", "What it meant for others"),
    "lessons": ("Lessons", "What we learned", "What we take from it"),
    "wider": ("Could it happen elsewhere?", "Beyond the {system}", "A wider look"),
    "timeline": ("Timeline", "Order of events", "Course of events"),
    "actions": ("What we change", "Actions", "Agreed measures"),
}
ORDERS = (
    ("summary", "signs", "wrong", "fix", "effect", "handling", "lessons", "timeline", "actions"),
    ("timeline", "summary", "signs", "wrong", "fix", "talk", "effect", "lessons", "wider",
     "actions"),
    ("summary", "effect", "signs", "handling", "wrong", "fix", "timeline", "lessons", "actions"),
    ("summary", "signs", "wrong", "fix", "timeline", "effect", "talk", "lessons", "actions"),
)
# In which section a fact that is told in prose belongs.
PLACES = {"cause": "summary", "began": "signs", "outage": "fix", "affected": "effect",
          "lead": "handling", "ticket": "actions"}
LABELS = {"ticket": "Incident number", "outage": "Duration of the outage",
          "affected": "Affected customers", "lead": "Incident lead",
          "began": "Date of the outage", "cause": "Root cause"}


def write(desk: Desk) -> None:
    """Write a review of each incident."""
    for turn, incident in enumerate(desk.world.operations.incidents):
        _review(desk, incident, turn)


def _review(desk: Desk, incident: Entity, turn: int) -> None:
    sheet = desk.sheet(f"incidents/{slug(incident.name)}.md")
    system = desk.name_of[dict(incident.refs)["system"]]
    began = desk.facts(incident.id, "began")[0]
    written = min(date.fromisoformat(began.values[0].text)
                  + timedelta(days=sheet.random.randint(5, 15)), TODAY - timedelta(days=3))
    title = sheet.pick("Review: {}", "Incident review: {}", "{}: review",
                       "What we know about the {}").format(incident.name)
    title = title[0].upper() + title[1:]
    facts = told(desk, incident)
    order = list(ORDERS[turn % len(ORDERS)])
    tabled: list[Fact] = []
    if turn % 3 == 0:
        tabled = [fact for fact in facts if fact.attribute not in ("cause", "began")]
    elif turn % 3 == 1:
        tabled = [fact for fact in facts if fact.attribute in ("ticket", "began")]
    _head(sheet, title, written, turn)
    sheet.write(sheet.passage("incident.opening"), "")
    if tabled:
        _table(sheet, incident, tabled)
    left = [fact for fact in facts if fact not in tabled]
    noted = [fact for fact in left if fact.attribute == "affected" and turn % 2 == 0]
    left = [fact for fact in left if fact not in noted]
    for section in order:
        here = [fact for fact in left if _section(fact, order) == section]
        _section_text(sheet, desk.world.operations.stories[incident.id], section, system, here)
        if noted and section == "effect":
            sheet.lines[-2] += "[^1]"
    sheet.write(*(f"[^1]: {sheet.say(fact, place='footnote')}" for fact in noted))
    sheet.finish("incident review", title, owner=sheet.house["it"], effective=written)


def _section(fact: Fact, order: list[str]) -> str:
    wanted = PLACES[fact.attribute]
    return wanted if wanted in order else "summary"


def _head(sheet: Sheet, title: str, written: date, turn: int) -> None:
    owner = sheet.house["it"]
    if turn % 2:
        sheet.write("---", titled(title), f"owner: {as_label(owner)}",
                    f"written: {written.isoformat()}", "status: final", "---", "", f"# {title}", "")
    else:
        sheet.write(f"# {title}", "", f"*Written by {owner}, {spoken(written)}. Final.*", "")


def _table(sheet: Sheet, incident: Entity, facts: list[Fact]) -> None:
    head = f"| {incident.name[0].upper()}{incident.name[1:]} | |"
    sheet.write(head, "|---|---|")
    for fact in facts:
        row = f"| {LABELS[fact.attribute]} | {sheet.cell(fact)} |"
        sheet.write(row)
        sheet.note(fact, row, "table")
        sheet.note(fact, head, "table")
    sheet.write("")


def _section_text(sheet: Sheet, story: str, section: str, system: str, facts: list[Fact]) -> None:
    more = slots(system)
    sheet.write(f"## {sheet.pick(*HEADINGS[section]).format(system=system)}", "")
    own = section in ("summary", "signs", "wrong", "fix", "lessons", "timeline", "actions")
    if section in ("timeline", "actions"):
        lines = listed(sheet, f"{story}.{section}", **more)
        numbered = section == "timeline" and sheet.random.random() < 0.6
        if facts:
            sheet.write(" ".join(_sentence(sheet, fact) for fact in facts), "")
        sheet.write(*(f"{n}. {line}" if numbered else f"- {line}"
                      for n, line in enumerate(lines, start=1)), "")
        return
    body = sheet.passage(f"{story}.{section}" if own else f"incident.{section}", **more)
    if section == "effect" and sheet.random.random() < 0.1:
        body += "\n\n" + sheet.passage("incident.talk")
    said = " ".join(_sentence(sheet, fact) for fact in facts)
    if not said:
        sheet.write(body, "")
    elif section in ("summary", "signs"):
        sheet.write(f"{said} {body}", "")
    else:
        sheet.write(f"{body} {said}", "")


def _sentence(sheet: Sheet, fact: Fact) -> str:
    """Return a sentence; now and then only the title says which outage is meant."""
    if sheet.random.random() < 0.15:
        return sheet.say(fact, subject="disturbance", place="heading-subject")
    return sheet.say(fact, place="deep")

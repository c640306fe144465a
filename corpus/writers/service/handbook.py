"""The service handbook: one long document, with what it says about single services deep inside."""

from __future__ import annotations

from corpus.facts import Fact
from corpus.writers.desk import Desk, Sheet
from corpus.writers.service import frame
from corpus.writers.service.regions import under, within

CHAPTERS = {
    "desk": ("The desk", "At the desk", "Taking a call"),
    "triage": ("Sorting cases", "From call to decision", "What comes first"),
    "field": ("In the field", "Field engineers", "On site"),
    "spares": ("Spares", "Parts and vans", "What is kept where"),
    "workshop": ("The workshop", "Instruments that are sent in", "At the works"),
    "loans": ("Loan instruments", "The pool", "Lending"),
    "calibration": ("Calibration", "References and certificates", "Calibrating"),
    "escalation": ("Escalation", "When a case grows", "Handing a case up"),
    "review": ("Learning", "The monthly review", "What we do with mistakes"),
    "billing": ("Money", "Billing", "What is invoiced"),
}
HOMES = {"On-Site Calibration": "calibration", "Bench Calibration": "calibration",
         "Certificate Reissue": "calibration", "Loan Unit Dispatch": "loans",
         "Remote Diagnosis": "triage", "Configuration Backup": "desk",
         "Emergency Call-Out": "escalation", "Workshop Repair": "workshop",
         "Decontamination Cleaning": "workshop", "Commissioning Assistance": "field"}


def write(desk: Desk) -> None:
    """Write the handbook; each service is told of in the chapter it belongs to."""
    sheet = desk.sheet("services/service-handbook.md")
    title = sheet.pick("Service handbook", "How service works here", "Handbook of the service")
    owner = desk.world.people.by_title["Director"][-1].name
    when = frame.reviewed(sheet)
    frame.markdown(sheet, title, owner, when)
    order = list(CHAPTERS)
    middle = order[2:8]
    sheet.random.shuffle(middle)
    numbered = sheet.random.random() < 0.5
    for number, theme in enumerate((*order[:2], *middle, *order[8:]), start=1):
        head = sheet.pick(*CHAPTERS[theme])
        sheet.write(f"## {number}. {head}" if numbered else f"## {head}", "")
        facts = _told(sheet, theme)
        count = 4 if theme in ("desk", "workshop") else 3
        for turn in range(count):
            text = sheet.passage(f"service.{theme}")
            # Facts stand late in a chapter: spread over its last paragraphs.
            mine = [fact for at, fact in enumerate(facts) if turn == count - 1 - at % (count - 1)]
            text = " ".join((text, *(_say(sheet, fact) for fact in mine)))
            sheet.write(text, "")
    sheet.finish("service handbook", title, owner=owner, effective=when)


def _told(sheet: Sheet, theme: str) -> list[Fact]:
    facts = []
    for service in sheet.desk.world.service.services:
        if HOMES[service.name] == theme:
            for name in ("turnaround", "fee"):
                known = sheet.desk.facts(service.id, name)
                if known and sheet.random.random() < 0.8:
                    facts.append(sheet.random.choice(known))
    return facts


def _say(sheet: Sheet, fact: Fact) -> str:
    name = sheet.desk.name_of[fact.subject]
    subject = under(within(name, fact.scope.region), fact.scope.plan)
    return sheet.say(fact, subject, place="deep")

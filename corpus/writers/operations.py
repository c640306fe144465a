"""How things are kept running: runbooks by error code, and incident reviews."""

from __future__ import annotations

from corpus.facts import Entity
from corpus.writers.desk import Desk, slug

FIRST_STEPS = (
    "Read the event log before you clear it; the entry just before the alarm names the channel.",
    "Check the supply and the shield first. Half of all calls end there.",
    "Isolate the line, release the pressure and hang your tag on the valve.",
    "Note the serial number and the firmware before anything else.",
)
CAUSES = (
    "a certificate that nobody had put on the calendar", "a disk that filled up with debug logs",
    "a routing change made at the wrong site", "a database migration that ran twice",
    "a load test that was pointed at the live system", "a vendor's patch installed unannounced",
)
ACTIONS = (
    "an alarm at seventy per cent of the quota", "a second pair of eyes on every such change",
    "a rehearsal of the restore every quarter", "a shorter cache for the failing record",
)


def write(desk: Desk) -> None:
    """Write a runbook for each product family and a review of each incident."""
    for family, faults in desk.world.goods.faults.items():
        _runbook(desk, family, faults)
    for incident in desk.world.goods.incidents:
        _review(desk, incident)


def _runbook(desk: Desk, family: str, faults: tuple[Entity, ...]) -> None:
    for number, group in enumerate((faults[:2], faults[2:4], faults[4:]), start=1):
        sheet = desk.sheet(f"runbooks/{slug(family)}-{number}.md")
        sheet.write(f"# {family} runbook, part {number}", "",
                    f"For service engineers working on {family} instruments. "
                    f"{sheet.pick(*FIRST_STEPS)}", "",
                    sheet.prose.paragraph("safety", 4), "")
        for fault in group:
            code = fault.aliases[0]
            limit, wait, part = (
                sheet.say(desk.facts(fault.id, name)[0]) for name in ("limit", "wait", "part"))
            sheet.write(f"## {code}", "", f"{limit} {sheet.pick(*FIRST_STEPS)}", "",
                        sheet.prose.paragraph("repairing", 4), "",
                        f"1. {wait}", f"2. {part}", "3. Record the visit in the service log.", "")
        sheet.write("## Before you leave", "", sheet.prose.paragraph("repairing", 4), "",
                    sheet.prose.paragraph("cleaning", 3))
        sheet.finish("runbook", f"{family} runbook, part {number}")


def _review(desk: Desk, incident: Entity) -> None:
    sheet = desk.sheet(f"incidents/{slug(incident.name)}.md")
    ticket, outage, affected, lead = (
        sheet.say(desk.facts(incident.id, name)[0], place="heading-subject")
        for name in ("ticket", "outage", "affected", "lead"))
    title = f"Review: {incident.name}"
    sheet.write(f"# {title}", "", f"{ticket} {lead}", "", "## What happened", "",
                f"The cause was {sheet.pick(*CAUSES)}. Monitoring noticed before the first "
                f"customer called, though not by much. {outage}", "",
                sheet.prose.paragraph("review", 6), "", sheet.prose.paragraph("review", 6), "",
                "## Effect", "",
                f"{affected} No measuring data was lost. {sheet.prose.paragraph('review', 3)}", "",
                "## What we learned", "", sheet.prose.paragraph("review", 7), "",
                "## What we change", "", f"- {sheet.pick(*ACTIONS)}",
                *(f"- {sheet.prose.sentence('review')}" for _ in range(4)),
                "- this page, read aloud in the next team meeting")
    sheet.finish("incident review", title)

"""Mail threads in which a field engineer asks and the desk answers what no page says."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

from corpus.facts import Entity, Fact, Stated, Status
from corpus.writers.desk import Desk, Sheet, slug
from corpus.writers.service import frame

GREETINGS = ("Hi {0},", "Hello {0},", "{0},", "Dear {0},")
ENDINGS = ("Thanks", "Best regards", "Cheers", "Regards", "Kind regards")


def asked(desk: Desk) -> tuple[Entity, ...]:
    """Return the error codes whose work instruction stands in a mail and nowhere else."""
    random = desk.world.ledger.stream("service mails")
    families = list(desk.world.service.faults.values())
    picked = []
    for codes in random.sample(families, min(len(families), random.randint(3, 4))):
        known = [code for code in codes if desk.facts(code.id, "instruction")
                 and len(desk.facts(code.id, "part")) == 1]
        if known:
            picked.append(random.choice(known))
    return tuple(picked)


def write(desk: Desk) -> None:
    """Write a thread for each of them, and one about each part that was changed."""
    for code in asked(desk):
        _instruction(desk, code)
    changed = [fact for fact in desk.world.ledger.facts
               if fact.attribute == "part" and fact.status is Status.SUPERSEDED]
    for old in changed[:1]:
        _changed_part(desk, old)


def _instruction(desk: Desk, code: Entity) -> None:
    family, short = dict(code.refs)["family"], code.aliases[0]
    sheet = desk.sheet(f"mail/service-{slug(short)}-procedure.eml")
    asker, helper = _people(desk, sheet)
    title = sheet.pick(f"{short} on the {family}: which procedure?",
                       f"procedure for {short} ({family})", f"{family} {short}, sheet missing")
    when = frame.reviewed(sheet, 250)
    _head(sheet, helper, asker, f"Re: {title}", when.isoformat(), 14)
    fact = desk.facts(code.id, "instruction")[0]
    sheet.write(sheet.pick(*GREETINGS).format(asker.name.split()[0]), "",
                sheet.passage("service_notes.mail_answer", family=family, code=short), "",
                sheet.say(fact, sheet.pick(code.name, short), place="mail"), "",
                sheet.passage("service_notes.mail_close", family=family, code=short), "",
                sheet.pick(*ENDINGS), helper.name, "")
    _quoted(sheet, asker, when.isoformat(), [
        sheet.pick(*GREETINGS).format(helper.name.split()[0]), "",
        sheet.passage("service_notes.mail_ask", family=family, code=short), "",
        sheet.pick(*ENDINGS), asker.name])
    sheet.finish("mail thread", title, owner=helper.name, effective=when)


def _changed_part(desk: Desk, old: Fact) -> None:
    code = next(entity for entity in desk.world.ledger.entities if entity.id == old.subject)
    family, short = dict(code.refs)["family"], code.aliases[0]
    new = desk.facts(code.id, "part", status=Status.CURRENT)[0]
    sheet = desk.sheet(f"mail/service-{slug(short)}-spare.eml")
    asker, helper = _people(desk, sheet)
    title = sheet.pick(f"Spare for {short}: packing room refuses",
                       f"wrong bag in the van for {short} ({family})?")
    assert new.valid_from
    when = new.valid_from + timedelta(days=sheet.random.randint(20, 60))
    when -= timedelta(days=max(0, when.weekday() - 4))
    _head(sheet, helper, asker, f"Re: {title}", when.isoformat(), 16)
    sheet.write(
        sheet.pick(*GREETINGS).format(asker.name.split()[0]), "",
        f"The packing room is right and the old mail below is out of date. "
        f"There has been a bulletin for {family} since. "
        + sheet.say(new, short, place="mail"), "",
        sheet.passage("service_notes.mail_close", family=family, code=short), "",
        sheet.pick(*ENDINGS), helper.name, "")
    before = new.valid_from - timedelta(days=sheet.random.randint(40, 90))
    _quoted(sheet, asker, when.isoformat(), [
        sheet.pick(*GREETINGS).format(helper.name.split()[0]), "",
        f"I ordered the spare for {short} exactly as you wrote to me last time (your mail is "
        "below), and the packing room sent the order back without a comment. Has something "
        "changed, or did I copy it wrong?", "", sheet.pick(*ENDINGS), asker.name, "",
        f"On {before.isoformat()}, {helper.name} wrote:",
        "> " + sheet.say(old, short, place="mail", stated=Stated.QUOTED),
        "> The rest is in the runbook. Bring the old one back, please."])
    sheet.finish("mail thread", title, owner=helper.name, effective=when)


def _people(desk: Desk, sheet: Sheet) -> tuple[Entity, Entity]:
    """Return who asks, somebody out in the plants, and who answers from the desk."""
    jobs = desk.world.people.by_title
    out = next(jobs[title] for title in (
        "Field Engineer", "Repair Technician", "Application Engineer", "Sales Engineer")
        if title in jobs)
    return sheet.random.choice(out), sheet.random.choice(jobs["Incident Manager"])


def _head(sheet: Sheet, sender: Entity, to: Entity, subject: str, day: str, hour: int) -> None:
    moment = datetime.fromisoformat(day).replace(
        hour=hour, minute=sheet.random.randrange(60), tzinfo=UTC)
    sheet.write(f"From: {sender.name} <{_address(sheet, sender)}>",
                f"To: {to.name} <{_address(sheet, to)}>", f"Subject: {subject}",
                f"Date: {format_datetime(moment)}",
                f"Message-ID: <{moment:%Y%m%d%H%M}.{sheet.random.randrange(16**6):06x}"
                f"@{_domain(sheet)}>",
                "MIME-Version: 1.0", 'Content-Type: text/plain; charset="utf-8"', "")


def _quoted(sheet: Sheet, sender: Entity, day: str, lines: list[str]) -> None:
    sheet.write(f"On {day}, {sender.name} wrote:", *(f"> {line}".rstrip() for line in lines))


def _domain(sheet: Sheet) -> str:
    return f"{slug(sheet.desk.world.name)}.example"


def _address(sheet: Sheet, person: Entity) -> str:
    return f"{slug(person.name).replace('-', '.')}@{_domain(sheet)}"

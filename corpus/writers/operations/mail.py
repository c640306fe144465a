"""Mail threads: answers that stand nowhere else, and old values quoted and set right."""

from __future__ import annotations

from datetime import date, timedelta
from email.utils import formataddr

from corpus.facts import Entity, Fact, Status
from corpus.world.catalogue import attribute
from corpus.world.ledger import TODAY
from corpus.writers.background import as_label
from corpus.writers.desk import Desk, Sheet, slug
from corpus.writers.operations.asking import ASKED, known_since, people
from corpus.writers.operations.notes import archived
from corpus.writers.operations.telling import QUOTED, between, spoken

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
# How people ask where the catalogue's words would already sound like a statement.
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def write(desk: Desk) -> None:
    """Write a thread for every one or two facts left to the mails, and for each old value."""
    groups: dict[str, list[Fact]] = {}
    by_id = {fact.id: fact for fact in desk.world.ledger.facts}
    for name in desk.world.operations.mailed:
        fact = by_id[name]
        groups.setdefault(desk.kind_of[fact.subject], []).append(fact)
    pairs = [facts[turn:turn + 2] for facts in groups.values() for turn in range(0, len(facts), 2)]
    number = 0
    for pair in pairs:
        number += 1
        _thread(desk, number, pair, [])
    for old, new in _replaced(desk):
        number += 1
        _thread(desk, number, [new], [old])


def _replaced(desk: Desk) -> list[tuple[Fact, Fact]]:
    """Return the old values that no archived document tells, each with the current one."""
    told = {quote.fact for quote in desk.quotes}
    found = []
    for entity in (*desk.world.operations.systems, *desk.world.operations.programmes):
        in_notes = archived(desk, entity) if entity.kind == "system" else []
        for old in desk.facts(entity.id, status=Status.SUPERSEDED):
            if old not in in_notes and old.id not in told:
                found.append((old, desk.facts(entity.id, old.attribute, status=Status.CURRENT)[0]))
    return found


def _thread(desk: Desk, number: int, facts: list[Fact], old: list[Fact]) -> None:
    names = list(dict.fromkeys(desk.name_of[fact.subject] for fact in facts))
    sheet = desk.sheet(f"mail/it-{number:02}-{slug(names[0])}.eml")
    after = max(date(2026, 4, 1) if not old else date.min, *(known_since(desk, fact)
                                                             for fact in facts))
    asked = min(between(sheet, after + timedelta(days=6), TODAY - timedelta(days=6)),
                TODAY - timedelta(days=3))
    asker, answerer = people(desk, sheet, facts[0])
    title = sheet.pick("Question about the {}", "{}: missing particulars", "Papers on the {}",
                       "{}, please check").format(" and the ".join(names))
    title = title[0].upper() + title[1:]
    question = _question(desk, sheet, asker, answerer, facts, old)
    answer = _answer(desk, sheet, asker, answerer, facts, old)
    answered = asked + timedelta(days=sheet.random.choice((0, 1)) if asked.weekday() < 4 else 0)
    back = [_credit(sheet, asker, asked), *(f"> {line}".rstrip() for line in question)]
    closing = sheet.random.random() < 0.4
    if closing:
        last, frm, to = answered, asker, answerer
        body = [f"{answerer.name.split()[0]},", "", sheet.passage("operations_mail.thanks"), "",
                asker.name.split()[0], "", _credit(sheet, answerer, answered),
                *(f"> {line}".rstrip() for line in [*answer, "", *back])]
    else:
        last, frm, to = answered, answerer, asker
        body = [*answer, "", *back]
    host = f"{slug(desk.world.name)}.example"
    hour, minute = sheet.random.randint(8, 16), sheet.random.randint(0, 59)
    stamp = (f"{DAYS[last.weekday()]}, {last.day:02} {MONTHS[last.month - 1]} {last.year} "
             f"{hour:02}:{minute:02}:00 +0200")
    sheet.write(f"From: {_address(frm, host)}", f"To: {_address(to, host)}",
                f"Date: {stamp}", f"Subject: Re: {title}",
                f"Message-ID: <{last:%Y%m%d}.{number:03}@{host}>", "MIME-Version: 1.0",
                "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: 8bit", "",
                *body)
    sheet.finish("mail thread", f"Re: {title}", owner=frm.name, effective=last)


def _question(desk: Desk, sheet: Sheet, asker: Entity, answerer: Entity, facts: list[Fact],
              old: list[Fact]) -> list[str]:
    first = answerer.name.split()[0]
    lines = [sheet.pick(f"Dear {first},", f"Hi {first},", f"{first},"), "",
             sheet.passage("operations_mail.question"), ""]
    wanted = [(desk.name_of[fact.subject],
               ASKED.get(fact.attribute)
               or attribute(desk.kind_of[fact.subject], fact.attribute).synonyms[0])
              for fact in facts]
    if sheet.random.random() < 0.5:
        lines.append(sheet.pick("It is about the following:", "What I am missing:", "In short:"))
        lines += [f"- {name}: {asked}" for name, asked in wanted]
    else:
        lines.append(" ".join(sheet.pick(
            f"About the {name} I need to know {asked}.",
            f"Can you tell me, for the {name}, {asked}?",
            f"As to the {name}, it would help me to know {asked}.") for name, asked in wanted))
    if old:
        lines += ["", sheet.passage("operations_mail.outdated"), "",
                  *(f"> {sheet.say(fact, place='mail', stated=QUOTED)}" for fact in old)]
    return [*lines, "", sheet.pick("Thanks a lot,", "Many thanks in advance", "Best,"), asker.name]


def _answer(desk: Desk, sheet: Sheet, asker: Entity, answerer: Entity, facts: list[Fact],
            old: list[Fact]) -> list[str]:
    first = asker.name.split()[0]
    lines = [sheet.pick(f"Hello {first},", f"Dear {first},", f"Hi {first},"), ""]
    if old:
        lines += [sheet.passage("operations_mail.correction"), ""]
    else:
        lines += [sheet.passage("operations_mail.answer"), ""]
    said = [sheet.say(fact, place="mail") for fact in facts]
    lines += [" ".join(said), ""] if sheet.random.random() < 0.5 else [*said, ""]
    if sheet.random.random() < 0.4:
        lines += [sheet.passage("operations_mail.aside"), ""]
    office = (as_label(sheet.house["it"]) if desk.kind_of[facts[0].subject] != "programme"
              else "for the steering committee")
    return [*lines, sheet.pick("Best regards", "Regards,", "Have a good day"), answerer.name,
            office]


def _address(person: Entity, host: str) -> str:
    plain = "".join(letter if letter.isascii() else "u" for letter in person.name.lower()
                    if letter != "'")
    return formataddr((person.name, f"{plain.replace(' ', '.')}@{host}"))


def _credit(sheet: Sheet, person: Entity, day: date) -> str:
    """Return the line above a quoted mail; mail programs differ in it."""
    return sheet.pick(f"On {spoken(day)} {person.name} wrote:",
                      f"{person.name}, {day.isoformat()}:",
                      f"{person.name} wrote on {spoken(day)}:",
                      f"----- Original message from {person.name}, {spoken(day)} -----")

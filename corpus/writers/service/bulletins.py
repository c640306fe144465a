"""Service bulletins: plain-text notices that retell one thing about one error code.

Where a code was given another part, the bulletin that named the former one is kept, withdrawn.
"""

from __future__ import annotations

from datetime import date, timedelta

from corpus.facts import Entity, Fact, Status
from corpus.writers.background import as_label
from corpus.writers.desk import Desk, slug
from corpus.writers.house_style import long_date
from corpus.writers.service.mails import asked

SUBJECTS = {"part": "component to be fitted", "wait": "pause before restarting",
            "limit": "point of alarm"}


def write(desk: Desk) -> None:
    """Write the bulletins in the order of their numbers."""
    random = desk.world.ledger.stream("bulletins")
    number = random.randint(11, 60)
    silent = asked(desk)
    for family, codes in desk.world.service.faults.items():
        for code in codes:
            old = desk.facts(code.id, "part", status=Status.SUPERSEDED)
            if old:
                new = desk.facts(code.id, "part", status=Status.CURRENT)[0]
                assert new.valid_from
                before = new.valid_from - timedelta(days=random.randint(200, 500))
                _bulletin(desk, family, code, old, number, before, number + 1)
                _bulletin(desk, family, code, [new], number + 1, new.valid_from, None)
                number += random.randint(2, 5)
    families = list(desk.world.service.faults.items())
    for family, codes in random.sample(families, min(2, len(families))):
        code = random.choice([code for code in codes if code not in silent
                              and len(desk.facts(code.id, "part")) == 1])
        names = random.choice((("wait",), ("part", "wait"), ("wait", "limit")))
        facts = desk.facts(code.id, *names)
        number += random.randint(1, 4)
        _bulletin(desk, family, code, facts, number, date(2026, random.randint(1, 8), 12), None)


def _bulletin(desk: Desk, family: str, code: Entity, facts: list[Fact], number: int, when: date,
              heir: int | None) -> None:
    short = code.aliases[0]
    sheet = desk.sheet(f"bulletins/sb-{number:03}-{slug(short)}.txt")
    subject = SUBJECTS[facts[0].attribute]
    title = sheet.pick(f"{family}, {short}: {subject}",
                       f"{short} on the {family} series: {subject}")
    owner = sheet.house["quality"]
    name = f"SB-{number:03}"
    state = "superseded" if heir else "current"
    if sheet.random.random() < 0.5:
        sheet.write(f"SERVICE BULLETIN {name}", "-" * 23, f"Subject:  {title}",
                    f"Date:     {long_date(when.isoformat())}",
                    f"Issued:   {as_label(owner)}", f"Status:   {state}", "")
    else:
        sheet.write(f"{as_label(owner)} / Service bulletin {name} / {when.isoformat()}",
                    title, "")
    if heir:
        sheet.write(f"*** WITHDRAWN: replaced by SB-{heir:03}. Superseded, kept for the record ***",
                    "")
    said = " ".join(sheet.say(fact, sheet.pick(code.name, short)) for fact in facts)
    kind = "part" if facts[0].attribute == "part" else "rule"
    why = sheet.passage(f"service_notes.bulletin_why_{kind}", family=family)
    action = sheet.passage("service_notes.bulletin_action_part" if kind == "part" and not heir
                           else "service_notes.bulletin_action", family=family)
    affected = sheet.pick(
        f"Affected are all {family} instruments in the field, whatever their build.",
        f"The bulletin applies to instruments of the {family} series and to no other.",
        f"Please read this if you look after {family} instruments.")
    start = facts[0].valid_from
    since = f"In force from {long_date(start.isoformat())}. " if start else ""
    heads = sheet.random.choice((("REASON", "WHAT APPLIES", "ACTION"),
                                 ("1. Background", "2. Rule", "3. What to do"), ("", "", "")))
    for head, text in zip(heads, (f"{affected} {why}", since + said, action), strict=True):
        sheet.write(*([head] if head else []), text, "")
    if not heir and start:
        sheet.write(f"This bulletin replaces SB-{number - 1:03}.")
    sheet.write("", sheet.pick(
        f"Distribution: workshops, field engineers, {sheet.house['support']}. Hang a printed copy "
        "beside the test bench.",
        f"Please pass this bulletin on to {sheet.house['support']} and to every partner who "
        "carries the parts.",
        f"Remarks on this bulletin go into {sheet.house['tickets']}, with its number in the "
        "subject line."))
    sheet.finish("service bulletin", f"Service bulletin {name}: {title}",
                 Status.SUPERSEDED if heir else Status.CURRENT, owner, when)

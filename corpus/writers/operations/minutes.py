"""Minutes of steering committees, in plain text; older ones carry values that were replaced."""

from __future__ import annotations

from datetime import date, timedelta

from corpus.facts import Entity, Fact, Status
from corpus.world.ledger import TODAY
from corpus.writers.background import as_label, capitalised
from corpus.writers.desk import Desk, Sheet, slug
from corpus.writers.operations.telling import between, listed, spoken, told

ROLES = ("representative of {board} (chair)", "project lead", "project office (minutes)",
         "controller, {finance}", "{it}", "{quality}", "works council", "{purchasing}",
         "{workplace}", "Production", "Sales", "{legal}", "{hr}", "{safety}")


def write(desk: Desk) -> None:
    """Write one or two sets of minutes for each programme."""
    for programme in desk.world.operations.programmes:
        old = desk.facts(programme.id, "budget", status=Status.SUPERSEDED)
        kickoff = date.fromisoformat(desk.facts(programme.id, "kickoff")[0].values[0].text)
        changes = [fact.valid_from for fact in desk.facts(programme.id, status=Status.CURRENT)
                   if fact.valid_from is not None]
        latest = max(changes, default=kickoff + timedelta(days=60))
        # The second record takes no passage that stands in the first.
        taken: set[tuple[str, int]] = set()
        if old:
            _minutes(desk, programme, "early", kickoff + timedelta(days=14),
                     old[0].valid_to or latest, taken)
        _minutes(desk, programme, "late", latest + timedelta(days=5), TODAY - timedelta(days=4),
                 taken)


def _facts(desk: Desk, programme: Entity, on: date, phase: str) -> list[Fact]:
    """Return what the committee could know on that day and would talk about."""
    facts = [fact for status in (Status.CURRENT, Status.SUPERSEDED)
             for fact in told(desk, programme, status=status)]
    known = [fact for fact in facts
             if (fact.valid_from is None or fact.valid_from <= on)
             and (fact.valid_to is None or fact.valid_to > on)]
    wanted = ("budget", "kickoff", "golive") if phase == "early" else (
        "budget", "golive", "streams", "sponsor")
    return [fact for name in wanted for fact in known if fact.attribute == name]


def _minutes(desk: Desk, programme: Entity, phase: str, first: date, last: date,
             taken: set[tuple[str, int]]) -> None:
    sheet = desk.sheet(f"minutes/{slug(programme.name)}-{phase}.txt")
    sheet.taken = taken
    held = between(sheet, first, last)
    facts = {fact.attribute: fact for fact in _facts(desk, programme, held, phase)}
    old = any(fact.status is Status.SUPERSEDED for fact in facts.values())
    title = f"Steering committee, {programme.name}: minutes of {spoken(held)}"
    story = desk.world.operations.stories[programme.id]
    _head(sheet, programme, title, held, old)
    number = 1
    number = _item(sheet, number, sheet.pick("Opening", "Opening and agenda", "Welcome",
                   "Formalities"), sheet.passage("minutes.opening"),
                   [facts.pop("kickoff")] if "kickoff" in facts and phase == "early" else [])
    items = [(heading, capitalised(text)) for heading, _, text in (
        text.partition(" || ") for text in listed(sheet, f"{story}.{phase}"))]
    if phase == "late" and sheet.random.random() < 0.5:
        sheet.random.shuffle(items)
    plan = [facts.pop(name) for name in ("golive", "streams") if name in facts]
    place = sheet.random.randint(0, 1)
    for turn, (heading, text) in enumerate(items):
        if turn == place and plan:
            number = _item(sheet, number, sheet.pick("Plan and progress", "Where we stand",
                           "Report of the project lead"), sheet.passage("minutes.plan"), plan)
        number = _item(sheet, number, heading, text, [])
    money = [facts.pop("budget")] if "budget" in facts else []
    number = _item(sheet, number, sheet.pick("Finances", "Money and commitments", "Report of the "
                   "controller"), sheet.passage("minutes.money"), money)
    number = _item(sheet, number, sheet.pick("Risks", "Register of risks", "Dependencies"),
                   sheet.passage("minutes.risks"), list(facts.values()))
    sheet.write(f"{number}. {sheet.pick('ACTIONS', 'Who does what', 'Actions from this meeting')}",
                "")
    sheet.write(*(f"   - {line}" for line in listed(sheet, f"{story}.{phase}_actions")), "",
                sheet.passage("minutes.closing"))
    sheet.finish("minutes", title, Status.SUPERSEDED if old else Status.CURRENT,
                 owner="project office", effective=held)


def _head(sheet: Sheet, programme: Entity, title: str, held: date, old: bool) -> None:
    roles = [role.format(**{slot: as_label(name) for slot, name in sheet.house.items()})
             for role in ROLES]
    present = [*roles[:4], *sheet.random.sample(roles[4:], sheet.random.randint(3, 6))]
    style = sheet.random.randrange(3)
    if style == 0:
        sheet.write(title.upper(), "=" * 60, "", f"Held on:  {spoken(held)}",
                    f"Place:    {sheet.pick('large meeting room', 'library', 'by video')}",
                    f"Present:  {'; '.join(present)}")
    elif style == 1:
        sheet.write(f"MINUTES  {programme.name}", f"Date     {held.isoformat()}", "",
                    "Attendance", *(f"  * {role}" for role in present))
    else:
        sheet.write(f"{programme.name}", f"Steering committee meeting, {spoken(held)}", "-" * 40,
                    f"Present were: {', '.join(present)}.", "Apologies: see attendance sheet.")
    if old:
        sheet.write(sheet.pick("Status: superseded by later minutes of this committee.",
                               "NOTE: filed copy. Later decisions have replaced parts of this "
                               "record (superseded).",
                               "Standing: superseded; figures held until the re-approval."))
    sheet.write("")


def _item(sheet: Sheet, number: int, heading: str, text: str, facts: list[Fact]) -> int:
    said = " ".join(sheet.say(fact) for fact in facts)
    sheet.write(f"{number}. {heading}", "")
    sheet.write(f"{text} {said}".strip() if number % 2 else f"{said} {text}".strip(), "")
    return number + 1
